/** What holds for every talk: the fold is the state, nothing is a dead end, nothing empty is shown, a draft is never lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep } from '../../../src/core/dialogue/position.ts'
import { stepSchema } from '../../../src/core/dialogue/schema.ts'
import { foldConversation } from '../../../src/core/conversation/fold.ts'
import { fill } from '../../../src/core/conversation/words.ts'
import { aTalk, anAnswer, rules, slotsOf, type Talk } from './talk.ts'

const WORDS = [
  '你好',
  '家里着火了',
  '火灭了',
  '救命',
  '不想活了',
  '老公又打我',
  '我爸爸又打我 我作业没写完',
  '我妈走丢了',
  '家里没饭吃了',
  '厂倒了我失业了，欠了两万块',
  '想办低保',
  '我能领什么',
  '我要投诉',
  '想给我爷爷找人送饭',
  '我是网格员，村里有个老人没人管',
  '丹阳珥陵',
  '红光村',
  '没有',
  '都有',
  '不知道',
  '不想说',
  '4口人',
  '13812345678',
  '不对，是导墅',
  '上一步',
  '重来',
  '清掉',
  '发出',
  '等下再说',
  '接着说',
  '人工',
  '不等了',
  '不办了',
  '撤回',
  '没事了',
  '同意',
  '不同意',
  '1',
  '没人找我',
  '进度',
  '……',
  '催个屁',
]

type Move =
  | { kind: 'say'; text: string }
  | { kind: 'press'; index: number }
  | { kind: 'ask' }
  | { kind: 'photo' }
  | { kind: 'wait'; minutes: number }
  | { kind: 'worker' }

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS).map((text): Move => ({ kind: 'say', text })) },
  { weight: 5, arbitrary: fc.nat(7).map((index): Move => ({ kind: 'press', index })) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'ask' }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'photo' }) },
  { weight: 1, arbitrary: fc.constantFrom(3, 15, 90, 1500).map((minutes): Move => ({ kind: 'wait', minutes })) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'worker' }) },
)
const moves = fc.array(move, { maxLength: 9 })

function play(talk: Talk, { kind, ...rest }: Move): Talk {
  switch (kind) {
    case 'say':
      return talk.say('text' in rest ? rest.text : '')
    case 'press': {
      const choices = talk.replies.flatMap((reply) => reply.choices ?? [])
      const wanted = choices['index' in rest ? rest.index : 0]
      return wanted ? talk.press(wanted.label) : talk.say('好')
    }
    case 'ask':
      return talk.say('办这个要收费吗', { answer: anAnswer('不收钱。') })
    case 'photo':
      return talk.say('', { photos: 1 })
    case 'wait':
      return talk.wait('minutes' in rest ? rest.minutes : 1)
    case 'worker':
      return talk.state.floor === 'human' ? talk.handBack() : talk
  }
}

function playAll(all: readonly Move[]): Talk {
  const talk = aTalk()
  for (const one of all) play(talk, one)
  return talk
}

describe('any talk', () => {
  it('is its events: folding them again gives the same state', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const talk = playAll(all)
        expect(foldConversation(talk.events)).toEqual(talk.state)
      }),
      { numRuns: 60 },
    )
  })

  it('never shows an empty place, never asks two questions at once, never stays silent for nothing', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const talk = aTalk()
        for (const one of all) {
          play(talk, one)
          expect(talk.said).not.toMatch(/[{}]|undefined|null|NaN/)
          if (one.kind !== 'wait')
            expect(talk.replies.filter(({ kind }) => kind === 'question').length).toBeLessThanOrEqual(1)
          if (one.kind === 'say' && talk.state.floor === 'bot') expect(talk.replies.length, one.text).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says that the desk is alarmed only together with a stored P0 case', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const talk = aTalk()
        for (const one of all) {
          play(talk, one)
          if (!talk.said.includes('已收到警报')) continue
          expect(talk.case?.level).toBe('P0')
          expect(talk.alerts.some(({ level }) => level === 'P0')).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('leads on from everywhere: 人工 calls a person', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const talk = playAll(all).say('人工')
        expect(['waiting', 'human']).toContain(talk.state.floor)
      }),
      { numRuns: 60 },
    )
  })

  it('leads on from everywhere: 发出, with the place and consent where they are missing, files the case', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const talk = playAll(all)
        if (talk.state.floor !== 'bot') return
        const ends = rules.dialogues.find(({ id }) => id === talk.state.dialogue?.intent)?.ends
        if (ends !== 'case' && ends !== 'alarm') return
        for (const words of ['发出', '丹阳珥陵', '同意', '这里发文字', '发出']) talk.say(words)
        expect(talk.case).not.toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('never lowers an urgent case but by the finished talk of an alarm', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const talk = aTalk()
        let before = talk.case?.level
        for (const one of all) {
          play(talk, one)
          const after = talk.case?.level
          if (before === 'P0' && after && after !== 'P0') {
            expect(talk.state.dangers.every(({ confirmed, level }) => level !== 'P0' || !confirmed)).toBe(true)
            expect(talk.state.dialogue).toBeNull()
          }
          before = after
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a dialogue that grows', () => {
  it('never loses a draft: with one more question, all answers stay and only the new one is open', () => {
    const dialogue = rules.dialogues.find(({ id }) => id === 'emergency-help')
    if (!dialogue) throw new Error('emergency-help is gone')
    const extra = stepSchema.parse({
      id: 'extra',
      slots: ['extra'],
      answer: 'text',
      label: '新问题',
      ask: '还有别的吗？',
    })
    fc.assert(
      fc.property(moves, fc.nat(dialogue.steps.length - 1), (all, at) => {
        const slots = slotsOf(playAll(all))
        const view = {
          value: (name: string) => (String(slots[name]).startsWith('(') ? undefined : slots[name]),
          known: (name: string) => slots[name.split('.')[0] ?? name] !== undefined,
        }
        const grown = { ...dialogue, steps: dialogue.steps.toSpliced(at, 0, extra) }
        const before = nextStep(dialogue, view)
        const after = nextStep(grown, view)
        expect([extra.id, before?.id ?? null]).toContain(after?.id ?? null)
      }),
      { numRuns: 40 },
    )
  })
})

describe('fill', () => {
  it('never shows an empty place, whatever is missing', () => {
    const value = fc.option(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 5 }).filter((text) => !/[{}]/.test(text)),
        fc.nat(),
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('编号{a}，最晚{b}。', '{a}号来了。请等{b}分钟。好。', '没有空。{a}'),
        value,
        value,
        (text, a, b) => {
          const said = fill(text, { a, b })
          expect(said).not.toMatch(/[{}]|null|undefined/)
          if (a === null || a === '') expect(said).not.toContain('编号')
        },
      ),
    )
  })
})
