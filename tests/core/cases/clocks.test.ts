/** Deadlines by level and by working day; numbers with a check digit; days in words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseNumber, readCaseNumber } from '../../../src/core/cases/case-number.ts'
import { documentsDue, firstContactDue, takeUpDue } from '../../../src/core/cases/deadlines.ts'
import { clockWords, dayWords } from '../../../src/core/cases/due-words.ts'
import { contactTimers } from '../../../src/core/cases/timers.ts'
import { LEVELS } from '../../../src/core/triage/level.ts'
import { testCalendar } from '../../support/desk.ts'

const at = (iso: string) => new Date(iso)

describe('deadlines', () => {
  it('of first contact follow contracts §3', () => {
    const friday = at('2026-11-27T22:30:00+08:00')
    expect(LEVELS.map((level) => firstContactDue(level, friday, testCalendar).toISOString())).toEqual([
      '2026-11-27T14:35:00.000Z',
      '2026-11-27T15:30:00.000Z',
      '2026-11-28T14:30:00.000Z',
      '2026-12-02T09:30:00.000Z',
    ])
  })

  it('never come later for a more urgent level, and take-up never after first contact', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-20T00:00:00Z'), noInvalidDate: true }),
        (from) => {
          const due = LEVELS.map((level) => firstContactDue(level, from, testCalendar).getTime())
          expect(due).toEqual([...due].sort((a, b) => a - b))
          LEVELS.forEach((level, i) =>
            expect(takeUpDue(level, from, testCalendar).getTime()).toBeLessThanOrEqual(due[i] ?? 0),
          )
        },
      ),
    )
  })

  it('of papers end with the office hours of the fifth working day', () => {
    expect(documentsDue(at('2026-11-24T23:30:00+08:00'), testCalendar)).toEqual(at('2026-12-01T17:30:00+08:00'))
    expect(documentsDue(at('2026-11-28T10:00:00+08:00'), testCalendar)).toEqual(at('2026-12-04T17:30:00+08:00'))
  })

  it('warn at half and at four fifths, and do not ring twice for what has passed', () => {
    const current = {
      number: '2600-0000',
      conversationId: 'c_1',
      level: 'P1',
      dueAt: '2026-11-24T02:00:00.000Z',
    } as const
    const set = contactTimers(current, at('2026-11-24T01:00:00Z'))
    expect(set.map(({ id, dueAt }) => `${id} ${dueAt.slice(11, 16)}`)).toEqual([
      'warn50:2600-0000 01:30',
      'warn80:2600-0000 01:48',
      'overdue:2600-0000 02:00',
    ])
    expect(contactTimers(current, at('2026-11-24T02:00:00Z'))).toEqual([])
    // A case taken by phone is warned of like any other (it had the deadline alone before).
    expect(contactTimers({ ...current, conversationId: null }, at('2026-11-24T01:00:00Z'))).toHaveLength(3)
  })
})

describe('case numbers', () => {
  const digits = fc.stringMatching(/^\d{5}$/)

  it('are eight digits, 4-4, beginning with the year in Shanghai', () => {
    fc.assert(
      fc.property(digits, (five) => {
        expect(caseNumber(at('2026-12-31T17:00:00Z'), five)).toMatch(/^27\d\d-\d{4}$/)
      }),
    )
  })

  it('are read with blanks, dashes or none', () => {
    const number = caseNumber(at('2026-11-24T00:00:00Z'), '12345')
    for (const text of [number, number.replace('-', ''), ` ${number.replace('-', ' ')} `, number.replace('-', '－')]) {
      expect(readCaseNumber(text)).toBe(number)
    }
    expect(readCaseNumber('13912345678')).toBeNull()
  })

  it('with one wrong digit or two neighbours swapped are no numbers', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }), (five, place, shift) => {
        const plain = caseNumber(at('2026-11-24T00:00:00Z'), five).replace('-', '')
        const wrong = [...plain]
        wrong[place] = String((Number(wrong[place]) + shift) % 10)
        expect(readCaseNumber(wrong.join(''))).toBeNull()
        const swapped = [...plain]
        const [a, b] = [swapped[place], swapped[place + 1]]
        if (b !== undefined && a !== undefined && a !== b) {
          swapped[place] = b
          swapped[place + 1] = a
          expect(readCaseNumber(swapped.join(''))).toBeNull()
        }
      }),
    )
  })
})

it('days are said as people say them', () => {
  const now = at('2026-11-24T16:30:00+08:00')
  expect(dayWords(at('2026-11-24T23:59:59+08:00'), now)).toBe('今天')
  expect(dayWords(at('2026-11-25T00:00:00+08:00'), now)).toBe('明天')
  expect(dayWords(at('2026-12-01T00:00:00+08:00'), now)).toBe('12月1日')
  expect(clockWords(at('2026-11-24T09:05:00+08:00'))).toBe('9:05')
})
