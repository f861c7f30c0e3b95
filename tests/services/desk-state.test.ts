/** Minutes to wait come from real waits of the last week, nights left out; fewer than five are no figure. */
import { describe, expect, it } from 'vitest'
import type { TakeUp } from '../../src/ports/conversation-store.ts'
import { deskState } from '../../src/services/desk-state.ts'
import { testCalendar } from '../support/desk.ts'

const NOW = new Date('2026-11-24T10:00:00+08:00')
const state = (waits: TakeUp[], now = NOW) =>
  deskState(
    {
      conversations: { list: async () => [], takeUps: async () => waits },
      calendar: testCalendar,
      hours: { from: 510, to: 1050 },
    },
    now,
  )
const wait = (minutes: number): TakeUp => ({ at: '2026-11-23T03:00:00.000Z', seconds: minutes * 60 })

describe('the desk', () => {
  it('estimates from five waits on, by the middle one', async () => {
    expect((await state([1, 2, 3, 4].map(wait))).minutes).toBeNull()
    expect((await state([1, 2, 3, 9, 60].map(wait))).minutes).toBe(3)
  })

  it('leaves out waits that began at night', async () => {
    const night = { at: '2026-11-23T01:00:00.000Z', seconds: 10 * 3600 }
    expect((await state([...[1, 2, 3, 9].map(wait), night])).minutes).toBeNull()
  })

  it('knows when it opens next', async () => {
    expect(await state([])).toMatchObject({ open: true, next: '明天8:30' })
    const friday = await state([], new Date('2026-11-27T18:00:00+08:00'))
    expect(friday).toMatchObject({ open: false, next: '11月30日8:30', nextAt: new Date('2026-11-30T08:30:00+08:00') })
    expect(await state([], new Date('2026-11-24T07:00:00+08:00'))).toMatchObject({ open: false, next: '今天8:30' })
  })
})
