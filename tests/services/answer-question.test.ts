import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { freshBundle } from '../../scripts/content/fresh.ts'
import { simplifier } from '../../src/adapters/opencc/simplifier.ts'
import { bgeEmbedder } from '../../src/adapters/transformers/bge-embedder.ts'
import { compileRules } from '../../src/content/rules.ts'
import { answerMessages } from '../../src/content/answer-messages.zh-CN.ts'
import type { Passage } from '../../src/core/knowledge/article.ts'
import { holdsOn } from '../../src/core/knowledge/pick-passage.ts'
import { AREAS } from '../../src/core/knowledge/sections.ts'
import { routeOf } from '../../src/core/understanding/route/route.ts'
import { createAnswerer } from '../../src/services/answer-question.ts'
import type { Answerer, AnswerResult } from '../../src/services/answer-question.ts'

const NOW = new Date('2026-11-24T09:00:00+08:00')
const bundle = freshBundle()
const passages = new Map<string, Passage>(
  bundle.articles.flatMap((article) => article.passages.map((passage): [string, Passage] => [passage.id, passage])),
)
const base = (slug: string | null): string | undefined => slug?.split('.')[0]

/** What may stand around a quoted passage. */
const AROUND = /（(?:\d{4}-\d{2}-\d{2} 起，)?以当地最新公布为准）/g

/** Our own words around a quotation: no figure in them. */
const LEADS: readonly string[] = [
  answerMessages.otherYear,
  answerMessages.thatYear,
  answerMessages.askTown,
  answerMessages.lapsed,
  answerMessages.perhapsDanger,
]
/** For which place the words hold, where they do not say so themselves. */
const PLACE = new RegExp(`^(?:${AREAS.join('|')})：`)

/** Every line of the answer stands in a passage that it cites, and that passage holds on the day. */
function expectQuoted(result: AnswerResult, day = '2026-11-24'): void {
  const cited = result.citations.flatMap(({ slug, section }) =>
    [...passages.values()].filter(
      (passage) => passage.slug === slug && passage.section === section && holdsOn(passage, day),
    ),
  )
  for (const line of result.answer.replace(AROUND, '').split('\n')) {
    if (LEADS.includes(line)) continue
    expect(
      cited.some(({ text }) => text.split('\n').includes(line.replace(PLACE, ''))),
      `"${line}" (${result.question}) stands in no cited passage`,
    ).toBe(true)
  }
}

describe('answers without a model', () => {
  let answerer: Answerer
  beforeAll(async () => {
    answerer = await createAnswerer({ bundle, embedder: null, simplify: simplifier() })
  })
  const ask = (question: string, options = {}): Promise<AnswerResult> =>
    answerer.answer(question, { now: NOW, ...options })

  it('are quoted literally from valid passages, for every ask of the handbook and every question of the evaluation', async () => {
    const asked = [
      ...bundle.articles.flatMap(({ asks }) => asks),
      ...questionsOf('questions-fit'),
      ...questionsOf('questions-report'),
    ]
    let answers = 0
    for (const question of asked) {
      const result = await ask(question)
      if (result.outcome !== 'answer') continue
      answers += 1
      expect(result.citations.length).toBeGreaterThan(0)
      expect(passages.has(result.passageId ?? '')).toBe(true)
      expectQuoted(result)
    }
    expect(answers).toBeGreaterThan(asked.length / 4)
    // Thousands of questions: a loaded machine takes its time.
  }, 240_000)

  it('name ten different topics at most, the answered one first', async () => {
    const result = await ask('低保怎么申请')
    expect(result).toMatchObject({ outcome: 'answer' })
    expect(base(result.slug)).toBe('dibao')
    expect(result.candidates[0]?.slug).toBe(result.slug)
    const topics = result.candidates.map(({ slug }) => base(slug))
    expect(new Set(topics).size).toBe(topics.length)
    expect(topics.length).toBe(10)
  })

  it('read traditional characters, full width and pinyin', async () => {
    for (const question of ['低保怎麼申請', '低保怎么申请？？？', 'dibao 怎么申请']) {
      expect(base((await ask(question)).candidates[0]?.slug ?? null)).toBe('dibao')
    }
  })

  it('give the chosen article for a tapped choice, whatever comes back: slug, title or passage', async () => {
    const article = bundle.articles.find(({ slug }) => slug === 'funeral')
    for (const choice of ['funeral', article?.title ?? '', 'funeral#一句话']) {
      expect(await ask(choice)).toMatchObject({ outcome: 'answer', slug: 'funeral', confidence: 1 })
    }
  })

  it('read a short follow-up together with what was said before', async () => {
    const result = await ask('要带什么材料', { history: ['残疾人证怎么办'] })
    expect(base(result.candidates[0]?.slug ?? null)).toBe('disability-service')
  })

  it('stay silent on what has nothing to do with assistance', async () => {
    for (const question of ['帮我写一首诗', 'asdf qwer', '世界杯谁赢了', '', '😀']) {
      const result = await ask(question)
      expect(['unknown', 'choose']).toContain(result.outcome)
      expect(result.citations).toEqual([])
    }
  })

  it('are the same on every call', async () => {
    const { ms: _once, ...first } = await ask('尿毒症没钱治了怎么办')
    const { ms: _twice, ...second } = await ask('尿毒症没钱治了怎么办')
    expect(second).toEqual(first)
  })

  it('quote the area that the question or the talk names', async () => {
    for (const { slug, section, area } of passages.values()) {
      if (area !== '丹阳市' || section === '一句话') continue
      const named = await ask(`${slug}#${section}`, { area: '珥陵镇' })
      expectQuoted(named)
    }
  })

  it('put life before everything when the routes say so', async () => {
    const routed = await createAnswerer({
      bundle,
      embedder: null,
      route: () => Promise.resolve({ route: 'emergency_now', safety: [{ phones: ['119'] }] }),
    })
    const result = await routed.answer('家里着火了', { now: NOW })
    expect(result.outcome).toBe('emergency')
    expect(result.answer.split('\n')[0]).toContain('119')
  })
})

describe('answers with the model', () => {
  let answerer: Answerer
  beforeAll(async () => {
    answerer = await createAnswerer({ bundle, embedder: await bgeEmbedder(), simplify: simplifier() })
  })

  it.each(['合肥的低保一个月多少钱', '我姑妈在沈阳，那边的高龄补贴几岁开始发'])(
    'give no sum of Zhenjiang for another place: "%s"',
    async (question) => {
      const result = await answerer.answer(question, { now: NOW })
      expect([result.outcome, result.answer]).toEqual(['unknown', answerMessages.elsewhere])
    },
  )

  it.each([
    ['doubt', [], 'answer'],
    ['rule', [], 'emergency'],
    ['doubt', [{ phones: ['110'] }], 'emergency'],
  ])(
    "tell another office's door behind a word of caution only when nothing but the sound alarms: %s",
    async (by, safety, outcome) => {
      const routed = await createAnswerer({
        bundle,
        embedder: await bgeEmbedder(),
        simplify: simplifier(),
        route: () => Promise.resolve({ route: 'emergency_now', safety, why: { by } }),
      })
      const door = await routed.answer('护照到期了怎么换', { now: NOW })
      expect([door.outcome, base(door.slug)]).toEqual([outcome, 'other-doors'])
      if (outcome === 'answer') expectQuoted(door)
      expect(door.answer.startsWith(answerMessages.perhapsDanger)).toBe(outcome === 'answer')
      const own = await routed.answer('房子被火烧了，今晚没地方住', { now: NOW })
      expect(own.outcome).toBe('emergency')
    },
  )

  it.each([
    ['我老公尿毒症没钱治了，医院说再不交钱就停透析', ['medical-aid', 'temporary-aid', 'rigid-expense']],
    ['房子被火烧了，今晚没地方住', ['temporary-aid']],
    ['老板欠我们半年工资不给', ['workers-aid']],
    ['我奶奶九十一了尊老金一个月多少', ['elderly-allowances']],
    ['无儿无女的老人怎么申请五保', ['tekun']],
  ])('find the topic of "%s"', async (question, topics) => {
    const result = await answerer.answer(question, { now: NOW })
    expect(topics).toContain(base(result.candidates[0]?.slug ?? null))
    if (result.outcome === 'answer') expectQuoted(result)
  })

  it('say so when another year is asked about of which the handbook holds nothing', async () => {
    const ask = (question: string): Promise<AnswerResult> => answerer.answer(question, { now: NOW })
    const [then, now] = [await ask('2019年的低保一个月给多少钱'), await ask('低保一个月给多少钱')]
    expect([then.outcome, then.slug, now.outcome]).toEqual(['answer', now.slug, 'answer'])
    expect(then.answer).toBe(`您问的那一年，手册里没有单独的规定。现在的规定是：\n${now.answer}`)
  })

  it.each([
    ['去年低保多少钱', '919', '2025-12-31'],
    ['2024年低保标准是多少', '873', '2024-12-31'],
  ])('quote what held in the year asked about, and nothing that holds today: "%s"', async (question, sum, day) => {
    const result = await answerer.answer(question, { now: NOW })
    expect([result.outcome, base(result.slug)]).toEqual(['answer', 'dibao'])
    expect(result.answer).toContain(sum)
    expect(result.answer).not.toContain('没有查到')
    expectQuoted(result, day)
  })

  it('complete each other from the nation to the town, and say for which place they hold', async () => {
    const { answer } = await answerer.answer('孤儿一个月多少生活费', { now: NOW })
    for (const part of ['2904', '75%', '3132']) expect(answer).toContain(part)
    const tekun = await answerer.answer('什么样的孩子算特困', { now: NOW })
    expect(tekun.answer).toContain('18周岁')
  })

  it('know a town by its name, and ask for it once where the counties differ', async () => {
    const ask = (question: string, history: string[] = []): Promise<AnswerResult> =>
      answerer.answer(question, { now: NOW, history })
    const first = await ask('慈善会有什么项目能帮我')
    expect(first.answer).toContain(answerMessages.askTown)
    const told = await ask('三茅', ['慈善会有什么项目能帮我'])
    expect([told.slug, told.answer.includes('慈善九助')]).toEqual([first.slug, true])
    expect(told.answer).not.toContain(answerMessages.askTown)
    const again = await ask('慈善会能给什么', ['慈善会有什么项目能帮我'])
    expect(again.answer).not.toContain(answerMessages.askTown)
    expect((await ask('大路镇临时救助给多少')).answer).toContain('镇江新区约2023年')
  })

  it.each([
    ['底保怎么申请', '低保怎么申请'],
    ['低宝怎么申请', '低保怎么申请'],
    ['抵保怎么申请', '低保怎么申请'],
    ['医疗救住', '医疗救助'],
    ['残疾人扑贴', '残疾人补贴'],
    ['di bao zen me shen qing', '低保怎么申请'],
  ])('give "%s" the answer of "%s"', async (written, meant) => {
    const [one, other] = [await answerer.answer(written, { now: NOW }), await answerer.answer(meant, { now: NOW })]
    expect([one.outcome, one.slug, one.section]).toEqual([other.outcome, other.slug, other.section])
  })

  it.each([
    ['驾照到期了去哪里换', 'other-doors.driving'],
    ['房产证过户要什么', 'other-doors.property-deed'],
    ['我们村拆迁赔多少', 'other-doors.demolition'],
    ['土地流转的租金不给', 'other-doors.land-contract'],
    ['维修资金怎么用', 'other-doors.maintenance-fund'],
    ['离婚房子怎么分', 'other-doors.divorce'],
    ['隔壁违建占了路', 'other-doors.illegal-building'],
    ['家里停水了', 'other-doors.outage'],
    ['桥上的栏杆断了没人修', 'other-doors.street-repair'],
    ['对方公司拖着货款不给', 'other-doors.private-debt'],
    ['民政局的局长是哪个', 'other-doors.office-staff'],
  ])('tell the right door for "%s"', async (question, slug) => {
    const result = await answerer.answer(question, { now: NOW })
    expect([result.outcome, result.slug]).toEqual(['answer', slug])
    expectQuoted(result)
  })

  it('leave talk about the service to its people', async () => {
    for (const question of ['你们什么时候来人', '说好上门的怎么还没到', '怎么没人理我']) {
      expect(await answerer.answer(question, { now: NOW })).toMatchObject({ outcome: 'unknown', isGap: false })
    }
    expect((await answerer.answer('会不会公示孩子名字', { now: NOW })).slug).toBe('privacy')
  })

  it('put the needs of a story side by side, the most urgent first', async () => {
    const story = '房子烧了，老婆住院没钱，孩子学费交不上，公司欠三个月工资'
    const { slug, choices = [] } = await answerer.answer(story, { now: NOW })
    expect(base(slug)).toBe('temporary-aid')
    expect(choices.map(({ id }) => base(id))).toEqual(expect.arrayContaining(['education-aid', 'workers-aid']))
  })

  it('do not take manners for small talk', async () => {
    const rules = compileRules(bundle.intents)
    const route = (text: string) => Promise.resolve(routeOf(text, rules))
    const routed = await createAnswerer({ bundle, embedder: null, simplify: simplifier(), route })
    const plain = await routed.answer('家里做无障碍改造找谁', { now: NOW })
    const polite = await routed.answer('您好，请问一下，家里做无障碍改造找谁，谢谢，望回复', { now: NOW })
    expect([polite.outcome, polite.candidates[0]?.slug]).toEqual([plain.outcome, plain.candidates[0]?.slug])
    expect((await routed.answer('谢谢', { now: NOW })).outcome).toBe('smalltalk')
  })

  it('stay with the subject through questions that name nothing', async () => {
    const history = ['低保怎么申请']
    for (const question of ['要带什么', '那要多久', '丹阳多少钱一个月']) {
      const result = await answerer.answer(question, { now: NOW, history })
      expect([question, result.outcome, base(result.slug)]).toEqual([question, 'answer', 'dibao'])
      history.push(question)
    }
  })

  it('offer each topic of a message with two questions', async () => {
    const { slug, choices = [] } = await answerer.answer('我妈78了能领啥补贴，还有我老公尿毒症没钱治', { now: NOW })
    const offered = [slug, ...choices.map(({ id }) => id)].map(base)
    expect(offered).toEqual(expect.arrayContaining(['elderly-allowances', 'medical-aid']))
  })

  it('leave the city’s other business alone', async () => {
    for (const question of ['公积金贷款什么时候放款', '楼上装修太吵怎么投诉', '小孩户口怎么迁']) {
      const result = await answerer.answer(question, { now: NOW })
      expect(result.outcome === 'unknown' || base(result.slug) === 'other-doors').toBe(true)
    }
  })
})

function questionsOf(name: string): string[] {
  return readFileSync(`tests/eval/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question)
}
