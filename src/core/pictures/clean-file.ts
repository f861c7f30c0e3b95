/** Files by their bytes, not their name: pictures without what a camera writes about place and owner, and PDF papers. */
import { ascii, startsWith } from './bytes.ts'
import { cleanHeif, isHeif } from './heif.ts'
import { cleanJpeg } from './jpeg.ts'
import { isPdf } from './pdf.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

export type FileKind = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf'

export type Cleaned =
  | { kind: 'clean'; type: FileKind; bytes: Uint8Array }
  /** `heic`: a picture of a phone that could not be freed of its place; `unknown`: nothing that is taken here, or cut off. */
  | { kind: 'refused'; why: 'heic' | 'unknown' }

/** Kinds that every browser shows; the others are handed out as a download. */
const SHOWN: ReadonlySet<string> = new Set<FileKind>(['image/jpeg', 'image/png', 'image/webp'])

export function isShown(kind: string): boolean {
  return SHOWN.has(kind)
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
} satisfies Record<FileKind, string>

/** Every kind that is kept. */
export const FILE_KINDS = Object.keys(ENDINGS)

/** The file's name outside, with an ending that fits its kind; without one when the kind is not known. */
export function fileName(id: string, kind: string): string {
  const ending = ENDINGS[kind]
  return ending === undefined ? id : `${id}.${ending}`
}

/** The file as it may be kept, or why it may not. */
export function cleanFile(bytes: Uint8Array): Cleaned {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return cleaned('image/jpeg', cleanJpeg(bytes))
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return cleaned('image/png', cleanPng(bytes))
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return cleaned('image/webp', cleanWebp(bytes))
  if (isHeif(bytes)) return cleaned('image/heic', cleanHeif(bytes), 'heic')
  return cleaned('application/pdf', isPdf(bytes) ? bytes : null)
}

function cleaned(type: FileKind, bytes: Uint8Array | null, why: 'heic' | 'unknown' = 'unknown'): Cleaned {
  return bytes === null ? { kind: 'refused', why } : { kind: 'clean', type, bytes }
}
