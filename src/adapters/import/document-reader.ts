/** Reads Word and PDF on Node: each file in a thread of its own, with little memory and ten seconds (performance 2d). */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { DocumentKind, DocumentReader, DocumentWords } from '../../ports/document-reader.ts'
import { readDirectory } from './zip-directory.ts'

export interface ReaderOptions {
  /** Largest file, in bytes. */
  bytesMost?: number
  killAfterMs?: number
}

const BYTES_MOST = 20 * 1024 * 1024
const KILL_AFTER_MS = 10_000
const LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
const SIGNATURES: Readonly<Record<DocumentKind, readonly number[]>> = {
  docx: [0x50, 0x4b, 0x03, 0x04],
  pdf: [0x25, 0x50, 0x44, 0x46],
  xlsx: [0x50, 0x4b, 0x03, 0x04],
}
/** Threads of Node 20 do not take over the loader of TypeScript (`--import tsx`), so the thread loads it for itself. */
const LOADER = pathToFileURL(
  createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs'),
).href
const ENTRY = new URL('./convert.worker.ts', import.meta.url).href
const BOOTSTRAP = `import('${LOADER}').then(({ tsImport }) => tsImport('${ENTRY}', '${ENTRY}'))`

/** Word files with a password, and the old .doc, are compound files. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0] as const

export function documentReader({
  bytesMost = BYTES_MOST,
  killAfterMs = KILL_AFTER_MS,
}: ReaderOptions = {}): DocumentReader {
  // One at a time: two hostile files together must not take twice the memory.
  let last: Promise<unknown> = Promise.resolve()
  return {
    read(kind, bytes) {
      const refusal = refuse(kind, bytes, bytesMost)
      if (refusal) return Promise.resolve(refusal)
      const next = last.then(() => convert(kind, bytes, killAfterMs))
      last = next
      return next
    },
  }
}

/** What can be told without opening the file. */
function refuse(kind: DocumentKind, bytes: Uint8Array, most: number): DocumentWords | null {
  if (bytes.length > most) return { kind: 'unread', why: 'too-large' }
  if (kind !== 'pdf' && startsWith(bytes, COMPOUND)) return { kind: 'unread', why: 'protected' }
  // A PDF may have a few bytes before its mark.
  const isRight =
    kind !== 'pdf' ? startsWith(bytes, SIGNATURES[kind]) : Buffer.from(bytes.subarray(0, 1024)).includes('%PDF')
  if (!isRight) return { kind: 'unread', why: 'broken' }
  const directory = kind === 'pdf' ? null : readDirectory(bytes)
  return directory?.kind === 'unsound' ? { kind: 'unread', why: directory.why } : null
}

function convert(kind: DocumentKind, bytes: Uint8Array, killAfterMs: number): Promise<DocumentWords> {
  return new Promise((resolve) => {
    const worker = new Worker(BOOTSTRAP, {
      eval: true,
      execArgv: [],
      workerData: { kind, bytes },
      resourceLimits: LIMITS,
      // The thread gets no environment: whatever a file could make it do, there is no key to read.
      env: {},
      stdout: true,
      stderr: true,
    })
    const settle = (answer: DocumentWords): void => {
      clearTimeout(timer)
      resolve(answer)
      worker.terminate().catch(() => undefined)
    }
    const timer = setTimeout(() => settle({ kind: 'unread', why: 'too-slow' }), killAfterMs)
    worker.once('message', (answer: DocumentWords) => settle(answer))
    // Out of memory, mostly: what it was cannot matter to the person, who pastes the text instead.
    worker.once('error', () => settle({ kind: 'unread', why: 'broken' }))
    worker.once('exit', () => settle({ kind: 'unread', why: 'broken' }))
  })
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}
