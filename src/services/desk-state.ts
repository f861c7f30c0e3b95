/** Whether somebody is at the desk, how many wait, and how long people waited lately: nothing that is said of it is invented. */
import { median } from '../core/cases/figures.ts'
import type { WorkingCalendar } from '../core/cases/deadlines.ts'
import type { DeskState } from '../core/conversation/world.ts'
import { beijing } from '../core/time.ts'
import type { ConversationStore, TakeUp } from '../ports/conversation-store.ts'

export interface DeskStateDeps {
  conversations: Pick<ConversationStore, 'list' | 'takeUps'>
  calendar: WorkingCalendar
  /** Minutes after midnight in Beijing between which the desk is open on working days. */
  hours: { from: number; to: number }
}

const DAY = 86_400_000
const WEEK = 7 * DAY
/** Fewer waits than this are no figure. */
const ENOUGH = 5

/** The state of the desk for every message; the estimate, which a minute does not change, is read once a minute. */
export function deskStates(deps: DeskStateDeps): (now: Date) => Promise<DeskState> {
  let read: { minute: number; waits: Promise<TakeUp[]> } | null = null
  const takeUps = (since: string): Promise<TakeUp[]> => {
    const minute = Math.floor(Date.parse(since) / 60_000)
    if (read?.minute !== minute) {
      const waits = deps.conversations.takeUps(since)
      read = { minute, waits }
      waits.catch(() => (read = null))
    }
    return read.waits
  }
  return (now) => deskState({ ...deps, conversations: { list: deps.conversations.list, takeUps } }, now)
}

export async function deskState(deps: DeskStateDeps, now: Date): Promise<DeskState> {
  const [waiting, waits] = await Promise.all([
    deps.conversations.list({ floor: 'waiting', limit: 100 }),
    deps.conversations.takeUps(new Date(now.getTime() - WEEK).toISOString()),
  ])
  const nextAt = nextOpening(deps, now)
  return {
    open: isOpen(deps, now),
    next: openingWords(nextAt, now),
    nextAt,
    ahead: waiting.length,
    waiting: waiting.map(({ waitingSince, level }) => ({ since: waitingSince ?? '', level })),
    minutes: minutesOf(deps, waits),
  }
}

/** Half of the people of the last seven days waited no longer; nights do not count. */
function minutesOf(deps: DeskStateDeps, waits: readonly TakeUp[]): number | null {
  const daily = waits.filter(({ at, seconds }) => isOpen(deps, new Date(Date.parse(at) - seconds * 1000)))
  const seconds = daily.length < ENOUGH ? null : median(daily.map((wait) => wait.seconds))
  return seconds === null ? null : Math.max(1, Math.ceil(seconds / 60))
}

function isOpen({ calendar, hours }: DeskStateDeps, at: Date): boolean {
  const { date, hour, minute } = beijing(at)
  const minutes = hour * 60 + minute
  return calendar.isWorkingDay(date) && minutes >= hours.from && minutes < hours.to
}

function nextOpening({ calendar, hours }: DeskStateDeps, now: Date): Date {
  const { date, hour, minute } = beijing(now)
  let noon = new Date(`${date}T12:00:00+08:00`)
  if (hour * 60 + minute >= hours.from) noon = new Date(noon.getTime() + DAY)
  for (let tries = 0; tries < 30 && !calendar.isWorkingDay(beijing(noon).date); tries += 1)
    noon = new Date(noon.getTime() + DAY)
  return new Date(noon.getTime() + (hours.from - 12 * 60) * 60_000)
}

/** 今天8:30 · 明天8:30 · 11月30日8:30. */
function openingWords(at: Date, now: Date): string {
  const { month, day, hour, minute, date } = beijing(at)
  const time = `${hour}:${String(minute).padStart(2, '0')}`
  if (date === beijing(now).date) return `今天${time}`
  return date === beijing(new Date(now.getTime() + DAY)).date ? `明天${time}` : `${month}月${day}日${time}`
}
