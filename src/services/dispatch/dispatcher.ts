/** Asks the rules of dispatch about the desk as it is now: whom to give a case, whom an alarm calls. */
import {
  calledAt,
  whoFor,
  type Called,
  type Candidate,
  type Dispatch,
  type DispatchWorld,
} from '../../core/dispatch/who.ts'
import type { CallOut } from '../../core/dispatch/call-out.ts'
import { dayAfter, mondayOf, type Roster } from '../../core/dispatch/roster.ts'
import { stageOf } from '../../core/dispatch/stage.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { may, townsOf } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import type { Level } from '../../core/triage/level.ts'
import type { OpenAlert } from '../../ports/conversation-store.ts'
import type { CallOutStore } from '../../ports/call-out-store.ts'
import type { DutyStore } from '../../ports/duty-store.ts'
import type { CaseRegister } from '../desk/case-register.ts'
import type { DeskServices } from '../desk/deps.ts'
import { heldTable } from '../office-table.ts'
import { callOutOf, stillCalling } from './matter.ts'
import { PLAN, rosterTable } from './plan.ts'

export interface Dispatcher {
  ask(wish: { town: string | null; level: Level; at: Date }): Promise<Dispatch>
  /** The alarms with whom each of them calls: the one it is for, else whoever has the matter, else by the rules. */
  called(alerts: readonly OpenAlert[]): Promise<CalledAlert[]>
}

/** With the call that stands, where one was made. */
export type CalledAlert = OpenAlert & { calls: Called[]; callOut?: CallOut }

export type DispatchDeps = Pick<DeskServices, 'office' | 'staff' | 'clock' | 'calendar'> & {
  duty: DutyStore
  callOuts: CallOutStore
  register: CaseRegister
}

/** A switch that was thrown longer ago says nothing about today. */
const DUTY_LASTS_MS = 24 * 3_600_000

export function dispatcher(deps: DispatchDeps): Dispatcher {
  return {
    ask: async (wish) => whoFor(wish, await worldAt(deps, wish.at)),
    async called(alerts) {
      if (alerts.length === 0) return []
      const at = deps.clock.now()
      const [world, standing, calling] = await Promise.all([
        worldAt(deps, at),
        deps.callOuts.standing(),
        stillCalling(deps.register, alerts),
      ])
      return alerts.map((alert) => {
        const callOut = calling.includes(alert) ? callOutOf(alert, alerts, standing) : undefined
        return { ...alert, calls: callsOf(alert, at, world), ...(callOut ? { callOut } : {}) }
      })
    },
  }
}

function callsOf({ forId, holder, town, level, ...alert }: OpenAlert, at: Date, world: DispatchWorld): Called[] {
  if (forId !== undefined) {
    const person = world.people.find(({ id }) => id === forId)
    return person ? [{ id: person.id, badge: person.badge, because: 'named' }] : []
  }
  const stage = stageOf(alert)
  if (holder && stage === 'worker') return [{ id: holder.id, badge: holder.badge, because: 'holder' }]
  return calledAt(whoFor({ town, level, at }, world), stage)
}

async function worldAt(deps: DispatchDeps, at: Date): Promise<DispatchWorld> {
  const { date } = beijing(at)
  // A night belongs to the day before, which may lie in the week before.
  const weeks = [...new Set([mondayOf(date), mondayOf(dayAfter(date, -1))])]
  const [plan, people, rosters] = await Promise.all([
    heldTable(deps, PLAN),
    candidates(deps),
    Promise.all(
      weeks.map(async (week): Promise<[string, Roster]> => [week, (await heldTable(deps, rosterTable(week))).value]),
    ),
  ])
  const byWeek = new Map(rosters)
  const rosterOf = (day: string): Roster => byWeek.get(mondayOf(day)) ?? { lines: [] }
  return { plan: plan.value, people, rosterOf, calendar: deps.calendar }
}

async function candidates(deps: DispatchDeps): Promise<Candidate[]> {
  const [people, switches, heads] = await Promise.all([deps.staff.list(), deps.duty.all(), deps.register.heads()])
  const now = deps.clock.now().getTime()
  const duty = new Map(
    switches.filter(({ at }) => now - Date.parse(at) < DUTY_LASTS_MS).map(({ staffId, isOn }) => [staffId, isOn]),
  )
  const loads = new Map<string, number>()
  for (const { assignee, status } of heads) {
    if (assignee !== null && !isEnded(status)) loads.set(assignee.id, (loads.get(assignee.id) ?? 0) + 1)
  }
  return people.map((person) => ({
    id: person.id,
    badge: person.badge,
    works: person.active && may(person, 'case.work'),
    towns: townsOf(person),
    isSupervisor: person.active && person.role === 'supervisor',
    load: loads.get(person.id) ?? 0,
    duty: duty.get(person.id) ?? null,
  }))
}
