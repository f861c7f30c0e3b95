/** `npm run export -- <dir>`: the handbook as residents read it now, as files of knowledge/, byte for byte. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../src/adapters/sqlite/open.ts'
import { headsOf, type ArticleStep } from '../src/core/knowledge/versions.ts'

const KNOWLEDGE = fileURLToPath(new URL('../knowledge/', import.meta.url))
const [target] = process.argv.slice(2)
const dataDir = process.env['DATA_DIR'] ?? './data'

if (target === undefined) {
  console.error('usage: npm run export -- <dir>')
  process.exit(2)
}

interface StepRow extends Omit<ArticleStep, 'by' | 'dueAt'> {
  by_id: string
  by_name: string
  due_at: string | null
}

/** What the database lays over the files: a text, or null for a retired article. */
function published(file: string): Map<string, string | null> {
  if (!existsSync(file)) return new Map()
  const db = new Database(file, { readonly: true })
  try {
    const has = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'article_steps'").get()
    if (has === undefined) return new Map()
    const rows = db.prepare<[], StepRow>('SELECT * FROM article_steps ORDER BY slug, seq').all()
    const steps = rows.map(({ by_id: id, by_name: name, due_at: dueAt, ...step }) => ({
      ...step,
      by: { id, name },
      dueAt,
    }))
    const text = db
      .prepare<[string, number], string>('SELECT text FROM article_texts WHERE slug = ? AND version = ?')
      .pluck()
    const entries = [...headsOf(steps).values()].flatMap(({ slug, live, versions }): [string, string | null][] => {
      // A draft of a new article was never read by anybody, and version 1 of a file is the file.
      if (live === null) return versions.some(({ publishedAt }) => publishedAt !== null) ? [[slug, null]] : []
      return live === 1 && versions[0]?.by.id === 'handbook' ? [] : [[slug, text.get(slug, live) ?? null]]
    })
    return new Map(entries)
  } finally {
    db.close()
  }
}

try {
  mkdirSync(target, { recursive: true })
  const laid = published(join(dataDir, DATABASE_FILE))
  const files = readdirSync(KNOWLEDGE).filter((name) => name.endsWith('.md') && name !== 'README.md')
  for (const name of files) {
    if (!laid.has(name.slice(0, -'.md'.length))) writeFileSync(join(target, name), readFileSync(join(KNOWLEDGE, name)))
  }
  for (const [slug, text] of laid) if (text !== null) writeFileSync(join(target, `${slug}.md`), text)
  const retired = [...laid.values()].filter((text) => text === null).length
  const kept = files.filter((name) => !laid.has(name.slice(0, -'.md'.length))).length
  console.log(
    `${kept} articles as they stand in knowledge/, ${laid.size - retired} edited at the desk, ${retired} retired: ${target}`,
  )
} catch (error) {
  console.error(`export failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
