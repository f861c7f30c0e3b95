/** The live handbook inside the whole product: what is published answers residents and stands on the pages, without restart. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewStep } from '../../../src/ports/article-store.ts'
import { openTalk, testHouse, type TestHouse } from '../../support/house.ts'
import { articleText } from './support.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const TEXT = articleText({
  slug: 'lantern-aid',
  title: '灯笼匠人帮扶',
  asks: ['灯笼匠人有没有帮扶', '做灯笼的手艺人能领什么', '灯笼铺关了能申请灯笼匠人帮扶吗'],
  what: '灯笼匠人帮扶给工具和场地，具体看铺子的情况来定。',
})

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
}, 60_000)
afterAll(() => house.close())

function step(seq: number, kind: NewStep['kind'], over: Partial<NewStep> = {}): NewStep {
  const by = { id: 's_p', name: '发布人' }
  return {
    slug: 'lantern-aid',
    seq,
    kind,
    version: 1,
    restored: null,
    at: new Date().toISOString(),
    by,
    note: '',
    dueAt: null,
    text: null,
    ...over,
  }
}

async function answerTo(text: string): Promise<string> {
  const talk = await openTalk(house)
  const { replies } = (await (await talk.say({ text })).json()) as { replies: { text: string }[] }
  return replies.map((reply) => reply.text).join('\n')
}

describe('a publication by another process', () => {
  it('is followed at the next tick: the talk, the page and the list have it, and lose it when it is retired', async () => {
    const { handbook, tick } = house.house
    expect((await house.call('/h/lantern-aid')).status).toBe(404)
    await handbook.articles.append([step(1, 'saved', { text: TEXT }), step(2, 'submitted'), step(3, 'published')], [])
    await tick()
    expect(await answerTo('灯笼匠人有没有帮扶')).toContain('灯笼匠人')
    expect((await house.call('/h/lantern-aid')).status).toBe(200)
    expect(await (await house.call('/h')).text()).toContain('灯笼匠人帮扶')
    await handbook.articles.append([step(4, 'retired')], [])
    await tick()
    expect((await house.call('/h/lantern-aid')).status).toBe(404)
    expect(await answerTo('灯笼匠人有没有帮扶')).not.toContain('给工具和场地')
  }, 60_000)

  it('is exported with the files of knowledge/, byte for byte', async () => {
    await house.house.handbook.articles.append([step(5, 'published', { version: 2, restored: 1, text: TEXT })], [])
    const folder = mkdtempSync(join(tmpdir(), 'warmline-export-'))
    try {
      execFileSync(process.execPath, ['--import', 'tsx', 'scripts/export-handbook.ts', folder], {
        cwd: ROOT,
        env: { ...process.env, DATA_DIR: house.dataDir },
      })
      expect(readFileSync(join(folder, 'lantern-aid.md'), 'utf8')).toBe(TEXT)
      const files = readdirSync(join(ROOT, 'knowledge')).filter((name) => name.endsWith('.md') && name !== 'README.md')
      expect(readdirSync(folder).toSorted()).toEqual([...files, 'lantern-aid.md'].toSorted())
      for (const name of files)
        expect(readFileSync(join(folder, name))).toEqual(readFileSync(join(ROOT, 'knowledge', name)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)
})
