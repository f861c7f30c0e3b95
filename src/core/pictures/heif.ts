/** HEIC and HEIF (ISO 23008-12): the picture of an iPhone as it is, with the bytes of its Exif and XMP items blanked. */
import { ascii, viewOf } from './bytes.ts'

const BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'mif1'])
/** Anything else at the top (Motion Photo films, vendor boxes) is blanked too. */
const TOP = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip'])

interface Box {
  type: string
  /** Where the box begins, where its contents begin, and where it ends. */
  from: number
  body: number
  to: number
}

/** Whether it says that it is one. */
export function isHeif(bytes: Uint8Array): boolean {
  return ascii(bytes, 4, 8) === 'ftyp' && BRANDS.has(ascii(bytes, 8, 12))
}

/** A copy without metadata of place and owner; null when the file is no single picture or cannot be read to its end. */
export function cleanHeif(bytes: Uint8Array): Uint8Array | null {
  try {
    return cleaned(bytes)
  } catch (error) {
    // Reading past the end: the file is cut off or lies about its sizes.
    if (error instanceof RangeError) return null
    throw error
  }
}

function cleaned(bytes: Uint8Array): Uint8Array | null {
  const top = boxesIn(bytes, 0, bytes.length)
  const [ftyp] = top
  const meta = top.find(({ type }) => type === 'meta')
  if (ftyp?.type !== 'ftyp' || meta === undefined) return null
  // A film (image sequence) carries metadata of its own.
  if (top.some(({ type }) => type === 'moov') || !top.some(({ type }) => type === 'mdat')) return null
  const copy = bytes.slice()
  for (const { type, from, body, to } of top) {
    if (TOP.has(type) && type !== 'free' && type !== 'skip') continue
    copy.fill(0, body, to)
    copy.set([0x66, 0x72, 0x65, 0x65], from + 4)
  }
  return blankItems(copy, meta) ? copy : null
}

/** Blanks the extents of every item that describes instead of showing. */
function blankItems(copy: Uint8Array, meta: Box): boolean {
  const inside = boxesIn(copy, meta.body + 4, meta.to)
  const named = (type: string): Box | undefined => inside.find((box) => box.type === type)
  const [iinf, iloc, idat] = [named('iinf'), named('iloc'), named('idat')]
  if (iinf === undefined || iloc === undefined) return false
  const describing = describingItems(copy, iinf)
  for (const { id, inIdat, extents } of locations(copy, iloc)) {
    if (!describing.has(id)) continue
    const base = inIdat ? (idat?.body ?? copy.length) : 0
    for (const { offset, length } of extents) {
      if (base + offset + length > copy.length) return false
      // Length 0 means: to the end of the file; nobody writes Exif so.
      if (length === 0) return false
      copy.fill(0, base + offset, base + offset + length)
    }
  }
  for (const box of inside) {
    if (box.type === 'uuid' || box.type === 'xml ' || box.type === 'bxml') copy.fill(0, box.body, box.to)
  }
  return true
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= to) {
    const size = view.getUint32(at)
    const large = size === 1
    const length = large ? Number(view.getBigUint64(at + 8)) : size === 0 ? to - at : size
    const body = at + (large ? 16 : 8)
    if (at + length > to || at + length < body) throw new RangeError('a box ends outside')
    boxes.push({ type: ascii(bytes, at + 4, at + 8), from: at, body, to: at + length })
    at += length
  }
  return boxes
}

/** Ids of items of type Exif, and of those that are XMP or another text. ISO 14496-12 §8.11.6. */
function describingItems(bytes: Uint8Array, iinf: Box): Set<number> {
  const view = viewOf(bytes)
  const wide = bytes[iinf.body] !== 0
  const found = new Set<number>()
  for (const { type, body } of boxesIn(bytes, iinf.body + (wide ? 8 : 6), iinf.to)) {
    if (type !== 'infe') continue
    const version = bytes[body] ?? 0
    if (version < 2) throw new RangeError('an item without a type')
    const long = version > 2
    const id = long ? view.getUint32(body + 4) : view.getUint16(body + 4)
    const kind = ascii(bytes, body + (long ? 10 : 8), body + (long ? 14 : 12))
    if (kind === 'Exif' || kind === 'mime' || kind === 'uri ') found.add(id)
  }
  return found
}

interface Location {
  id: number
  inIdat: boolean
  extents: { offset: number; length: number }[]
}

/** Where the bytes of each item lie. ISO 14496-12 §8.11.3. */
function locations(bytes: Uint8Array, { body }: Box): Location[] {
  const view = viewOf(bytes)
  let at = body + 6
  const read = (size: number): number => {
    const value = size === 0 ? 0 : size === 2 ? view.getUint16(at) : size === 4 ? view.getUint32(at) : big()
    at += size
    return value
  }
  const big = (): number => Number(view.getBigUint64(at))
  const version = bytes[body] ?? 0
  const sizes = view.getUint16(body + 4)
  const [offsetSize, lengthSize, baseSize, indexSize] = [12, 8, 4, 0].map((shift) => (sizes >> shift) & 15) as [
    number,
    number,
    number,
    number,
  ]
  const count = read(version < 2 ? 2 : 4)
  const items: Location[] = []
  for (let item = 0; item < count; item += 1) {
    const id = read(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : read(2) & 15
    read(2)
    const base = read(baseSize)
    const extents = Array.from({ length: read(2) }, () => {
      if (version > 0) read(indexSize)
      const offset = base + read(offsetSize)
      return { offset, length: read(lengthSize) }
    })
    items.push({ id, inIdat: method === 1, extents })
  }
  return items
}
