/** What a turn does to the questions of a dialogue, as figures count it. */
import { describe, expect, it } from 'vitest'
import { stepChanges, type StepChange } from '../../../src/core/conversation/asking/step-changes.ts'
import { aTalk, anAnswer, type Talk } from './talk.ts'

function during(talk: Talk, step: () => void): (wanted: string) => StepChange | undefined {
  const [before, length] = [talk.state, talk.events.length]
  step()
  const changes = stepChanges(before, talk.events.slice(length))
  return (wanted) => changes.find((change) => change.step === wanted)
}

function begun(): Talk {
  return aTalk().say('我要求助')
}

describe('a turn', () => {
  it('begins a dialogue with its first question put', () => {
    const talk = aTalk()
    const of = during(talk, () => talk.say('我要求助'))
    expect(of('')).toMatchObject({ dialogue: 'emergency-help', turns: 1, outcome: null })
    expect(of('what')).toMatchObject({ dialogue: 'emergency-help', asked: true, settled: false, answered: 0 })
  })

  it('answers the open question and puts the next', () => {
    const talk = begun()
    const of = during(talk, () => talk.press('生病受伤'))
    expect(of('what')).toMatchObject({ answered: 1, settled: true, skipped: 0 })
    expect(of('where')).toMatchObject({ asked: true, settled: false })
    expect(of('')).toMatchObject({ turns: 1 })
  })

  it('answers a question also with words that fill its slot beside others', () => {
    const talk = begun()
    const of = during(talk, () => talk.say('我妈住院了，在丹阳珥陵'))
    expect(of('what')).toMatchObject({ answered: 1, settled: true })
  })

  it('skips with 不知道', () => {
    const talk = begun().press('生病受伤').say('丹阳珥陵')
    const open = talk.state.openStep ?? ''
    const of = during(talk, () => talk.say('不知道'))
    expect(of(open)).toMatchObject({ skipped: 1, answered: 0, settled: true })
  })

  it('puts the question again after a question beside it, and counts that one', () => {
    const talk = begun().press('生病受伤')
    const of = during(talk, () => talk.say('办这个要收费吗', { answer: anAnswer('不收钱。') }))
    expect(of('where')).toMatchObject({ asked: true, asides: 1, answered: 0, settled: false })
  })

  it('counts a miss', () => {
    const talk = begun().press('生病受伤')
    const of = during(talk, () => talk.say('……'))
    expect(of('where')).toMatchObject({ missed: 1, asides: 0, settled: false })
  })

  it('counts a correction by its slot', () => {
    const talk = begun().press('生病受伤').say('丹阳珥陵')
    const of = during(talk, () => talk.say('不对，是导墅'))
    expect(of('@place')).toMatchObject({ corrected: 1, asked: false })
  })

  it('hands a question over with the talk', () => {
    const talk = begun().press('生病受伤')
    const of = during(talk, () => talk.say('人工'))
    expect(of('where')).toMatchObject({ handed: 1, settled: false })
    expect(of('')).toMatchObject({ handed: 1 })
  })

  it('keeps the run of a dialogue that is left and taken up again', () => {
    const talk = begun().press('生病受伤')
    const left = during(talk, () => talk.say('等下再说'))
    expect(left('')).toMatchObject({ outcome: 'left' })
    expect(left('where')?.settled ?? false).toBe(false)
    talk.wait(60)
    const again = during(talk, () => talk.say('接着说'))
    expect(again('where')).toMatchObject({ asked: true, runAt: left('')?.runAt })
  })

  it('counts the one question of a danger where it was put', () => {
    const talk = aTalk()
    const of = during(talk, () => talk.say('家里着火了'))
    const asked = talk.state.openStep ?? ''
    expect(of(asked)).toMatchObject({ dialogue: 'emergency-help', asked: true })
    expect(during(talk, () => talk.say('都出来了'))(asked)).toMatchObject({ answered: 1, settled: true })
  })
})
