/** The life of an article over HTTP: draft, second person, publication seen by the next question, taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tickHandbook } from '../../src/services/handbook/clock.ts'
import { aHandbookDesk, articleText, TEXTS } from '../services/handbook/support.ts'

let desk: Awaited<ReturnType<typeof aHandbookDesk>>
beforeEach(async () => {
  desk = await aHandbookDesk()
})
afterEach(() => desk.close())

const NEW = articleText({ slug: 'heating', title: '取暖补贴', asks: ['冬天取暖有没有补贴', '空调电费能减吗'] })

async function submitted(slug: string, text: string, expectedVersion: number): Promise<void> {
  expect((await desk.editor('PUT', `/articles/${slug}`, { text, expectedVersion })).status).toBe(200)
  expect((await desk.editor('POST', `/articles/${slug}/submit`)).status).toBe(200)
}

async function ask(question: string): Promise<string | null> {
  return (await desk.handbook.live.answerer.answer(question)).slug
}

describe('the list', () => {
  it('holds the files of knowledge/ as version 1, published by 知识库', async () => {
    const { status, body } = await desk.agent('GET', '/articles')
    expect(status).toBe(200)
    expect(body.articles).toHaveLength(3)
    expect(body.articles[0]).toMatchObject({
      slug: 'dibao',
      title: '最低生活保障',
      state: 'published',
      version: 1,
      live: 1,
      updatedBy: '知识库',
      reviewOverdue: false,
    })
  })

  it('marks what is overdue for review and filters by state', async () => {
    const text = articleText({ slug: 'heating', reviewBy: '2026-08-01' })
    await desk.editor('PUT', '/articles/heating', { text, expectedVersion: 0 })
    const drafts = (await desk.editor('GET', '/articles?state=draft')).body.articles
    expect(drafts).toMatchObject([{ slug: 'heating', reviewOverdue: true, live: null }])
  })
})

describe('a draft', () => {
  it('of the greatest length that the editor takes is saved', async () => {
    const text = `${TEXTS['dibao'] ?? ''}\n## 常见误会\n${'低保要查收入。'.repeat(6000)}`.slice(0, 40_000)
    const saved = await desk.editor('PUT', '/articles/dibao', { text, expectedVersion: 1 })
    expect(saved.status).toBe(200)
    expect((await desk.editor('GET', '/articles/dibao')).body.text).toBe(text)
    expect((await desk.editor('PUT', '/articles/dibao', { text: `${text}字`, expectedVersion: 2 })).status).toBe(400)
  })

  it('is nobody’s answer before it is published', async () => {
    await submitted('heating', NEW, 0)
    expect(await ask('冬天取暖有没有补贴')).toBeNull()
  })

  it('of a second editor who began with the same version comes back with both texts', async () => {
    const one = `${TEXTS['dibao']}\n`
    const other = (TEXTS['dibao'] ?? '').replace('先问再办', '先办再问')
    await desk.editor('PUT', '/articles/dibao', { text: one, expectedVersion: 1 })
    const late = await desk.publisher('PUT', '/articles/dibao', { text: other, expectedVersion: 1 })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ version: 2, text: one, yours: other, by: '同事s_editor' })
    expect((await desk.editor('GET', '/articles/dibao')).body.text).toBe(one)
  })

  it('of two at the same moment is kept once, and the other is told', async () => {
    const texts = ['甲', '乙', '丙', '丁'].map((word) => (TEXTS['dibao'] ?? '').replace('先问再办', word))
    const answers = await Promise.all(
      texts.map((text) => desk.editor('PUT', '/articles/dibao', { text, expectedVersion: 1 })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const kept = (await desk.editor('GET', '/articles/dibao')).body
    expect(kept.version).toBe(2)
    for (const { status, body } of answers) if (status === 409) expect(body.text).toBe(kept.text)
  })

  it('with faults may be saved but not handed in; the faults are named in Chinese with their lines', async () => {
    const text = NEW.replace('> 来源：sal 第1条', '> 来源：nope').replace('## 给什么', '## 不认识')
    await desk.editor('PUT', '/articles/heating', { text, expectedVersion: 0 })
    const answer = await desk.editor('POST', '/articles/heating/submit')
    expect(answer.status).toBe(422)
    expect(answer.body.detail).toContain('没有“不认识”这一节')
    expect(answer.body.detail).toContain('来源里没有“nope”')
  })

  it('saved again unchanged makes no version', async () => {
    await desk.editor('PUT', '/articles/heating', { text: NEW, expectedVersion: 0 })
    const again = await desk.editor('PUT', '/articles/heating', { text: NEW, expectedVersion: 0 })
    expect(again.body.version).toBe(1)
  })
})

describe('publication', () => {
  it('is seen by the next question, without restart', async () => {
    await submitted('heating', NEW, 0)
    const answer = await desk.publisher('POST', '/articles/heating/publish', {})
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ state: 'published', live: 1, review: { regression: { worse: 0 } } })
    expect(await ask('冬天取暖有没有补贴')).toBe('heating')
    expect(desk.handbook.live.bundle.articles.map(({ slug }) => slug)).toEqual([
      'dibao',
      'funeral',
      'heating',
      'temporary-aid',
    ])
    expect(desk.handbook.live.bundle.hash).not.toBe('base')
  })

  it('is another person’s: not the editor’s by right, not the author’s by rule', async () => {
    await submitted('heating', NEW, 0)
    const byEditor = await desk.editor('POST', '/articles/heating/publish', {})
    expect(byEditor.status).toBe(403)
    expect(byEditor.body.detail).toContain('手册发布人')
    const own = articleText({ slug: 'own', asks: ['自己写的文章'] })
    await desk.publisher('PUT', '/articles/own', { text: own, expectedVersion: 0 })
    await desk.publisher('POST', '/articles/own/submit')
    const byAuthor = await desk.publisher('POST', '/articles/own/publish', {})
    expect(byAuthor.status).toBe(403)
    expect(byAuthor.body.type).toContain('second-person-needed')
    expect((await desk.admin('POST', '/articles/own/publish', {})).status).toBe(200)
  })

  it('by an administrator alone needs the word and stands in the audit log', async () => {
    await desk.admin('PUT', '/articles/heating', { text: NEW, expectedVersion: 0 })
    await desk.admin('POST', '/articles/heating/submit')
    expect((await desk.admin('POST', '/articles/heating/publish', {})).status).toBe(403)
    const alone = await desk.admin('POST', '/articles/heating/publish', { alone: true, note: '今晚降温，没有别人在岗' })
    expect(alone.status).toBe(200)
    const { entries } = (await desk.admin('GET', '/audit')).body
    expect(entries[0]).toMatchObject({ action: 'article.published-alone', target: 'heating', actor: 's_admin' })
    expect(entries.map(({ action }: { action: string }) => action)).toContain('article.submitted')
  })

  it('without review first is refused', async () => {
    await desk.editor('PUT', '/articles/heating', { text: NEW, expectedVersion: 0 })
    expect((await desk.publisher('POST', '/articles/heating/publish', {})).status).toBe(409)
  })

  it('on a date waits for its day and comes by the clock', async () => {
    await submitted('heating', NEW, 0)
    const planned = await desk.publisher('POST', '/articles/heating/publish', { at: '2026-11-24T10:00:00+08:00' })
    expect(planned.body).toMatchObject({ state: 'scheduled', live: null, dueAt: '2026-11-24T02:00:00.000Z' })
    await tickHandbook(desk.handbook)
    expect(await ask('冬天取暖有没有补贴')).toBeNull()
    desk.clock.forward(61)
    expect(await tickHandbook(desk.handbook)).toBe(1)
    expect(await ask('冬天取暖有没有补贴')).toBe('heating')
    expect((await desk.editor('GET', '/articles/heating')).body).toMatchObject({ state: 'published', dueAt: null })
    expect(await tickHandbook(desk.handbook)).toBe(0)
  })

  it('that makes an answer worse is shown and needs a second word', async () => {
    const dibao = (TEXTS['dibao'] ?? '').replace('  - 低保怎么申请\n', '')
    await submitted('dibao', dibao, 1)
    const plain = await desk.publisher('POST', '/articles/dibao/publish', {})
    expect(plain.status).toBe(409)
    expect(plain.body.type).toContain('confirm-needed')
    expect(plain.body.regression).toMatchObject({ worse: 1 })
    expect(plain.body.regression.differences[0]).toMatchObject({ question: '低保怎么申请', change: 'worse' })
    expect(await ask('低保怎么申请')).toBe('dibao')
    expect((await desk.publisher('POST', '/articles/dibao/publish', { confirm: true })).status).toBe(200)
    expect(await ask('低保怎么申请')).toBeNull()
    await submitted('dibao', TEXTS['dibao'] ?? '', 2)
    expect((await desk.editor('POST', '/articles/dibao/regression')).body.regression).toMatchObject({
      better: 1,
      worse: 0,
    })
  })
})

describe('taking back', () => {
  it('rolls back to an earlier published text at once, byte for byte', async () => {
    await submitted('dibao', (TEXTS['dibao'] ?? '').replace('给钱或者给东西', '给错东西'), 1)
    await desk.publisher('POST', '/articles/dibao/publish', {})
    expect((await desk.handbook.live.answerer.answer('低保怎么申请')).answer).toContain('给错东西')
    const back = await desk.publisher('POST', '/articles/dibao/rollback', { version: 1, note: '数字错了' })
    expect(back.body).toMatchObject({ state: 'published', version: 3, live: 3, text: TEXTS['dibao'] })
    expect((await desk.handbook.live.answerer.answer('低保怎么申请')).answer).not.toContain('给错东西')
  })

  it('does not roll back to what nobody approved', async () => {
    await desk.editor('PUT', '/articles/dibao', { text: `${TEXTS['dibao']}\n`, expectedVersion: 1 })
    expect((await desk.publisher('POST', '/articles/dibao/rollback', { version: 2 })).status).toBe(409)
    expect((await desk.publisher('POST', '/articles/dibao/rollback', { version: 9 })).status).toBe(404)
  })

  it('retires: the article answers nothing any more, and can come back', async () => {
    expect(await ask('火化费能不能减免')).toBe('funeral')
    expect((await desk.publisher('POST', '/articles/funeral/retire', { note: '政策停了' })).body.state).toBe('retired')
    expect(await ask('火化费能不能减免')).toBeNull()
    await desk.publisher('POST', '/articles/funeral/rollback', { version: 1 })
    expect(await ask('火化费能不能减免')).toBe('funeral')
  })

  it('sends a draft back to its author', async () => {
    await submitted('heating', NEW, 0)
    expect((await desk.publisher('POST', '/articles/heating/return', { note: '缺来源' })).body.state).toBe('draft')
  })
})

describe('looking', () => {
  it('lists versions with who and when, and what changed line by line', async () => {
    await submitted('dibao', (TEXTS['dibao'] ?? '').replace('先问再办', '先办再问'), 1)
    const { versions, diff } = (await desk.agent('GET', '/articles/dibao/versions')).body
    expect(versions).toMatchObject([
      { version: 2, by: '同事s_editor', added: 1, removed: 1, live: false },
      { version: 1, by: '知识库', live: true },
    ])
    expect(diff.filter(({ kind }: { kind: string }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '最低生活保障是给有困难的家庭的一种帮助，先问再办。' },
      { kind: 'added', text: '最低生活保障是给有困难的家庭的一种帮助，先办再问。' },
    ])
  })

  it('exports what residents read, byte for byte', async () => {
    const windows = (TEXTS['dibao'] ?? '').replaceAll('\n', '\r\n')
    expect((await desk.agent('GET', '/articles/dibao/export')).text).toBe(TEXTS['dibao'])
    await desk.editor('PUT', '/articles/dibao', { text: windows, expectedVersion: 1 })
    expect((await desk.agent('GET', '/articles/dibao/export')).text).toBe(TEXTS['dibao'])
    expect((await desk.agent('GET', '/articles/dibao/export?version=2')).text).toBe(windows)
  })

  it('previews passages with faults and warnings, and tries a question on the draft alone', async () => {
    const draft = NEW.replace(
      '按当地的办法给钱或者给东西，具体看家里的情况。',
      '每户每月补取暖费 200元，从十一月发到第二年三月。',
    ).replace('；以当地最新公布为准', '')
    const preview = (await desk.editor('POST', '/articles/preview', { text: draft })).body
    expect(preview.passages).toHaveLength(2)
    expect(preview.warnings).toMatchObject([{ kind: 'amount-undated', section: '给什么' }])
    const tried = (await desk.agent('POST', '/articles/try', { question: '冬天取暖有没有补贴', draft })).body
    expect(tried).toMatchObject({ outcome: 'answer', slug: 'heating' })
    expect(await ask('冬天取暖有没有补贴')).toBeNull()
    expect((await desk.agent('POST', '/articles/try', { question: '冬天取暖有没有补贴' })).body.slug).toBeNull()
  })

  it('is open to the desk, editing is not', async () => {
    const answer = await desk.agent('PUT', '/articles/dibao', { text: NEW, expectedVersion: 1 })
    expect(answer.status).toBe(403)
    expect(answer.body.detail).toBe('您没有这项权限，找手册编辑。')
  })
})
