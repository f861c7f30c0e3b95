/** A talk with the pure engine: rules from `intents/`, a clock that tests move, everything decided kept. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { messages } from '../../../src/content/messages.zh-CN.ts'
import { compileRules } from '../../../src/content/rules.ts'
import type { Case } from '../../../src/core/cases/case.ts'
import type { CaseTimer } from '../../../src/core/cases/timers.ts'
import { caseNumber } from '../../../src/core/cases/case-number.ts'
import { decideMessage } from '../../../src/core/conversation/decide.ts'
import type { ConversationEvent, StoredEvent, WorkerRef } from '../../../src/core/conversation/events.ts'
import { handBack } from '../../../src/core/conversation/asides/human-turn.ts'
import { decideTimer } from '../../../src/core/conversation/silence.ts'
import { EMPTY_STATE, type ConversationState } from '../../../src/core/conversation/state.ts'
import { Turn, type Start, type TurnAlert, type TurnGap, type TurnTimer } from '../../../src/core/conversation/turn.ts'
import type { HandbookAnswer, World } from '../../../src/core/conversation/world.ts'
import type { Reply } from '../../../src/core/reply.ts'

const folder = join(import.meta.dirname, '../../../intents')
export const rules = compileRules(
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, parse(readFileSync(join(folder, file), 'utf8'))]),
  ),
)

/** Tuesday evening, desk open. */
export const NOW = '2026-11-24T20:00:00+08:00'
export const WORKER: WorkerRef = { id: 's_1', badge: '012', office: '云阳街道' }

export function anAnswer(answer: string, over: Partial<HandbookAnswer> = {}): HandbookAnswer {
  const citation = { slug: 'fraud', title: '防骗', section: '', source: '社会救助法', effective: '2026-07-01' }
  return { outcome: 'answer', slug: 'fraud', section: null, answer, citations: [citation], confidence: 0.9, ...over }
}

export interface Talk {
  readonly state: ConversationState
  readonly case: Case | null
  readonly events: readonly StoredEvent[]
  /** Of the last step. */
  readonly replies: readonly Reply[]
  readonly alerts: readonly TurnAlert[]
  /** Questions that joined the list of gaps, of the last step. */
  readonly gaps: readonly TurnGap[]
  readonly said: string
  say(text: string, options?: { answer?: HandbookAnswer; choice?: string; photos?: number }): Talk
  /** Presses the button with this label among those shown last. */
  press(label: string): Talk
  wait(minutes: number): Talk
  claim(): Talk
  /** The desk changes the case, with the clocks it sets. */
  work(changed: Partial<Case>, clocks?: readonly CaseTimer[]): Talk
  handBack(): Talk
}

export function aTalk(now = NOW, world: Partial<World> = {}): Talk {
  let at = new Date(now)
  let state = EMPTY_STATE
  let current: Case | null = null
  let replies: Reply[] = []
  let alerts: TurnAlert[] = []
  let gaps: TurnGap[] = []
  let shown: Reply[] = []
  const events: StoredEvent[] = []
  const timers = new Map<string, TurnTimer>()

  const worldNow = (answer: HandbookAnswer | null = null): World => ({
    now: at,
    rules,
    words: messages,
    answer,
    claimed: null,
    draft: null,
    resumeCode: '',
    caseNumber: caseNumber(at, String(10_000 + events.length).slice(-5)),
    newId: (prefix) => `${prefix}_${events.length}`,
    office: { name: '镇江市社会救助服务热线', keep: '5年' },
    desk: { open: true, next: '明天8:30', ahead: 0, minutes: null },
    calendar: { isWorkingDay: () => true },
    sense: null,
    inForce: null,
    ...world,
  })
  const start = (): Start => ({
    conversationId: 'c_1',
    channel: 'web',
    lastSeq: events.length,
    state,
    case: current,
  })
  const keep = (turn: Turn): void => {
    for (const event of turn.events) events.push({ seq: events.length + 1, at: at.toISOString(), event })
    state = turn.state
    const entries = turn.entries.map((entry, index) => ({ ...entry, seq: index + 1, at: at.toISOString() }))
    const before = current?.number === turn.case?.number ? (current?.timeline ?? []) : []
    current = turn.case && {
      ...turn.case,
      timeline: [...before, ...entries],
      version: turn.case.version + turn.entries.length,
    }
    for (const id of turn.cancelled) timers.delete(id)
    for (const timer of turn.timers) timers.set(timer.id, timer)
    const said = turn.events.flatMap((event) => repliesOf(event))
    replies = [...replies, ...said]
    alerts = [...alerts, ...turn.alerts]
    gaps = [...gaps, ...turn.gaps]
    if (said.some(({ choices }) => choices)) shown = said
  }
  const step = (run: () => void): Talk => {
    replies = []
    alerts = []
    gaps = []
    run()
    return talk
  }

  const talk: Talk = {
    get state() {
      return state
    },
    get case() {
      return current
    },
    get events() {
      return events
    },
    get replies() {
      return replies
    },
    get alerts() {
      return alerts
    },
    get gaps() {
      return gaps
    },
    get said() {
      return replies.map(({ text }) => text).join('\n')
    },
    say: (text, { answer, choice, photos = 0 } = {}) =>
      step(() => {
        const attachments = Array.from({ length: photos }, (_, i) => ({
          attachmentId: `f_${i}`,
          kind: 'image/jpeg',
          bytes: 9,
        }))
        const input = {
          clientId: `m_${events.length}`,
          channel: 'web' as const,
          text,
          ...(choice ? { choice } : {}),
          ...(photos > 0 ? { attachments } : {}),
        }
        keep(decideMessage(start(), input, worldNow(answer)))
      }),
    press: (label) => {
      const choice = shown.flatMap(({ choices }) => choices ?? []).find((one) => one.label === label)
      if (choice === undefined) throw new Error(`no button ${label}`)
      return talk.say(label, { choice: choice.id })
    },
    wait: (minutes) =>
      step(() => {
        const until = at.getTime() + minutes * 60_000
        for (;;) {
          const [next] = [...timers.values()]
            .filter(({ dueAt }) => dueAt.getTime() <= until)
            .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
          if (next === undefined) break
          timers.delete(next.id)
          at = new Date(Math.max(at.getTime(), next.dueAt.getTime()))
          keep(decideTimer(start(), next.kind, worldNow()))
        }
        at = new Date(until)
      }),
    work: (changed, clocks = []) =>
      step(() => {
        const turn = new Turn(start(), worldNow())
        turn.changeCase(changed, { by: '012', kind: 'note', text: 'test' })
        for (const clock of clocks) turn.clock(clock)
        keep(turn)
      }),
    claim: () =>
      step(() => {
        const turn = new Turn(start(), worldNow())
        turn.emit({ type: 'floor-changed', to: 'human', by: WORKER, reason: 'claimed' })
        keep(turn)
      }),
    handBack: () =>
      step(() => {
        const turn = new Turn(start(), worldNow())
        handBack(turn, WORKER, null)
        keep(turn)
      }),
  }
  return talk
}

function repliesOf(event: ConversationEvent): Reply[] {
  if (event.type === 'reply-sent') return [event.reply]
  if (event.type !== 'notice-posted') return []
  return [{ kind: 'notice', text: event.text, ...(event.phones ? { phones: event.phones } : {}) }]
}

/** Values of the filled slots. */
export function slotsOf({ state }: Talk): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(state.slots).map(([slot, held]) => [slot, held.kind === 'filled' ? held.value : `(${held.kind})`]),
  )
}
