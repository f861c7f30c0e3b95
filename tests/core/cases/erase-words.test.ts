/** What stays of a case after erasure: the file where something was decided, the frame where nothing was given. */
import { expect, it } from 'vitest'
import { ERASED, keptAs, withoutWords } from '../../../src/core/cases/erase-words.ts'
import { aCase, SECRET } from '../../support/desk.ts'

const entry = (by: string, kind: 'said' | 'fact' | 'note' | 'claimed' | 'level' | 'referral', text: string) => ({
  seq: 2,
  at: '',
  by,
  kind,
  text,
})
const timeline = [
  entry('resident', 'said', SECRET.words),
  entry('resident', 'fact', SECRET.words),
  entry('012', 'note', '已上门'),
  entry('012', 'claimed', '接手'),
]
const told = { asked: [{ slot: 'name', asked: '怎么称呼？', answered: SECRET.name, at: '' }], timeline }
const aid = [{ kind: 'cash' as const, amount: 500, note: '', by: '012', at: '' }]

it('is a file when it was decided or anything was given', () => {
  expect(keptAs(aCase({ status: 'closed' }))).toBe('file')
  expect(keptAs(aCase({ status: 'declined' }))).toBe('file')
  expect(keptAs(aCase({ status: 'withdrawn', aid }))).toBe('file')
  expect(keptAs(aCase({ status: 'withdrawn' }))).toBe('frame')
  expect(keptAs(aCase({ status: 'merged' }))).toBe('frame')
})

it('a file keeps who and what, and loses the words', () => {
  const left = withoutWords(aCase({ ...told, status: 'closed', facts: { harm: SECRET.words, cost: 5 } }))
  expect(JSON.stringify(left)).not.toContain(SECRET.words)
  expect(left.contact.phone).toBe(SECRET.phone)
  expect(left.facts).toEqual({ cost: 5 })
  expect(left.timeline.map(({ text }) => text)).toEqual([ERASED, ERASED, '已上门', '接手'])
})

it('a frame keeps nothing about the person', () => {
  const left = withoutWords(aCase({ ...told, status: 'withdrawn' }))
  for (const secret of Object.values(SECRET)) expect(JSON.stringify(left)).not.toContain(secret)
  expect(left.timeline.map(({ text }) => text)).toEqual([ERASED, ERASED, ERASED, '接手'])
  expect(left).toMatchObject({ level: 'P1', status: 'withdrawn', facts: {}, documents: [] })
})

it('a frame loses the words of other offices, the reasons of levels and the marks', () => {
  const ask = {
    id: 'q1',
    kind: 'consult' as const,
    office: '医保局',
    question: SECRET.words,
    by: '012',
    at: '',
    answerBy: null,
    answer: { accepted: true, text: SECRET.words, by: '061', at: '' },
  }
  const lines = [entry('012', 'level', SECRET.words), entry('012', 'referral', SECRET.words)]
  const left = withoutWords(aCase({ status: 'withdrawn', asks: [ask], tags: ['行动不便'], timeline: lines }))
  expect(JSON.stringify(left)).not.toContain(SECRET.words)
  expect(left.asks).toMatchObject([{ office: '医保局', answer: { accepted: true, text: '' } }])
  expect(left.tags).toEqual([])
})
