/** The pages have words for whatever the product writes down: actions of the log, rules of a reply. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { STEP_KINDS } from '../../src/core/knowledge/versions.ts'
import { auditWords, noteWords, targetWords } from '../../src/web/console/words-audit.ts'
import { RULE_WORDS } from '../../src/web/console/words-rules.ts'

const ROOT = fileURLToPath(new URL('../../src/', import.meta.url))
const WRITTEN = /(?:action: |audit: |(?:audit|note)\(\s*deps, \w+, )'([a-z]+\.[a-z-]+)'/g

it('has a word for each action that is written down', () => {
  const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(services|http)\W.*\.ts$/.test(file))
    .map((file) => readFileSync(ROOT + file, 'utf8'))
  const actions = sources.flatMap((text) => [...text.matchAll(WRITTEN)].map(([, action = '']) => action))
  expect(actions.length).toBeGreaterThan(25)
  const all = [...actions, ...STEP_KINDS.map((kind) => `article.${kind}`)]
  expect(all.filter((action) => auditWords.actions[action] === undefined)).toEqual([])
})

it('tells names of fields, roles, rights and tables in words, and leaves a sentence alone', () => {
  expect(noteWords('number town people benefits')).toBe('户号、镇（街道）、家里人、待遇')
  expect(noteWords('v2 换了夜班')).toBe('第 2 版、换了夜班')
  expect(noteWords('role=town_worker')).toBe('镇（街道）工作人员')
  expect(noteWords('dibao.apply 改了标准')).toBe('dibao.apply 改了标准')
  expect(targetWords('canned-replies')).toBe('常用语')
  expect(targetWords('2690-4938')).toBe('2690-4938')
})

it('says in words what each rule of the routes says', () => {
  const yaml = parse(readFileSync(`${ROOT}../intents/routes.yaml`, 'utf8')) as { rules: { src: string }[] }
  expect(yaml.rules.map(({ src }) => src).filter((src) => RULE_WORDS[src] === undefined)).toEqual([])
})
