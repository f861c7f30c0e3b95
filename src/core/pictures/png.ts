/** PNG (W3C PNG §5): the chunks that make the picture; text, time, Exif and what nobody knows are left out. */
import { ascii, join, viewOf } from './bytes.ts'

const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

/** The picture up to IEND; null when its head, its data or its end is missing. */
export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  const seen = new Set<string>()
  let at = 8
  while (at + 12 <= bytes.length && !seen.has('IEND')) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const name = ascii(bytes, at + 4, at + 8)
    if (seen.size === 0 && (name !== 'IHDR' || end - at !== 25)) return null
    if (KEPT.has(name)) parts.push(bytes.subarray(at, end))
    seen.add(name)
    at = end
  }
  return seen.has('IDAT') && seen.has('IEND') ? join(parts) : null
}
