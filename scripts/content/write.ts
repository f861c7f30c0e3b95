/** Writes the bundle, and knows whether the written one is still that of the sources. */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { labelledQuestions } from '../../src/content/load-handbook.ts'
import type { Bundle } from '../../src/core/knowledge/article.ts'

export const bundleFile = (root: string): string => join(root, 'build/content.json')

/** By way of a second name, so that a reader never sees half a file. */
export function writeBundle(root: string, bundle: Bundle): void {
  const path = bundleFile(root)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(bundle))
  renameSync(`${path}.${process.pid}`, path)
}

/** The labelled questions as data, for runtimes that have no files of tests/. */
export function writeQuestions(root: string): void {
  const path = join(root, 'build/questions.json')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(labelledQuestions()))
  renameSync(`${path}.${process.pid}`, path)
}

/** True when an article, a dialogue or the compiler itself changed after the bundle was written. */
export function isStale(root: string): boolean {
  const path = bundleFile(root)
  if (!existsSync(path)) return true
  const written = statSync(path).mtimeMs
  return ['knowledge', 'intents', 'scripts/content', 'src/core/knowledge/article.ts'].some(
    (source) => newest(join(root, source)) > written,
  )
}

function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}
