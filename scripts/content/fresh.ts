/** The bundle of the sources as they are now; a fresh clone or a changed article is compiled on the way. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadBundle } from '../../src/content/load-bundle.ts'
import type { Bundle } from '../../src/core/knowledge/article.ts'
import { compileBundle } from './compile.ts'
import { readContent, todayInShanghai } from './read.ts'
import { isStale, writeBundle, writeQuestions } from './write.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

export class BrokenContent extends Error {
  override readonly name = 'BrokenContent'
}

/** Throws BrokenContent when a source cannot be read; `npm run content` tells every fault with its line. */
export function freshBundle(): Bundle {
  if (isStale(ROOT)) {
    const { input, problems } = readContent(ROOT, todayInShanghai())
    const errors = problems.filter(({ level }) => level === 'error')
    if (errors.length > 0) throw new BrokenContent(`${errors.length} errors in the content: run "npm run content"`)
    writeBundle(ROOT, compileBundle(input))
    writeQuestions(ROOT)
  }
  return loadBundle()
}
