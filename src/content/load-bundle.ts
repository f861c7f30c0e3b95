/** The compiled bundle from disk; `npm run content` writes it, `npm start` and `npm test` call that first. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleSchema, type Bundle } from '../core/knowledge/article.ts'

export const BUNDLE_FILE = fileURLToPath(new URL('../../build/content.json', import.meta.url))

export class NoBundle extends Error {
  override readonly name = 'NoBundle'
}

/** Throws NoBundle when the handbook was never compiled, or the file is not a bundle. */
export function loadBundle(file: string = BUNDLE_FILE): Bundle {
  if (!existsSync(file)) throw new NoBundle(`${file} is not there: run "npm run content" first`)
  const parsed = bundleSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new NoBundle(`${file} is not a bundle of this version: run "npm run content" again`)
  return parsed.data
}
