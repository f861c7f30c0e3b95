/** Vector searches of others: usearch (HNSW, native), sqlite-vec (every row, native). */
import Database from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import usearch from 'usearch'
import { TOP, type Engine } from './engine.ts'

export const SQLITE_VEC = 'sqlite-vec, every row'

export const VECTORS: readonly Engine[] = [
  {
    name: 'usearch, HNSW',
    kind: 'vectors',
    own: false,
    build({ vectors, dims }) {
      const { Index, MetricKind, ScalarKind } = usearch
      const index = new Index({
        dimensions: dims,
        metric: MetricKind.Cos,
        quantization: ScalarKind.F32,
        connectivity: 16,
        expansion_add: 128,
        expansion_search: 64,
        multi: false,
      })
      vectors.forEach((vector, row) => index.add(BigInt(row), vector, 1))
      return ({ vector }) => [...index.search(vector, TOP, 1).keys].map(Number)
    },
  },
  {
    name: SQLITE_VEC,
    kind: 'vectors',
    own: false,
    build({ vectors, dims }) {
      const db = new Database(':memory:')
      sqliteVec.load(db)
      db.exec(`CREATE VIRTUAL TABLE rows USING vec0(vector float[${dims}] distance_metric=cosine)`)
      const insert = db.prepare('INSERT INTO rows (rowid, vector) VALUES (?, ?)')
      db.transaction(() => vectors.forEach((vector, row) => insert.run(BigInt(row + 1), vector)))()
      const find = db
        .prepare<[Float32Array], number>(`SELECT rowid - 1 FROM rows WHERE vector MATCH ? AND k = ${TOP}`)
        .pluck()
      return ({ vector }) => find.all(vector)
    },
  },
]
