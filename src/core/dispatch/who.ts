/** Who is to take a case of a town at an instant, and who is called after them: worker → lead of the town → service centre, each with why. */
import type { WorkingCalendar } from '../triage/calendar.ts'
import type { Level } from '../triage/level.ts'
import type { AlertStage } from '../triage/stages.ts'
import { beijing } from '../time.ts'
import { minuteOf, ruleHolds, type DispatchPlan } from './plan.ts'
import { dayAfter, onRoster, type Roster, type Shift } from './roster.ts'

/** As much of a colleague as dispatch looks at. */
export interface Candidate {
  id: string
  badge: string
  /** Works on cases at all. */
  works: boolean
  /** null: every town. */
  towns: readonly string[] | null
  isSupervisor: boolean
  /** Open cases now. */
  load: number
  /** What the duty switch says; null: nobody has touched it today. */
  duty: boolean | null
}

/** `holder`: has the case already; `named`: the alarm is for this person alone; `roster`: stands on the duty roster; `rule`: named by the rule of the town; `least`: all are full and this one has least. */
export type Because = 'holder' | 'named' | 'roster' | 'rule' | 'centre' | 'supervisor' | 'least'
export type Skipped = 'full' | 'off-duty' | 'elsewhere' | 'gone'

export interface Called {
  id: string
  badge: string
  because: Because
}

export interface Link {
  stage: AlertStage
  /** Minutes after which it is this link's turn. */
  after: number
  people: Called[]
}

export interface Dispatch {
  period: Shift
  isDayOff: boolean
  /** Whom to give it to; null when nobody of the first link is there. */
  first: Called | null
  chain: Link[]
  skipped: { badge: string; why: Skipped }[]
}

export interface DispatchWorld {
  plan: DispatchPlan
  /** The roster of the week of a day. */
  rosterOf: (date: string) => Roster
  people: readonly Candidate[]
  calendar: WorkingCalendar
}

interface Moment {
  /** The day whose duty it is: a night belongs to the day on which it began. */
  date: string
  minute: number
  period: Shift
  isDayOff: boolean
}

export function whoFor(wish: { town: string | null; level: Level; at: Date }, world: DispatchWorld): Dispatch {
  const moment = momentOf(wish.at, world)
  const skipped = new Map<string, Skipped>()
  const workers = pick(workersOf(wish.town, moment, world), wish, world, skipped)
  const { plan } = world
  const leads = pick(leadsOf(wish.town, moment, world), { ...wish, isLead: true }, world, skipped)
  const centre = pick(centreOf(moment, world), { ...wish, isLead: true }, world, skipped)
  const chain: Link[] = [
    { stage: 'worker', after: 0, people: workers },
    { stage: 'lead', after: plan.minutes.toLead, people: leads },
    { stage: 'centre', after: plan.minutes.toCentre, people: centre },
  ]
  return {
    period: moment.period,
    isDayOff: moment.isDayOff,
    first: workers[0] ?? null,
    chain,
    skipped: [...skipped].map(([id, why]) => ({ badge: badgeOf(world, id), why })),
  }
}

/** Whom an alarm of this stage calls; an empty link passes it on upwards, so that no alarm calls nobody. */
export function calledAt(dispatch: Dispatch, stage: AlertStage): Called[] {
  const from = dispatch.chain.findIndex((link) => link.stage === stage)
  return dispatch.chain.slice(Math.max(from, 0)).find(({ people }) => people.length > 0)?.people ?? []
}

function momentOf(at: Date, { plan, calendar }: DispatchWorld): Moment {
  const { date, hour, minute } = beijing(at)
  const now = hour * 60 + minute
  const [from, to] = [minuteOf(plan.day.from), minuteOf(plan.day.to)]
  const period: Shift = now >= from && now < to ? 'day' : 'night'
  const own = now < from ? dayAfter(date, -1) : date
  return { date: own, minute: now, period, isDayOff: !calendar.isWorkingDay(date) }
}

type Named = readonly { id: string; because: Because }[]

/** The roster of the day or night first; who stands on none falls back to the rule; a day off without a roster is the night's duty. */
function workersOf(town: string | null, moment: Moment, world: DispatchWorld): Named {
  const roster = world.rosterOf(moment.date)
  const listed = (whose: string | null, shift: Shift): Named =>
    onRoster(roster, whose, shift, moment.date).map((id) => ({ id, because: 'roster' as const }))
  const own = town === null ? [] : listed(town, moment.period)
  if (own.length > 0) return own
  const onCall = moment.period === 'night' || moment.isDayOff ? listed(null, 'night') : []
  if (onCall.length > 0) return onCall
  const ruled = ruleOf(town, moment, world).flatMap(({ workers }) => workers)
  if (ruled.length > 0) return ruled.map((id) => ({ id, because: 'rule' as const }))
  return town === null || moment.isDayOff ? listed(null, moment.period) : []
}

function leadsOf(town: string | null, moment: Moment, world: DispatchWorld): Named {
  const ruled = ruleOf(town, moment, world).flatMap(({ leads }) => leads)
  const any = world.plan.rules.filter((rule) => rule.town === town).flatMap(({ leads }) => leads)
  // A lead is a lead at night too, when no rule of the night names another.
  return [...new Set(ruled.length > 0 ? ruled : any)].map((id) => ({ id, because: 'rule' as const }))
}

/** Who stands for the centre just now, then its chain, then every supervisor. */
function centreOf(moment: Moment, world: DispatchWorld): Named {
  const listed = onRoster(world.rosterOf(moment.date), null, moment.period, moment.date)
  const named = [...new Set([...listed, ...world.plan.centre])]
  if (named.length > 0) return named.map((id) => ({ id, because: 'centre' as const }))
  return world.people
    .filter(({ isSupervisor }) => isSupervisor)
    .map(({ id }) => ({ id, because: 'supervisor' as const }))
}

function ruleOf(town: string | null, { minute, isDayOff }: Moment, { plan }: DispatchWorld) {
  return plan.rules.filter((rule) => ruleHolds(rule, town, minute, !isDayOff))
}

interface Wish {
  town: string | null
  level: Level
  /** Leads and the centre are called, not given cases: their load does not count. */
  isLead?: boolean
}

function pick(named: Named, wish: Wish, world: DispatchWorld, skipped: Map<string, Skipped>): Called[] {
  const there = named.flatMap(({ id, because }) => {
    const person = world.people.find((one) => one.id === id)
    const why = absence(person, wish)
    if (why !== null) skipped.set(id, why)
    return person === undefined || why !== null ? [] : [{ person, because }]
  })
  if (wish.isLead) return there.map(({ person, because }) => called(person, because))
  const free = there.filter(({ person }) => person.load < world.plan.limit)
  for (const { person } of there) if (person.load >= world.plan.limit) skipped.set(person.id, 'full')
  if (free.length > 0) return free.map(({ person, because }) => called(person, because))
  // Everybody is full: what is urgent goes to whoever has least, what can wait goes to the lead.
  const isUrgent = wish.level === 'P0' || wish.level === 'P1'
  const [least] = [...there].sort((a, b) => a.person.load - b.person.load)
  return isUrgent && least ? [called(least.person, 'least')] : []
}

function absence(person: Candidate | undefined, { town }: Wish): Skipped | null {
  if (person === undefined || !person.works) return 'gone'
  if (person.duty === false) return 'off-duty'
  return person.towns === null || (town !== null && person.towns.includes(town)) ? null : 'elsewhere'
}

function called({ id, badge }: Candidate, because: Because): Called {
  return { id, badge, because }
}

function badgeOf({ people }: DispatchWorld, id: string): string {
  return people.find((one) => one.id === id)?.badge ?? id
}
