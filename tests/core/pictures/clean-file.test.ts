/** What a picture keeps and what it loses; no place survives, wherever a camera hid it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFile } from '../../../src/core/pictures/clean-file.ts'
import { orientationOf } from '../../../src/core/pictures/exif.ts'
import * as s from './samples.ts'

const latin = new TextDecoder('latin1')
const clean = (bytes: Uint8Array): { type: string; bytes: Uint8Array; words: string } => {
  const cleaned = cleanFile(bytes)
  if (cleaned.kind !== 'clean') throw new Error(`refused: ${cleaned.why}`)
  return { type: cleaned.type, bytes: cleaned.bytes, words: latin.decode(cleaned.bytes) }
}

describe('a JPEG', () => {
  it('ends at its own end: what lies behind is gone', () => {
    const behind = [...s.jpeg([s.exif(1)])]
    const { bytes, words } = clean(s.jpeg([s.exif(1), s.mpf()], [], behind))
    expect(words).not.toContain(s.PLACE)
    expect(Array.from(bytes.subarray(-2))).toEqual(s.END)
    expect(words.split('\u00ff\u00d8')).toHaveLength(2)
  })

  it('keeps its scans, its tables and its colours to the byte', () => {
    const { bytes } = clean(s.jpeg([s.icc()], [s.comment()]))
    expect(bytes).toEqual(s.bytesOf([0xff, 0xd8], s.icc(), s.quantisation(), s.scan(), s.scan(), s.END))
  })

  it('keeps which side is up, and nothing else of its Exif', () => {
    const { bytes, words } = clean(s.jpeg([s.exif(6)]))
    expect(Array.from(bytes.subarray(2, 4))).toEqual([0xff, 0xe1])
    expect(orientationOf(bytes.slice(6, 38))).toBe(6)
    expect(words).not.toContain('\u0088\u0025')
  })

  it('that stands upright has no Exif at all', () => {
    expect(clean(s.jpeg([s.exif(1)])).words).not.toContain('Exif')
  })

  it('that was cut off within its scan is ended', () => {
    const whole = s.jpeg([])
    expect(Array.from(clean(whole.slice(0, -3)).bytes.subarray(-2))).toEqual(s.END)
  })
})

describe('a HEIC', () => {
  it('keeps its picture and loses Exif and XMP in place', () => {
    const before = s.heic()
    const { type, bytes, words } = clean(before)
    expect(type).toBe('image/heic')
    expect(bytes).toHaveLength(before.length)
    expect(words).toContain('PICTURE-OF-A-KITCHEN')
    expect(words).not.toContain(s.PLACE)
  })

  it('loses the film behind it', () => {
    expect(clean(s.heic('mif1', s.film())).words).not.toContain(s.PLACE)
  })

  it.each([
    ['cut off', s.heic().slice(0, 90)],
    ['without an index', s.heic().slice(0, 24)],
  ])('%s is refused as one', (_, bytes) => {
    expect(cleanFile(bytes)).toEqual({ kind: 'refused', why: 'heic' })
  })
})

describe('refused', () => {
  it.each([
    ['a PNG head alone', s.bytesOf(s.PNG_HEAD)],
    ['a PNG without data', s.bytesOf(s.PNG_HEAD, s.IHDR, s.chunk('IEND', []))],
    ['a PNG without an end', s.png([]).slice(0, -12)],
    ['a WebP head alone', s.webp([]).slice(0, 20)],
    ['a JPEG head alone', s.bytesOf([0xff, 0xd8, 0xff])],
    ['a JPEG without a scan', s.bytesOf([0xff, 0xd8], s.exif(1), s.END)],
    ['a PDF that breaks off', s.pdf().slice(0, -20)],
    ['a film', s.heic('mp42')],
    ['nothing', new Uint8Array()],
    ['a page', new TextEncoder().encode('<script>alert(1)</script>%%EOF')],
  ])('%s', (_, bytes) => {
    expect(cleanFile(bytes)).toEqual({ kind: 'refused', why: 'unknown' })
  })
})

it('a PDF is kept as it is', () => {
  expect(clean(s.pdf())).toMatchObject({ type: 'application/pdf', bytes: s.pdf() })
})

const jpegPart = fc.constantFrom(s.exif(1), s.exif(8), s.xmp(), s.comment(), s.mpf(), s.icc(), s.quantisation())
const pngPart = fc.constantFrom(...['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'caBX', 'xxXx'].map(s.placed))
const webpPart = fc.constantFrom(...['EXIF', 'XMP ', 'JUNK'].map(s.name))
const behind = fc.constantFrom<number[]>([], s.film(), [...s.jpeg([s.exif(3)])], s.comment())

it('no place survives in any picture', () => {
  const few = <T>(part: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(part, { maxLength: 5 })
  const pictures = fc.oneof(
    fc.tuple(few(jpegPart), few(jpegPart), behind).map(([before, between, after]) => s.jpeg(before, between, after)),
    fc.tuple(few(pngPart), behind).map(([extra, after]) => s.png(extra, after)),
    fc.tuple(few(webpPart), behind).map(([extra, after]) => s.webp(extra, after)),
    fc
      .tuple(fc.constantFrom('heic', 'mif1', 'heix'), fc.constantFrom<number[]>([], s.film()))
      .map(([brand, after]) => s.heic(brand, after)),
  )
  fc.assert(
    fc.property(pictures, (picture) => {
      const { words, bytes } = clean(picture)
      expect(words).not.toContain(s.PLACE)
      expect(words).not.toContain('\u0088\u0025')
      // Cleaning twice changes nothing more.
      expect(clean(bytes).bytes).toEqual(bytes)
    }),
  )
})

it('random bytes and random cuts are answered, never thrown', () => {
  const cut = fc.constantFrom(s.jpeg([s.exif(6)]), s.png([]), s.webp([]), s.heic(), s.pdf()).chain((whole) =>
    fc.tuple(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255)).map(([end, at, value]) => {
      const copy = whole.slice(0, end)
      if (at < copy.length) copy[at] = value
      return copy
    }),
  )
  fc.assert(
    fc.property(fc.oneof(cut, fc.uint8Array({ maxLength: 200 })), (bytes) => void cleanFile(bytes)),
    { numRuns: 1000 },
  )
})
