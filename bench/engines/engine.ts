/** What is measured by `npm run bench -- search`: one way to search, built over given material, asked for its ten best. */
import type { Bundle } from '../../src/core/knowledge/article.ts'

export const TOP = 10

/** What every engine gets, ready before it is built, so that only its own work and memory count. */
export interface Material {
  bundle: Bundle
  /** Titles, asks and passages, and their terms: the same for all. */
  texts: readonly string[]
  terms: (text: string) => string[]
  vectors: readonly Float32Array[]
  dims: number
}

export interface Asked {
  question: string
  vector: Float32Array
}

/** Rows of the ten best; the whole answer tells none. */
export type Find = (asked: Asked) => readonly number[] | Promise<readonly number[]>

export interface Engine {
  name: string
  /** `vectors` are measured by how many of the exact ten they find; `whole`: search, fusion and quotation. */
  kind: 'whole' | 'words' | 'vectors'
  own: boolean
  build(material: Material): Find | Promise<Find>
}

/** Rows of the highest scores, best first. */
export function topOf(scores: ArrayLike<number>, most = TOP): number[] {
  const rows: number[] = []
  let least = 0
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0
    if (score <= least && rows.length === most) continue
    let at = rows.length
    while (at > 0 && (scores[rows[at - 1] ?? 0] ?? 0) < score) at -= 1
    rows.splice(at, 0, row)
    if (rows.length > most) rows.pop()
    if (rows.length === most) least = scores[rows[most - 1] ?? 0] ?? 0
  }
  return rows
}
