/** Pictures by their bytes, not their name; what a camera writes about place and owner is taken out. */

export interface Photo {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Uint8Array
}

/** The picture without its metadata, or null when the bytes are no JPEG, PNG or WebP. */
export function cleanPhoto(bytes: Uint8Array): Photo | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) {
    const cleaned = cleanJpeg(bytes)
    return cleaned === null ? null : { type: 'image/jpeg', bytes: cleaned }
  }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return { type: 'image/png', bytes: cleanPng(bytes) }
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && ascii(bytes, 8, 12) === 'WEBP')
    return { type: 'image/webp', bytes: cleanWebp(bytes) }
  return null
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Drops APP1–APP15 (Exif with GPS, XMP, IPTC) and comments; everything from the scan on is kept as it is. JPEG: ITU T.81 §B.1. */
function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) return join([...parts, bytes.subarray(at)])
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return null
    const personal = (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe
    if (!personal) parts.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
  }
  return null
}

const PNG_PERSONAL = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

/** Drops text, time and Exif chunks. PNG: W3C PNG §5.3. */
function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    if (!PNG_PERSONAL.has(ascii(bytes, at + 4, at + 8))) parts.push(bytes.subarray(at, end))
    at = end
  }
  return join(parts)
}

/** Drops EXIF and XMP chunks and mends the size in the head. WebP: RFC 9649 §2. */
function cleanWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true)
    const end = Math.min(bytes.length, at + 8 + size + (size % 2))
    const name = ascii(bytes, at, at + 4)
    if (name !== 'EXIF' && name !== 'XMP ') parts.push(bytes.subarray(at, end))
    at = end
  }
  const whole = join([bytes.subarray(0, 12), ...parts])
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
  return whole
}
