/** The one thing of Exif that a picture needs: which side is up (CIPA DC-008 §4.6.2, tag 0x0112). */
import { ascii, viewOf } from './bytes.ts'

const ORIENTATION = 0x0112
const SHORT = 3

/** 2–8 when the picture has to be turned or mirrored; null when it stands upright or says nothing. */
export function orientationOf(app1: Uint8Array): number | null {
  if (ascii(app1, 0, 6) !== 'Exif\0\0') return null
  const tiff = app1.subarray(6)
  if (tiff.length < 14) return null
  const little = ascii(tiff, 0, 2) === 'II'
  const view = viewOf(tiff)
  const start = view.getUint32(4, little)
  if (start + 2 > tiff.length) return null
  const count = view.getUint16(start, little)
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12
    if (entry + 12 > tiff.length) return null
    if (view.getUint16(entry, little) !== ORIENTATION) continue
    const value = view.getUint16(entry + 8, little)
    return view.getUint16(entry + 2, little) === SHORT && value >= 2 && value <= 8 ? value : null
  }
  return null
}

/** An APP1 segment that holds the orientation and nothing else. */
export function orientationExif(orientation: number): Uint8Array {
  const head = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([...head, ...tiff])
}
