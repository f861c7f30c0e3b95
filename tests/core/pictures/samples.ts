/** Small pictures with a place hidden in every corner where cameras put one. */

/** Must stand in no kept byte. */
export const PLACE = 'GPS-N32.0E119.5-SECRET'
const text = (words: string): number[] => [...new TextEncoder().encode(words)]
const u16 = (value: number): number[] => [value >> 8, value & 255]
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

export const bytesOf = (...parts: number[][]): Uint8Array => Uint8Array.from(parts.flat())

export function segment(marker: number, body: number[]): number[] {
  return [0xff, marker, ...u16(body.length + 2), ...body]
}

/** Exif with an orientation and a GPS pointer (0x8825), and the place as its words. */
export function exif(orientation: number): number[] {
  const entry = (tag: number, type: number, value: number[]): number[] => [
    ...u16(tag),
    ...u16(type),
    ...u32(1),
    ...value,
  ]
  const entries = [entry(0x0112, 3, [...u16(orientation), 0, 0]), entry(0x8825, 4, u32(38))]
  const tiff = [...text('MM'), ...u16(42), ...u32(8), ...u16(2), ...entries.flat(), ...u32(0), ...text(PLACE)]
  return segment(0xe1, [...text('Exif'), 0, 0, ...tiff])
}

export const xmp = (): number[] => segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x ${PLACE}/>`))
export const comment = (): number[] => segment(0xfe, text(PLACE))
export const mpf = (): number[] => segment(0xe2, text(`MPF\0${PLACE}`))
export const icc = (): number[] => segment(0xe2, text('ICC_PROFILE\0\u0001\u0001colours'))
export const quantisation = (): number[] => segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)])
/** A scan with stuffing and a restart, which are no ends. */
export const scan = (): number[] => [...segment(0xda, [1, 1, 0, 0, 63, 0]), 7, 0xff, 0, 9, 0xff, 0xd0, 5]
export const END = [0xff, 0xd9]

export function jpeg(before: number[][], between: number[][] = [], behind: number[] = []): Uint8Array {
  const middle = between.flatMap((part) => [...part, ...scan()])
  return bytesOf([0xff, 0xd8], ...before, quantisation(), scan(), middle, END, behind)
}

export function chunk(name: string, body: number[]): number[] {
  return [...u32(body.length), ...text(name), ...body, 0, 0, 0, 0]
}
export const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const IHDR = chunk('IHDR', [...u32(1), ...u32(1), 8, 0, 0, 0, 0])
export function png(extra: number[][], behind: number[] = []): Uint8Array {
  return bytesOf(PNG_HEAD, IHDR, ...extra, chunk('IDAT', [1, 2, 3]), chunk('IEND', []), behind)
}
export const placed = (name: string): number[] => chunk(name, text(PLACE))

export function webp(extra: number[][], behind: number[] = []): Uint8Array {
  const little = (value: number): number[] => u32(value).toReversed()
  const part = (name: string, body: number[]): number[] => [
    ...text(name),
    ...little(body.length),
    ...body,
    ...(body.length % 2 === 1 ? [0] : []),
  ]
  const body = [
    ...part('VP8X', [0b1100, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ...part('VP8L', [0x2f, 1, 2]),
    ...extra.flatMap((name) => part(String.fromCharCode(...name), text(PLACE))),
  ]
  return bytesOf(text('RIFF'), little(body.length + 4), text('WEBP'), body, behind)
}
export const name = text

function box(type: string, body: number[]): number[] {
  return [...u32(body.length + 8), ...text(type), ...body]
}

/** A HEIC with a picture, its Exif and its XMP in `mdat`. */
export function heic(brand = 'heic', behind: number[] = []): Uint8Array {
  const ftyp = box('ftyp', [...text(brand), 0, 0, 0, 0, ...text('mif1heic')])
  const infe = (id: number, type: string, more: number[] = []): number[] =>
    box('infe', [2, 0, 0, 0, ...u16(id), 0, 0, ...text(type), 0, ...more])
  const items = [infe(1, 'hvc1'), infe(2, 'Exif'), infe(3, 'mime', [...text('application/rdf+xml'), 0])]
  const iinf = box('iinf', [0, 0, 0, 0, ...u16(3), ...items.flat()])
  const pieces = [text('PICTURE-OF-A-KITCHEN'), text(`Exif\0\0${PLACE}`), text(`<x ${PLACE}/>`)]
  const make = (start: number): number[] => {
    let at = start
    const rows = pieces.map((piece, index) => {
      const row = [...u16(index + 1), ...u16(0), ...u16(1), ...u32(at), ...u32(piece.length)]
      at += piece.length
      return row
    })
    const iloc = box('iloc', [0, 0, 0, 0, 0x44, 0x00, ...u16(3), ...rows.flat()])
    return box('meta', [0, 0, 0, 0, ...iinf, ...iloc])
  }
  const start = ftyp.length + make(0).length + 8
  return bytesOf(ftyp, make(start), box('mdat', pieces.flat()), behind)
}

/** A film behind the picture, as Samsung's motion photos have it. */
export const film = (): number[] => box('mpvd', text(PLACE))

export function pdf(): Uint8Array {
  return bytesOf(text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n'))
}
