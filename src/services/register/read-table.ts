/** The rows of a csv or xlsx file that somebody hands in. */
import { parseCsv } from '../../core/csv.ts'
import type { DocumentReader } from '../../ports/document-reader.ts'
import { done, type Outcome } from '../desk/refusal.ts'

const XLSX = [0x50, 0x4b, 0x03, 0x04]
const ROWS_MOST = 20_000

export async function readTable(documents: DocumentReader | null, bytes: Uint8Array): Promise<Outcome<string[][]>> {
  const isSheet = XLSX.every((byte, at) => bytes[at] === byte)
  const rows = isSheet ? await sheetRows(documents, bytes) : parseCsv(textOf(bytes))
  if (typeof rows === 'string') return refused(rows)
  if (rows.length < 2) return refused('文件里没有行。第一行是表头，下面一行一个人。')
  return rows.length > ROWS_MOST ? refused(`最多 ${ROWS_MOST} 行，请拆开。`) : done(rows)
}

function refused(why: string): Outcome<never> {
  return { kind: 'invalid', field: 'file', why }
}

async function sheetRows(documents: DocumentReader | null, bytes: Uint8Array): Promise<string[][] | string> {
  if (documents === null) return '这里读不了 xlsx，请另存为 csv 再传。'
  const read = await documents.read('xlsx', bytes)
  return read.kind === 'read' ? (JSON.parse(read.text) as string[][]) : '这个文件读不出来。另存为 csv 再传。'
}

/** Spreadsheets here save csv as GB18030 unless told otherwise. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
