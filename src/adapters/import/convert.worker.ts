/** The thread in which a stranger's file is opened; it may run out of memory or time without harm to the desk. */
import { parentPort, workerData } from 'node:worker_threads'
import mammoth from 'mammoth'
import { readSheet } from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import type { DocumentKind, DocumentWords } from '../../ports/document-reader.ts'
import { linesOfHtml } from './html-lines.ts'
import { readDirectory, unpacksAsSaid } from './zip-directory.ts'

type Job = { kind: DocumentKind; bytes: Uint8Array }

/** A page of a text document carries more; stamps and page numbers of a scan carry less. */
const LETTERS_A_PAGE_LEAST = 12
const PAGES_MOST = 500

async function convert({ kind, bytes }: Job): Promise<DocumentWords> {
  if (kind === 'xlsx') return readWorkbook(bytes)
  return kind === 'docx' ? readDocx(bytes) : readPdf(bytes)
}

/** The first sheet; a date is written as a day, whatever the cell looks like. */
async function readWorkbook(bytes: Uint8Array): Promise<DocumentWords> {
  const directory = readDirectory(bytes)
  if (directory.kind === 'unsound') return { kind: 'unread', why: directory.why }
  if (!directory.entries.some(({ name }) => name === 'xl/workbook.xml')) return { kind: 'unread', why: 'broken' }
  if (!unpacksAsSaid(bytes, directory.entries)) return { kind: 'unread', why: 'bomb' }
  const rows = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const text = (cell: unknown): string => {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10)
    return cell === null || cell === undefined ? '' : String(cell as string | number | boolean)
  }
  return { kind: 'read', text: JSON.stringify(rows.map((row) => row.map(text))) }
}

async function readDocx(bytes: Uint8Array): Promise<DocumentWords> {
  const directory = readDirectory(bytes)
  if (directory.kind === 'unsound') return { kind: 'unread', why: directory.why }
  if (!directory.entries.some(({ name }) => name === 'word/document.xml')) return { kind: 'unread', why: 'broken' }
  if (!unpacksAsSaid(bytes, directory.entries)) return { kind: 'unread', why: 'bomb' }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Pictures are not read: their bytes would stand in the HTML.
  const { value } = await mammoth.convertToHtml(
    { buffer },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
  )
  const text = linesOfHtml(value)
  return text === '' ? { kind: 'unread', why: 'no-text' } : { kind: 'read', text }
}

async function readPdf(bytes: Uint8Array): Promise<DocumentWords> {
  const pdf = await getDocumentProxy(bytes)
  if (pdf.numPages > PAGES_MOST) return { kind: 'unread', why: 'too-large' }
  const { text } = await extractText(pdf, { mergePages: false })
  const words = text.join('\n').replace(/\u0000/g, '')
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters < LETTERS_A_PAGE_LEAST * pdf.numPages) return { kind: 'unread', why: 'no-text' }
  return { kind: 'read', text: words }
}

/** Libraries say in their own words that a file is locked; everything else that they throw means that it is broken. */
function faultOf(error: unknown): DocumentWords {
  const name = error instanceof Error ? `${error.name} ${error.message}` : ''
  return { kind: 'unread', why: /password|encrypt/i.test(name) ? 'protected' : 'broken' }
}

const answer = await convert(workerData as Job).catch(faultOf)
parentPort?.postMessage(answer)
