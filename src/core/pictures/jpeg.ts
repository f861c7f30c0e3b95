/** JPEG (ITU T.81 §B.1): one picture, its colours and its orientation; everything else a camera adds is left out. */
import { ascii, join, viewOf } from './bytes.ts'
import { orientationExif, orientationOf } from './exif.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COM = 0xfe

/**
 * The picture up to its own end: Exif with GPS, XMP, IPTC, comments and every further picture or film behind the end
 * (Motion Photo, MPF) are gone, wherever they stand. Null for what is cut off before its first scan.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = []
  let orientation: number | null = null
  let scans = 0
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    if (at + 4 > bytes.length) return null
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) return scans > 0 ? ended(parts, orientation) : null
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1) orientation ??= orientationOf(segment.subarray(4))
    if (belongs(marker, segment)) parts.push(segment)
    at = end
    if (marker === SOS) {
      scans += 1
      const next = endOfScan(bytes, at)
      parts.push(bytes.subarray(at, next))
      at = next
    }
  }
  return scans > 0 ? ended(parts, orientation) : null
}

/** What the picture needs to look right: tables, frames, scans, JFIF, colour profile, Adobe's colour transform. */
function belongs(marker: number, segment: Uint8Array): boolean {
  if (marker === COM) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return ascii(segment, 4, 9) === 'JFIF\0'
  if (marker === 0xe2) return ascii(segment, 4, 16) === 'ICC_PROFILE\0'
  return marker === 0xee && segment.length === 16 && ascii(segment, 4, 9) === 'Adobe'
}

/** Scan data run until a marker that is neither stuffing (FF00), fill (FFFF) nor a restart (FFD0–FFD7). */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at += 1
  }
  return bytes.length
}

function ended(parts: readonly Uint8Array[], orientation: number | null): Uint8Array {
  const turned = orientation === null ? [] : [orientationExif(orientation)]
  return join([Uint8Array.of(0xff, SOI), ...turned, ...parts, Uint8Array.of(0xff, EOI)])
}
