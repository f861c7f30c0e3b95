/**
 * Why the bot replied as it did: read from what was written down with the reply, never worked out again (decision 0014). Beside it
 * stands what the same turn did, and which of its articles are others by now.
 */
import type { ConversationEvent, StoredEvent } from '../../core/conversation/events.ts'
import type { Explanation } from '../../core/conversation/asides/explanation.ts'
import { INCIDENT_OF } from '../../core/conversation/facts.ts'
import { toMessage } from '../../core/conversation/messages.ts'
import type { DangerRules, Dialogue, Step } from '../../core/dialogue/schema.ts'
import type { Message } from '../../core/reply.ts'
import type { LiveHandbook } from '../handbook/live.ts'
import type { Actor, DeskServices } from './deps.ts'
import { openTalk } from './read-conversation.ts'
import { done, type Outcome } from './refusal.ts'

/** One thing that the turn did, as `what` it was and on which name. */
export interface ReplayStep {
  what: ConversationEvent['type']
  name: string
  /** The resident's words, or a level, or an outcome. */
  detail: string
  /** The question that was put, or that the name is the answer to, in its words; empty where none belongs to it. */
  asked: string
}

/** An article that was quoted: the version that spoke, and the one that would today. */
export interface QuotedArticle {
  slug: string
  title: string
  version: number | null
  today: number | null
}

export interface ReplyExplained {
  reply: Message
  /** What it answers; null for what the clock or the desk set off. */
  asked: Message | null
  /** `missing`: it was said before replies were explained. `unasked`: no message of the resident led to it. */
  record: 'kept' | 'missing' | 'unasked'
  how: Explanation | null
  steps: ReplayStep[]
  articles: QuotedArticle[]
}

export async function explainReply(
  deps: DeskServices,
  actor: Actor,
  id: string,
  seq: number,
  handbook: Pick<LiveHandbook, 'versionOf'> | null,
): Promise<Outcome<ReplyExplained>> {
  const opened = await openTalk(deps, actor, id, { isFollowing: true })
  if (opened.kind !== 'done') return opened
  const { events } = opened.value.conversation
  const said = events.find((event) => event.seq === seq && isBots(event))
  const reply = said === undefined ? null : toMessage(id, said)
  if (said === undefined || reply === null) return { kind: 'not-found', what: 'message' }
  const turn = turnOf(events, said)
  const [first] = turn
  const how = first?.event.type === 'message-received' ? (first.event.how ?? null) : null
  const asked = first?.event.type === 'message-received' ? toMessage(id, first) : null
  return done({
    reply,
    asked,
    record: how !== null ? 'kept' : asked === null ? 'unasked' : 'missing',
    how,
    steps: turn.flatMap(({ event }) => stepOf(event, deps.rules)),
    articles: articlesOf(reply, how, handbook),
  })
}

function isBots({ event }: StoredEvent): boolean {
  return event.type === 'reply-sent' || event.type === 'notice-posted'
}

/** Everything that was stored in one batch with the reply: one instant, and at most one message of the resident at its head. */
function turnOf(events: readonly StoredEvent[], { seq, at }: StoredEvent): StoredEvent[] {
  const same = events.filter((event) => event.at === at)
  const head = same.findLast((event) => event.seq < seq && event.event.type === 'message-received')
  const next = same.find((event) => event.seq > seq && event.event.type === 'message-received')
  return same.filter((event) => event.seq >= (head?.seq ?? 0) && event.seq < (next?.seq ?? Infinity))
}

interface Asking {
  dialogues: readonly Dialogue[]
  danger: Pick<DangerRules, 'steps'>
}

function stepOf(event: ConversationEvent, rules: Asking): ReplayStep[] {
  const { dialogues } = rules
  const step = (name: string, detail = '', asked = ''): ReplayStep[] => [{ what: event.type, name, detail, asked }]
  switch (event.type) {
    case 'danger-noted':
      return step(INCIDENT_OF[event.kind] ?? event.kind, event.phrase)
    case 'dialogue-started':
    case 'dialogue-ended':
      return step(dialogues.find(({ id }) => id === event.intent)?.title ?? event.intent)
    case 'question-asked':
    case 'question-missed':
      return step(
        event.step,
        '',
        questionWhere(rules, ({ id }) => id === event.step),
      )
    case 'slot-filled':
      return step(
        event.slot,
        event.said,
        questionWhere(rules, ({ slots }) => slots.includes(event.slot)),
      )
    case 'question-answered':
      return step(event.slug ?? '', event.outcome)
    case 'case-opened':
    case 'case-changed':
      return step(event.number, event.level)
    case 'floor-changed':
      return step(event.to, event.reason)
    default:
      return []
  }
}

function questionWhere({ dialogues, danger }: Asking, is: (step: Step) => boolean): string {
  const steps = [...dialogues.flatMap(({ steps: own }) => own), ...danger.steps]
  return steps.find(is)?.ask ?? ''
}

function articlesOf(
  { citations = [] }: Message,
  how: Explanation | null,
  handbook: Pick<LiveHandbook, 'versionOf'> | null,
): QuotedArticle[] {
  const titles = new Map(citations.map(({ slug, title }) => [slug, title]))
  const passages = how?.handbook?.passages ?? []
  return [...titles].map(([slug, title]) => ({
    slug,
    title,
    version: passages.find((passage) => passage.slug === slug)?.version ?? null,
    today: handbook?.versionOf(slug) ?? null,
  }))
}
