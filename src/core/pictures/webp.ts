/** WebP (RFC 9649): the chunks that make the picture; Exif, XMP and unknown chunks are left out. */
import { ascii, join, viewOf } from './bytes.ts'

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const PICTURES = ['VP8 ', 'VP8L', 'ANMF']
/** Bits of VP8X that announce Exif (8) and XMP (4). */
const METADATA_BITS = 0b1100

/** The picture within its declared size; null when it holds none or is cut off. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  if (bytes.length < 20) return null
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const parts: Uint8Array[] = []
  const seen = new Set<string>()
  let at = 12
  while (at + 8 <= end) {
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (at + 8 + size > bytes.length) return null
    const name = ascii(bytes, at, at + 4)
    const chunk = bytes.slice(at, Math.min(next, bytes.length))
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~METADATA_BITS
    if (KEPT.has(name)) parts.push(chunk)
    seen.add(name)
    at = next
  }
  if (!PICTURES.some((name) => seen.has(name))) return null
  const whole = join([bytes.subarray(0, 12), ...parts])
  viewOf(whole).setUint32(4, whole.length - 8, true)
  return whole
}
