/** Reads what a zip file says of itself before anything is unpacked, then unpacks no more than it may. */
import { inflateRawSync } from 'node:zlib'

export type ZipEntry = {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
  encrypted: boolean
}
export type ZipVerdict =
  | { kind: 'sound'; entries: ZipEntry[] }
  | { kind: 'unsound'; why: 'broken' | 'bomb' | 'protected' }

export const UNPACKED_MOST = 20 * 1024 * 1024
export const RATIO_MOST = 50
/** Small files may shrink more than that without harm: an empty form is mostly repetition. */
const RATIO_FROM = 256 * 1024
const ENTRIES_MOST = 2_000
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_LENGTH = 22
const COMMENT_MOST = 65_535
const STORED = 0
const DEFLATED = 8

/** The central directory alone, without unpacking a byte. */
export function readDirectory(bytes: Uint8Array): ZipVerdict {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(buffer)
  if (end === -1) return { kind: 'unsound', why: 'broken' }
  const count = buffer.readUInt16LE(end + 10)
  if (count > ENTRIES_MOST) return { kind: 'unsound', why: 'bomb' }
  const entries: ZipEntry[] = []
  let at = buffer.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY)
      return { kind: 'unsound', why: 'broken' }
    const nameLength = buffer.readUInt16LE(at + 28)
    entries.push({
      name: buffer.toString('utf8', at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      unpacked: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
      encrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  return judge(entries, buffer.length)
}

function judge(entries: ZipEntry[], size: number): ZipVerdict {
  if (entries.some(({ encrypted }) => encrypted)) return { kind: 'unsound', why: 'protected' }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const isBomb = unpacked > UNPACKED_MOST || (unpacked > RATIO_FROM && unpacked / Math.max(1, size) > RATIO_MOST)
  return isBomb ? { kind: 'unsound', why: 'bomb' } : { kind: 'sound', entries }
}

/** Whether every entry unpacks to just what the directory says: a directory may lie. */
export function unpacksAsSaid(bytes: Uint8Array, entries: readonly ZipEntry[]): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return entries.every((entry) => unpacksTo(buffer, entry))
}

function unpacksTo(buffer: Buffer, { method, packed, unpacked, offset }: ZipEntry): boolean {
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== LOCAL_ENTRY) return false
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  const content = buffer.subarray(start, start + packed)
  if (content.length !== packed) return false
  if (method === STORED) return packed === unpacked
  if (method !== DEFLATED) return false
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) }).length === unpacked
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

function endOfDirectory(buffer: Buffer): number {
  const least = Math.max(0, buffer.length - END_LENGTH - COMMENT_MOST)
  for (let at = buffer.length - END_LENGTH; at >= least; at -= 1) {
    if (buffer.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return -1
}
