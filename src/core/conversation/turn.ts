/** What one turn decides to write: events, alerts, timers, case writes. Emitting an event moves the state along. */
import type { Case, TimelineEntry } from '../cases/case.ts'
import type { CaseTimer } from '../cases/timers.ts'
import { holds, type View } from '../dialogue/condition.ts'
import type { Condition, Dialogue } from '../dialogue/schema.ts'
import type { Reply } from '../reply.ts'
import type { Level } from '../triage/level.ts'
import type { AlertStage } from '../triage/stages.ts'
import type { ConversationEvent, ChannelName } from './events.ts'
import { applyEvent } from './fold.ts'
import { hasOpenCase, slotValue, type ConversationState } from './state.ts'
import { viewOf } from './view.ts'
import type { World } from './world.ts'

export { hasOpenCase }

export interface TurnAlert {
  kind: 'danger' | 'case' | 'unclaimed' | 'overdue' | 'warning' | 'repeat' | 'waiting' | 'care'
  level: Level
  text: string
  stage?: AlertStage
}

export interface TurnTimer {
  id: string
  kind: string
  dueAt: Date
  /** Of another talk than this one. */
  conversationId?: string
}

export interface TurnGap {
  question: string
  reason: 'unknown' | 'not-helpful' | 'handed-over'
  slug: string | null
}

export interface Start {
  conversationId: string
  channel: ChannelName
  lastSeq: number
  state: ConversationState
  case: Case | null
  /** Cases of matters told before in this talk. */
  others?: Case[]
}

/** A child is 你 in every line that the bot says. */
function toChild(reply: Reply): Reply {
  const { text, why, choices } = reply
  const you = (words: string): string => words.replaceAll('您', '你')
  return {
    ...reply,
    text: you(text),
    ...(why === undefined ? {} : { why: you(why) }),
    ...(choices === undefined ? {} : { choices: choices.map((choice) => ({ ...choice, label: you(choice.label) })) }),
  }
}

/** Collects the facts and replies of one decision. Pure bookkeeping: it writes nothing. */
export class Turn {
  state: ConversationState
  case: Case | null
  before: Case | null
  readonly others: readonly Case[]
  readonly world: World
  readonly conversationId: string
  readonly channel: ChannelName
  readonly events: ConversationEvent[] = []
  readonly alerts: TurnAlert[] = []
  readonly timers: TurnTimer[] = []
  readonly cancelled: string[] = []
  readonly gaps: TurnGap[] = []
  readonly entries: Omit<TimelineEntry, 'seq' | 'at'>[] = []
  /** What is stored of the talk is to lose name and number now. */
  masks = false
  /** The talk as it stood before this turn. */
  readonly from: ConversationState
  /** The bot had asked whether anybody is there: a bare 1 is the answer. */
  readonly nudged: boolean
  /** Seq of the last event before this turn. */
  readonly lastSeq: number

  constructor(start: Start, world: World) {
    this.state = start.state
    this.from = start.state
    this.case = start.case
    this.before = start.case
    this.others = start.others ?? []
    this.world = world
    this.conversationId = start.conversationId
    this.channel = start.channel
    this.lastSeq = start.lastSeq
    this.nudged = start.state.nudges.length > 0
  }

  emit(event: ConversationEvent): void {
    this.events.push(event)
    const seq = this.lastSeq + this.events.length
    this.state = applyEvent(this.state, { seq, at: this.world.now.toISOString(), event })
  }

  reply(reply: Reply): void {
    this.emit({
      type: 'reply-sent',
      reply: this.value('childWrites') === true && reply.kind !== 'answer' ? toChild(reply) : reply,
    })
  }

  say(text: string): void {
    if (text) this.reply({ kind: 'text', text })
  }

  alert(alert: TurnAlert): void {
    this.alerts.push(alert)
  }

  /** Sets a timer of this conversation or case; the same id again moves it. */
  timer(id: string, kind: string, dueAt: Date, conversationId?: string): void {
    this.timers.push({ id, kind, dueAt, ...(conversationId === undefined ? {} : { conversationId }) })
  }

  /** A clock of the case. */
  clock({ id, kind, dueAt }: CaseTimer): void {
    this.timer(id, kind, new Date(dueAt))
  }

  cancel(id: string): void {
    this.cancelled.push(id)
  }

  /** Changes the case; every change is a line in its timeline, null where this turn has written one already. */
  changeCase(changed: Partial<Case>, entry: Omit<TimelineEntry, 'seq' | 'at'> | null): void {
    if (this.case === null) return
    this.case = { ...this.case, ...changed }
    if (entry !== null) this.entries.push(entry)
    const { level, status, number, dueAt } = this.case
    const shown = this.state.case
    if (shown && (shown.level !== level || shown.status !== status || shown.dueAt !== dueAt)) {
      this.emit({ type: 'case-changed', number, level, status, dueAt })
    }
  }

  /** Another matter begins: nothing said from now on reaches the case that is open. */
  setAside(): void {
    this.emit({ type: 'matter-set-aside' })
    this.case = null
  }

  /** Takes a case that belongs to this talk from now on; its next change is written upon what is stored. */
  adopt(found: Case): void {
    this.case = found
    this.before = found
  }

  value(slot: string): unknown {
    return slotValue(this.state, slot)
  }

  dialogue(id = this.state.dialogue?.intent): Dialogue | null {
    return this.world.rules.dialogues.find((dialogue) => dialogue.id === id) ?? null
  }

  view(level: Level | null): View {
    return viewOf(this.state, this.channel, level)
  }

  holds(condition: Condition | undefined, level: Level | null): boolean {
    return condition === undefined || holds(condition, this.view(level))
  }
}
