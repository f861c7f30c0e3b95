/** Lists of the desk over 10,000 cases and 100,000 events, at the store and over HTTP: goal 50 ms each. */
import { rmSync } from 'node:fs'
import { CASE_STATUSES } from '../src/core/cases/case.ts'
import { LEVELS } from '../src/core/triage/level.ts'
import { aCase, aCaseWrite, aHead, anAlert, aTurn, later, NOW, replied, said } from '../tests/contract/build.ts'
import { tempStore } from '../tests/contract/temp-store.ts'
import type { Bench, Report } from './support/bench.ts'
import { desksOverHttp, seedDesk } from './support/desk-lists.ts'
import { median, percentile } from './support/stats.ts'

const CASES = 10_000
const EVENTS_EACH = 10
const FLOORS = ['bot', 'waiting', 'human', 'closed'] as const

const temp = tempStore()
const towns = Array.from({ length: 12 }, (_, i) => `镇${i}`)

function pick<T>(list: readonly [T, ...T[]] | readonly T[], i: number): T {
  const found = list[i % list.length]
  if (found === undefined) throw new Error('empty list')
  return found
}

async function seed(i: number): Promise<void> {
  const holder = { id: `s_${i % 30}`, badge: '012', office: '云阳街道' }
  const level = pick(LEVELS, i)
  const town = pick(towns, i)
  const head = aHead({ level, town, floor: pick(FLOORS, i), holder, updatedAt: later(i), createdAt: NOW })
  const phone = `138${String(i).padStart(8, '0')}`
  const value = aCase({
    conversationId: head.id,
    level,
    town,
    status: pick(CASE_STATUSES, i),
    dueAt: later(i),
    firstContactAt: i % 3 === 0 ? null : NOW,
    assignee: i % 2 === 0 ? holder : null,
    contact: { name: '测试', phone, relation: 'self', how: null },
  })
  const events = [said('你好'), ...Array.from({ length: EVENTS_EACH - 1 }, (_, k) => replied(`回复${k}`))]
  const alerts = i % 500 === 0 ? [anAlert({ conversationId: head.id, town })] : []
  const outcome = await temp.store.conversations.append(aTurn(head, events, { cases: [aCaseWrite(value, 0)], alerts }))
  if (outcome !== 'stored') throw new Error(outcome)
}

const RUNS = 20

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times
}

async function run(): Promise<Report> {
  for (let from = 0; from < CASES; from += 200) {
    await Promise.all(Array.from({ length: 200 }, (_, i) => seed(from + i)))
  }
  const { cases, conversations } = temp.store
  const lists: [string, () => Promise<unknown[]>][] = [
    ['all cases', () => cases.list({})],
    ['new cases of two towns', () => cases.list({ status: ['new'], towns: towns.slice(0, 2) })],
    ['urgent open cases', () => cases.list({ level: ['P0', 'P1'], status: ['new', 'accepted', 'contacted'] })],
    ['overdue cases', () => cases.list({ overdueAt: later(CASES) })],
    ['cases of an assignee', () => cases.list({ assigneeId: 's_4' })],
    ['cases by phone', () => cases.list({ q: '13800001234' })],
    ['cases of a person', () => cases.byPhone('13800001234', 5)],
    ['all conversations', () => conversations.list({})],
    ['waiting conversations of a town', () => conversations.list({ floor: 'waiting', towns: towns.slice(1, 2) })],
    ['conversations of a town', () => conversations.list({ towns: towns.slice(1, 2) })],
    ['conversations of a worker', () => conversations.list({ holderId: 's_7' })],
    ['open alerts', () => conversations.openAlerts()],
    ['the last changes', async () => conversations.changesAfter((await conversations.lastCursor()) - 50, 100)],
    ['newest gaps', async () => [...(await conversations.gaps(50)), 0]],
  ]

  const one = await timesOf(() => cases.find('0000-0000'))
  const rows: [string, number, number, number][] = []
  for (const [name, work] of lists) {
    const times = await timesOf(work)
    rows.push([name, median(times), percentile(times, 0.95), Number.NaN])
  }
  await seedDesk(temp, towns)
  temp.sqlite.close()
  rows.push(...(await desksOverHttp(temp.folder)))
  rmSync(temp.folder, { recursive: true, force: true })
  const slowest = Math.max(...rows.map(([, p50]) => p50))
  return {
    head: ['list', 'p50 ms', 'p95 ms', 'CPU ms each'],
    rows,
    ratios: { 'slowest list ÷ look-up of one number': slowest / median(one) },
  }
}

export const lists: Bench = { name: 'lists', asks: 'how long the lists of the desk take over 10,000 cases', run }
