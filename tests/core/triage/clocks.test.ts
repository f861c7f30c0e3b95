import { describe, expect, test } from 'vitest'
import { nationalCalendar } from '../../../src/core/triage/calendar.ts'
import {
  alertSeconds,
  deadline,
  firstAidDeadline,
  papersDeadline,
  takeUpDeadline,
  workingDaysLater,
} from '../../../src/core/triage/clocks.ts'
import {
  markByWorker,
  pageTarget,
  raiseForChild,
  raiseOverdue,
  raiseReassessed,
  raiseRepeated,
} from '../../../src/core/triage/raise.ts'

const at = (text: string): Date => new Date(`${text}+08:00`)
const shown = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
const TUESDAY = at('2026-11-24T09:00:00')

describe('first contact', () => {
  test.each([
    ['P0', '2026-11-24T09:05'],
    ['P1', '2026-11-24T10:00'],
    ['P2', '2026-11-25T09:00'],
    ['P3', '2026-11-27T17:30'],
  ] as const)('%s is due %s', (level, due) => {
    expect(shown(deadline(level, TUESDAY, nationalCalendar))).toBe(due)
  })

  test('the holidays of October and their working Saturdays are counted', () => {
    const offices = {
      isWorkingDay: (day: string) =>
        !['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].includes(
          day,
        ),
    }
    expect(shown(deadline('P3', at('2026-09-30T16:00:00'), offices))).toBe('2026-10-10T17:30')
  })

  test('late at night belongs to the Shanghai day', () => {
    expect(shown(workingDaysLater(at('2026-11-24T23:50:00'), 1, nationalCalendar))).toBe('2026-11-25T17:30')
  })

  test('New Year is no working day', () => {
    expect(nationalCalendar.isWorkingDay('2026-01-01')).toBe(false)
    expect(nationalCalendar.isWorkingDay('2026-11-24')).toBe(true)
    expect(nationalCalendar.isWorkingDay('2026-11-22')).toBe(false)
  })
})

describe('other clocks', () => {
  test('take-up: 5 and 15 minutes, 4 working hours, a working day', () => {
    expect(shown(takeUpDeadline('P0', TUESDAY, nationalCalendar))).toBe('2026-11-24T09:05')
    expect(shown(takeUpDeadline('P1', TUESDAY, nationalCalendar))).toBe('2026-11-24T09:15')
    expect(shown(takeUpDeadline('P2', TUESDAY, nationalCalendar))).toBe('2026-11-24T13:00')
    expect(shown(takeUpDeadline('P2', at('2026-11-27T16:30:00'), nationalCalendar))).toBe('2026-11-30T11:30')
    expect(shown(takeUpDeadline('P3', TUESDAY, nationalCalendar))).toBe('2026-11-25T17:30')
  })

  test('alert, first aid, papers', () => {
    expect([alertSeconds('P0'), alertSeconds('P1'), alertSeconds('P2')]).toEqual([1, 60, null])
    expect(shown(firstAidDeadline('P0', TUESDAY) ?? TUESDAY)).toBe('2026-11-24T23:59')
    expect(shown(firstAidDeadline('P1', TUESDAY) ?? TUESDAY)).toBe('2026-11-25T09:00')
    expect(shown(firstAidDeadline('P2', TUESDAY) ?? TUESDAY)).toBe('2026-11-27T09:00')
    expect(firstAidDeadline('P3', TUESDAY)).toBeNull()
    expect(shown(papersDeadline(TUESDAY, nationalCalendar))).toBe('2026-12-01T17:30')
    expect(shown(papersDeadline(TUESDAY, nationalCalendar, true))).toBe('2026-12-08T17:30')
  })
})

describe('raising', () => {
  const late = { dueAt: TUESDAY, now: at('2026-11-24T09:01:00'), contacted: false }

  test('RU-2 waiting raises one step and never makes P0', () => {
    expect(raiseOverdue('P3', late)).toEqual({ level: 'P2', rule: 'RU-2' })
    expect(raiseOverdue('P2', late)).toEqual({ level: 'P1', rule: 'RU-2' })
    expect(raiseOverdue('P1', late)).toEqual({ level: 'P1', rule: null })
    expect(raiseOverdue('P3', { ...late, contacted: true }).rule).toBeNull()
    expect(raiseOverdue('P3', { ...late, now: at('2026-11-24T08:00:00') }).rule).toBeNull()
  })

  test('RU-2 pages worker, lead, centre', () => {
    const due = at('2026-11-24T10:00:00')
    expect(pageTarget(TUESDAY, due, at('2026-11-24T09:59:00'))).toBeNull()
    expect(pageTarget(TUESDAY, due, at('2026-11-24T10:00:00'))).toBe('worker')
    expect(pageTarget(TUESDAY, due, at('2026-11-24T10:15:00'))).toBe('lead')
    expect(pageTarget(TUESDAY, due, at('2026-11-24T10:30:00'))).toBe('centre')
    expect(pageTarget(TUESDAY, TUESDAY, TUESDAY)).toBe('centre')
  })

  test('RU-3 the same person again', () => {
    const again = { lastAskedAt: at('2026-11-23T09:00:00'), now: TUESDAY, contactedSince: false, saysNobodyCame: false }
    expect(raiseRepeated('P2', again)).toEqual({ level: 'P1', rule: 'RU-3' })
    expect(raiseRepeated('P1', again).level).toBe('P1')
    expect(raiseRepeated('P3', { ...again, contactedSince: true }).rule).toBeNull()
    expect(raiseRepeated('P3', { ...again, contactedSince: true, saysNobodyCame: true }).level).toBe('P2')
    expect(raiseRepeated('P3', { ...again, lastAskedAt: at('2026-11-20T09:00:00') }).rule).toBeNull()
  })

  test('RU-4 new words never lower', () => {
    expect(raiseReassessed('P1', 'P3')).toEqual({ level: 'P1', rule: null })
    expect(raiseReassessed('P3', 'P0')).toEqual({ level: 'P0', rule: 'RU-4' })
  })

  test('RU-6 a child writes: never below P1', () => {
    expect(raiseForChild('P3', true)).toEqual({ level: 'P1', rule: 'RU-6' })
    expect(raiseForChild('P0', true).level).toBe('P0')
    expect(raiseForChild('P3', false).rule).toBeNull()
  })

  test('RU-7 up is free, down needs a reason, from P0 and P1 a second person', () => {
    const mark = { to: 'P2', by: '012', reason: '' } as const
    expect(markByWorker('P3', mark)).toEqual({ outcome: 'changed', level: 'P2', rule: 'RU-7' })
    expect(markByWorker('P2', mark)).toEqual({ outcome: 'unchanged', level: 'P2' })
    expect(markByWorker('P2', { ...mark, to: 'P3' })).toEqual({ outcome: 'refused', level: 'P2', needs: 'reason' })
    expect(markByWorker('P2', { ...mark, to: 'P3', reason: '已解决' }).outcome).toBe('changed')
    expect(markByWorker('P1', { ...mark, reason: '有住处了' })).toEqual({
      outcome: 'refused',
      level: 'P1',
      needs: 'second_person',
    })
    expect(markByWorker('P1', { ...mark, reason: '有住处了', secondedBy: '012' }).outcome).toBe('refused')
    expect(markByWorker('P1', { ...mark, reason: '有住处了', secondedBy: '015' }).outcome).toBe('changed')
  })
})
