/** PDF (ISO 32000-1 §7.5): looks like a whole document. What is in it is not read; it is only ever handed out as a download. */
import { ascii } from './bytes.ts'

/** The end of a document stands within its last bytes; some writers add blanks or a signature's padding. */
const TAIL = 2048

export function isPdf(bytes: Uint8Array): boolean {
  if (!/^%PDF-[12]\.\d/.test(ascii(bytes, 0, 8))) return false
  const tail = ascii(bytes, Math.max(0, bytes.length - TAIL), bytes.length)
  return /startxref\s+\d+\s+%%EOF/.test(tail)
}
