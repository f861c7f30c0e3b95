/** Who gets a case: roster before rule, night and holidays, a full hand, a duty switch, and the chain above. */
import { describe, expect, it } from 'vitest'
import { dispatchPlan, STARTING_PLAN, type DispatchPlan } from '../../../src/core/dispatch/plan.ts'
import { mondayOf, onRoster, roster, type Roster } from '../../../src/core/dispatch/roster.ts'
import { stageOf } from '../../../src/core/dispatch/stage.ts'
import { calledAt, whoFor, type Candidate, type DispatchWorld } from '../../../src/core/dispatch/who.ts'
import { nationalCalendar } from '../../../src/core/triage/calendar.ts'

const person = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  badge: id.slice(-3),
  works: true,
  towns: null,
  isSupervisor: false,
  load: 0,
  duty: null,
  ...over,
})

const DAY = { town: '云阳街道', days: 'all' as const, from: '08:30', to: '17:30' }
const plan: DispatchPlan = {
  ...STARTING_PLAN,
  rules: [{ ...DAY, workers: ['s_012', 's_015'], leads: ['s_020'] }],
  centre: ['s_041'],
  limit: 2,
}
const people = ['s_012', 's_015', 's_020', 's_031', 's_041', 's_051'].map((id) => person(id))
const EVERY = (id: string) => Array.from({ length: 7 }, () => [id])

function world(over: Partial<DispatchWorld> & { roster?: Roster } = {}): DispatchWorld {
  const { roster: listed = { lines: [] }, ...rest } = over
  return { plan, people, calendar: nationalCalendar, rosterOf: () => listed, ...rest }
}

/** Thursday noon, a working day. */
const NOON = new Date('2026-11-26T12:00:00+08:00')
const NIGHT = new Date('2026-11-26T23:10:00+08:00')
const ask = (over: Parameters<typeof world>[0] = {}, at = NOON, town: string | null = '云阳街道') =>
  whoFor({ town, level: 'P1', at }, world(over))
const badges = (list: readonly { badge: string }[]) => list.map(({ badge }) => badge)

describe('who gets a case', () => {
  it('is the first of the rule, then the others; then lead and centre with their minutes', () => {
    const { first, chain } = ask()
    expect(first).toEqual({ id: 's_012', badge: '012', because: 'rule' })
    expect(chain.map(({ stage, after, people: link }) => [stage, after, badges(link)])).toEqual([
      ['worker', 0, ['012', '015']],
      ['lead', 5, ['020']],
      ['centre', 15, ['041']],
    ])
  })

  it('is who stands on the roster of the day, before any rule', () => {
    const roster: Roster = { lines: [{ town: '云阳街道', shift: 'day', days: EVERY('s_031') }] }
    expect(ask({ roster }).first).toMatchObject({ badge: '031', because: 'roster' })
  })

  it('at night is the night’s duty, and the small hours belong to the evening before', () => {
    const days = EVERY('s_041')
    days[3] = ['s_051']
    const roster: Roster = { lines: [{ town: null, shift: 'night', days }] }
    expect(ask({ roster }, NIGHT)).toMatchObject({ period: 'night', first: { badge: '051' } })
    expect(ask({ roster }, new Date('2026-11-27T03:00:00+08:00')).first).toMatchObject({ badge: '051' })
    expect(ask({ roster }, new Date('2026-11-27T23:00:00+08:00')).first).toMatchObject({ badge: '041' })
  })

  it('on a holiday of the national calendar is the duty, and on a day worked instead is the rule', () => {
    const roster: Roster = { lines: [{ town: null, shift: 'night', days: EVERY('s_041') }] }
    expect(ask({ roster }, new Date('2026-10-01T12:00:00+08:00'))).toMatchObject({
      isDayOff: true,
      first: { badge: '041' },
    })
    // Saturday 10 October 2026 is worked for the holiday.
    expect(ask({ roster }, new Date('2026-10-10T12:00:00+08:00'))).toMatchObject({
      isDayOff: false,
      first: { badge: '012' },
    })
  })

  it('passes on who is full, off duty, of another town or gone, and says so', () => {
    const others = [
      person('s_012', { load: 2 }),
      person('s_015', { duty: false }),
      person('s_020', { towns: ['珥陵镇'] }),
      person('s_041'),
    ]
    const { first, skipped, chain } = ask({ people: others })
    expect(first).toMatchObject({ badge: '012', because: 'least' })
    expect(skipped).toEqual([
      { badge: '015', why: 'off-duty' },
      { badge: '012', why: 'full' },
      { badge: '020', why: 'elsewhere' },
    ])
    expect(chain[1]?.people).toEqual([])
    const calm = whoFor({ town: '云阳街道', level: 'P3', at: NOON }, world({ people: others }))
    expect(calm.first, 'what can wait goes to nobody who is full').toBeNull()
  })

  it('calls every supervisor when the office has written nothing down', () => {
    const dispatch = ask({ plan: STARTING_PLAN, people: [person('s_041', { isSupervisor: true }), person('s_012')] })
    expect(dispatch.first).toBeNull()
    expect(badges(calledAt(dispatch, 'worker'))).toEqual(['041'])
  })

  it('holds rules that run over midnight', () => {
    const night = { ...DAY, from: '17:30', to: '08:30', workers: ['s_051'], leads: [] }
    const rules = [...plan.rules, night]
    expect(ask({ plan: { ...plan, rules } }, NIGHT).first).toMatchObject({ badge: '051', because: 'rule' })
    expect(ask({ plan: { ...plan, rules } }, NIGHT).chain[1]?.people).toMatchObject([{ badge: '020' }])
  })
})

describe('an alarm', () => {
  it('calls the link of its stage; an empty link passes it on upwards', () => {
    const dispatch = ask({ plan: { ...plan, rules: [{ ...DAY, workers: ['s_012'], leads: [] }] } })
    expect(badges(calledAt(dispatch, 'worker'))).toEqual(['012'])
    expect(badges(calledAt(dispatch, 'lead'))).toEqual(['041'])
  })

  it('takes its stage from the clock that rang, else from its kind', () => {
    expect(stageOf({ kind: 'danger' })).toBe('worker')
    expect(stageOf({ kind: 'unclaimed' })).toBe('lead')
    expect(stageOf({ kind: 'unclaimed', stage: 'centre' })).toBe('centre')
  })
})

describe('the tables', () => {
  it('refuse a centre called before the lead, and a town twice on one shift', () => {
    expect(dispatchPlan.safeParse({ ...plan, minutes: { toLead: 20, toCentre: 10 } }).success).toBe(false)
    const line = { town: '云阳街道', shift: 'day', days: EVERY('s_1') }
    expect(roster.safeParse({ lines: [line, line] }).success).toBe(false)
  })

  it('count weeks from Monday', () => {
    expect(['2026-11-23', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual(['2026-11-23', '2026-11-23', '2026-11-30'])
    const days = Array.from({ length: 7 }, (_, at) => [`s_${at}`])
    expect(onRoster({ lines: [{ town: null, shift: 'night', days }] }, null, 'night', '2026-11-29')).toEqual(['s_6'])
  })
})
