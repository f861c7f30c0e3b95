// Grown-ups whom a child calls by surname and title.
import { isSurname } from './name-surnames.ts'

const NEIGHBOUR = /([\p{Script=Han}])(?:奶奶|爷爷|阿姨|叔叔|伯伯|大妈|大爷|婆婆|阿婆)/gu

/** 张奶奶 is a neighbour of the child that writes, and nobody of its home. */
export function withoutNeighbours(text: string): string {
  return text.replace(NEIGHBOUR, (whole, first: string) => (isSurname(first) ? '那人' : whole))
}
