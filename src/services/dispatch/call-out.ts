/** Calls out colleagues to what nobody has taken, at every tick: live at their desks, by message where they bound a chat, and in the file. */
import { calledLine, callWords, chatWords } from '../../content/call-out.zh-CN.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import {
  ANSWERS,
  dueRung,
  fromRung,
  minutesOf,
  RUNGS,
  type AnswerHow,
  type CallOut,
  type Colleague,
  type Rung,
} from '../../core/dispatch/call-out.ts'
import { stageOf } from '../../core/dispatch/stage.ts'
import { may, seesConversation } from '../../core/rights.ts'
import type { Choice, Reply } from '../../core/reply.ts'
import { addMinutes } from '../../core/time.ts'
import type { CallOutStore, StaffChat } from '../../ports/call-out-store.ts'
import type { OpenAlert, OutboxItem } from '../../ports/conversation-store.ts'
import type { Staff } from '../../ports/staff-store.ts'
import { caseWrite, type ChangeDeps } from '../change-conversation.ts'
import { heldTable } from '../office-table.ts'
import type { Dispatcher, DispatchDeps } from './dispatcher.ts'
import { matterOf, stillCalling } from './matter.ts'
import { PLAN } from './plan.ts'

export type CallOutDeps = DispatchDeps &
  Pick<ChangeDeps, 'conversations' | 'cases' | 'ids' | 'bell'> & { callOuts: CallOutStore; dispatcher: Dispatcher }

/** Answers with one pass: who is due is called. Nothing is read while nothing has changed and no round has run out. */
export function callingOut(deps: CallOutDeps): () => Promise<number> {
  let seen: number | null = null
  let nextAt = ''
  return async () => {
    const now = deps.clock.now()
    const cursor = await deps.conversations.lastCursor()
    if (cursor === seen && now.toISOString() < nextAt) return 0
    const [alerts, standing] = await Promise.all([deps.conversations.openAlerts(), deps.callOuts.standing()])
    const calling = await stillCalling(deps.register, alerts)
    const due = dueMatters(calling, standing, now.toISOString())
    let isWhole = true
    for (const matter of due) isWhole = (await call(deps, matter, now)) && isWhole
    // A call that lost a race is looked at again at the next tick.
    seen = isWhole && due.length === 0 ? cursor : null
    nextAt = standing.map((one) => one.nextAt).toSorted()[0] ?? '9'
    return due.length
  }
}

interface Due {
  ref: string
  rung: Rung
  alert: OpenAlert
  before: CallOut | null
}

function dueMatters(calling: readonly OpenAlert[], standing: readonly CallOut[], now: string): Due[] {
  const matters = new Map<string, OpenAlert[]>()
  for (const alert of calling) {
    const ref = matterOf(alert, calling)
    matters.set(ref, [...(matters.get(ref) ?? []), alert])
  }
  return [...matters].flatMap(([ref, all]) => {
    const byTime = all.toSorted((a, b) => a.at.localeCompare(b.at))
    const [first, last] = [byTime[0], byTime.at(-1)]
    if (first === undefined || last === undefined) return []
    const before = standing.find((one) => one.ref === ref) ?? null
    const stages = all.map(stageOf).toSorted((a, b) => RUNGS.indexOf(b) - RUNGS.indexOf(a))
    const matter = {
      stage: stages[0] ?? 'worker',
      since: first.at,
      latest: last.at,
      isHeld: last.holder !== undefined,
    }
    const rung = dueRung(matter, before, now)
    const level = all.map((one) => one.level).toSorted()[0] ?? last.level
    return rung === null ? [] : [{ ref, rung, alert: { ...last, level }, before }]
  })
}

/** False: somebody else wrote first. */
async function call(deps: CallOutDeps, { ref, rung, alert, before }: Due, now: Date): Promise<boolean> {
  const [people, chats, plan] = await Promise.all([
    deps.staff.list(),
    deps.callOuts.chats(),
    heldTable(deps, PLAN).then(({ value }) => value),
  ])
  const reached = await reach(deps, alert, rung, people, now)
  const round: CallOut = {
    ref,
    round: (before?.round ?? 0) + 1,
    alertId: alert.id,
    ...reached,
    at: now.toISOString(),
    nextAt: addMinutes(now, minutesOf(reached.rung, plan.minutes)).toISOString(),
    answer: null,
  }
  const found = alert.caseNumber === null ? null : await deps.cases.find(alert.caseNumber)
  // Everybody is called again and again; the file says so once.
  const isTold = before?.rung === 'everybody' && before.answer === null && reached.rung === 'everybody'
  const line = { by: 'system', kind: 'escalated' as const, text: calledLine(reached.rung, reached.called) }
  const stored = await deps.cases.write({
    cases: found === null || isTold || isEnded(found.status) ? [] : [caseWrite(found, {}, [line], now)],
    callOuts: [round],
    outbox: messagesTo(deps, round, alert, chats, now),
  })
  if (stored !== 'stored') return false
  deps.bell.ring('desk')
  deps.bell.ring('outbox')
  return true
}

/** The people of the first rung from here up that has any who may know of the matter. */
async function reach(
  deps: CallOutDeps,
  alert: OpenAlert,
  from: Rung,
  people: readonly Staff[],
  at: Date,
): Promise<{ rung: Rung; called: Colleague[] }> {
  const { town, level, holder, confidential } = alert
  const { chain } = await deps.dispatcher.ask({ town, level, at })
  const known = (id: string) => people.find((one) => one.id === id && one.active)
  const of = (rung: Rung): Staff[] => {
    if (rung === 'everybody') return people.filter((one) => one.active && may(one, 'case.supervise'))
    const ids =
      rung === 'worker' && holder
        ? [holder.id]
        : (chain.find(({ stage }) => stage === rung)?.people.map(({ id }) => id) ?? [])
    const row = { town, confidential, holderId: holder?.id ?? null }
    return ids.flatMap((id) => known(id) ?? []).filter((one) => seesConversation(one, row))
  }
  for (const rung of fromRung(from)) {
    const called = of(rung).map(({ id, badge }) => ({ id, badge }))
    if (called.length > 0) return { rung, called }
  }
  return { rung: 'everybody', called: [] }
}

function messagesTo(
  deps: Pick<CallOutDeps, 'ids'>,
  { called, ref }: CallOut,
  { level, town }: OpenAlert,
  chats: readonly StaffChat[],
  now: Date,
): OutboxItem[] {
  return chats
    .filter(({ staffId }) => called.some(({ id }) => id === staffId))
    .map(({ staffId, channel, address }) =>
      messageTo(deps, { staffId, channel, address }, { text: callWords(level, town), choices: keysOf(ref) }, now),
    )
}

/** A line to a colleague's own chat: it belongs to no talk. */
export function messageTo(
  { ids }: Pick<CallOutDeps, 'ids'>,
  { staffId, channel, address }: Omit<StaffChat, 'at'>,
  said: Pick<Reply, 'text' | 'choices'>,
  now: Date,
): OutboxItem {
  const conversationId = `staff:${staffId}`
  const reply = { kind: 'text' as const, ...said }
  return { id: ids.next('o'), conversationId, channel, address, seq: now.getTime(), reply, dueAt: now.toISOString() }
}

const KEY = /^call:(coming|told):(.+)$/

/** One key an answer, with the matter that it is about. */
function keysOf(ref: string): Choice[] {
  return ANSWERS.map((how) => ({ id: `call:${how}:${ref}`, label: chatWords.keys[how] }))
}

/** What a pressed key says; null: it is none of these. */
export function callOfKey(id: string): { how: AnswerHow; ref: string } | null {
  const [, how, ref] = KEY.exec(id) ?? []
  return how === undefined || ref === undefined ? null : { how: how as AnswerHow, ref }
}
