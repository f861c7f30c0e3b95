/** Word indexes of others over the same terms: SQLite FTS5, MiniSearch, Orama. */
import { create, insertMultiple, search } from '@orama/orama'
import Database from 'better-sqlite3'
import MiniSearch from 'minisearch'
import { TOP, type Engine } from './engine.ts'

export const FTS5 = 'SQLite FTS5'

/** FTS5 cuts at what is no letter: a term goes in as a word of plain letters. */
const asWord = (term: string): string => `t${Buffer.from(term).toString('hex')}`

export const WORDS: readonly Engine[] = [
  {
    name: FTS5,
    kind: 'words',
    own: false,
    build({ texts, terms }) {
      const db = new Database(':memory:')
      db.exec("CREATE VIRTUAL TABLE texts USING fts5(terms, content='', tokenize='unicode61')")
      const insert = db.prepare('INSERT INTO texts (rowid, terms) VALUES (?, ?)')
      db.transaction(() => texts.forEach((text, row) => insert.run(row + 1, terms(text).map(asWord).join(' '))))()
      const find = db
        .prepare<[string], number>(`SELECT rowid - 1 FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ${TOP}`)
        .pluck()
      return ({ question }) => {
        const wanted = [...new Set(terms(question).map(asWord))]
        return wanted.length === 0 ? [] : find.all(wanted.join(' OR '))
      }
    },
  },
  {
    name: 'MiniSearch',
    kind: 'words',
    own: false,
    build({ texts, terms }) {
      const index = new MiniSearch<{ id: number; text: string }>({
        fields: ['text'],
        tokenize: terms,
        processTerm: (term) => term,
      })
      index.addAll(texts.map((text, id) => ({ id, text })))
      return ({ question }) =>
        index
          .search(question)
          .slice(0, TOP)
          .map(({ id }) => Number(id))
    },
  },
  {
    name: 'Orama',
    kind: 'words',
    own: false,
    async build({ texts, terms }) {
      const db = create({
        schema: { text: 'string' } as const,
        components: { tokenizer: { language: 'zh', normalizationCache: new Map(), tokenize: terms } },
      })
      await insertMultiple(
        db,
        texts.map((text, row) => ({ id: String(row), text })),
      )
      return async ({ question }) => {
        const { hits } = await search(db, { term: question, limit: TOP, threshold: 1 })
        return hits.map(({ id }) => Number(id))
      }
    },
  },
]
