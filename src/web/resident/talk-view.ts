/** What the talk page shows, derived from the stored events: lines in order, which keys still work, strip, progress. Pure. */
import type { StoredEvent } from '../../core/conversation/events.ts'
import { toMessage } from '../../core/conversation/messages.ts'
import { foldConversation } from '../../core/conversation/fold.ts'
import { levelOf, type CaseLink, type ConversationState } from '../../core/conversation/state.ts'
import { hasOpenCase } from '../../core/conversation/turn.ts'
import type { Choice, Message, Phone } from '../../core/reply.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import { dialogueView } from '../../services/dialogue-view.ts'
import type { TurnDeps } from '../../services/gather-world.ts'

export interface TalkItem {
  message: Message
  /** Set on the resident's own lines, so that the page finds the bubble it drew while sending. */
  clientId?: string
  /** The resident pressed a key instead of writing. */
  pressed?: boolean
  /** Its keys still work. */
  open: boolean
  /** The one question that waits for an answer. */
  question: boolean
  /** The last line of a dialogue that was sent: shown as a receipt. */
  receipt: boolean
  /** Who speaks is the same as in the line before. */
  sameSpeaker: boolean
  feedback: boolean | null
}

export interface TalkView {
  /** null: no session yet, the first screen. */
  conversationId: string | null
  items: TalkItem[]
  /** Seq of the last stored event: the page asks for what comes after. */
  last: number
  floor: ConversationState['floor']
  quiet: boolean
  strip: { phones: Phone[]; gas: boolean } | null
  progress: { answered: number; total: number } | null
  /** The open question is the review: the page offers to look at everything once more. */
  reviewing: boolean
  /** Step of the question that waits for an answer. */
  openStep: string | null
  /** Choices of it that may be taken together; null: one answer only. */
  many: ReadonlySet<string> | null
  case: CaseLink | null
  /** Last words of an earlier day, when somebody comes back to an open dialogue. */
  resumed: string | null
  /** Id of the last line of the bot, to rate a finished talk. */
  lastReplyId: string | null
}

type ViewDeps = Pick<TurnDeps, 'rules' | 'words' | 'office' | 'calendar' | 'ids'>

const RESUME_AFTER_MS = 3 * 3_600_000

/** The view of a stored conversation; `now` decides whether it is a return. */
export function talkView(deps: ViewDeps, { head, events }: Conversation, now: Date): TalkView {
  const state = foldConversation(events)
  const dialogue = dialogueView(deps, 'web', state, events)
  const items = itemsOf(head.id, events, state)
  const step = deps.rules.dialogues
    .find(({ id }) => id === dialogue?.intent)
    ?.steps.find(({ id }) => id === dialogue?.step)
  return {
    conversationId: head.id,
    items,
    last: events.at(-1)?.seq ?? 0,
    floor: state.floor,
    quiet: state.quiet,
    strip: stripOf(deps, state),
    progress: dialogue === null ? null : { answered: dialogue.answered, total: dialogue.total },
    reviewing: step?.answer === 'review' && state.openStep === step.id,
    openStep: state.openStep,
    many: manyOf(deps, state.openStep),
    case: state.case,
    resumed: resumedWords(state, now),
    lastReplyId: items.findLast(({ message }) => message.from === 'bot')?.message.id ?? null,
  }
}

/** A question about a set of things (who in the house needs care): several may be ticked, 都没有 stands alone. */
function manyOf({ rules }: ViewDeps, openStep: string | null): TalkView['many'] {
  const step = rules.dialogues.flatMap(({ steps }) => steps).find(({ id }) => id === openStep)
  if (step?.answer !== 'set') return null
  return new Set(step.choices.filter(({ set, skips, starts }) => !set && !skips && !starts).map(({ id }) => id))
}

function itemsOf(conversationId: string, events: readonly StoredEvent[], state: ConversationState): TalkItem[] {
  const feedback = new Map<number, boolean>()
  const items: TalkItem[] = []
  let sent = false
  for (const stored of events) {
    const { event } = stored
    if (event.type === 'feedback-given') feedback.set(event.messageSeq, event.helpful)
    if (event.type === 'dialogue-ended') sent = event.outcome === 'sent'
    const message = toMessage(conversationId, stored)
    if (message === null) continue
    const receipt = sent && message.kind === 'case'
    if (receipt) sent = false
    const before = items.at(-1)?.message
    items.push({
      message,
      ...(event.type === 'message-received' ? { clientId: event.clientId, pressed: event.choice !== undefined } : {}),
      open: false,
      question: false,
      receipt,
      sameSpeaker: before?.from === message.from && before.speaker === message.speaker,
      feedback: null,
    })
  }
  for (const item of items) item.feedback = feedback.get(item.message.seq) ?? null
  return markOpen(items, state)
}

/** Keys work until the resident says the next thing; those of the newest case card stay. */
function markOpen(items: TalkItem[], state: ConversationState): TalkItem[] {
  const spoken = items.findLastIndex(({ message }) => message.from === 'resident')
  const newestCase = items.findLastIndex(({ message }) => message.kind === 'case')
  const asks = items.findLastIndex(
    ({ message }, index) => index > spoken && message.kind === 'question' && message.from === 'bot',
  )
  return items.map((item, index) => ({
    ...item,
    open: state.floor !== 'human' && (index > spoken || (index === newestCase && hasOpenCase(state))),
    question: index === asks && state.floor !== 'human',
  }))
}

/** Keys to press that the page may accept now: those it shows. */
export function openChoices(view: TalkView): Choice[] {
  return view.items.filter(({ open }) => open).flatMap(({ message }) => message.choices ?? [])
}

const ALWAYS = ['119', '120', '110']

/** Three phone keys while life is at risk; none in quiet mode, where the screen must tell nothing. */
function stripOf(deps: ViewDeps, state: ConversationState): TalkView['strip'] {
  if (state.quiet) return null
  const dangers = state.dangers.filter(({ current }) => current !== false)
  if (dangers.length === 0 && levelOf(state) !== 'P0') return null
  const labels = deps.rules.danger.phones
  const numbers = [
    ...new Set([...dangers.flatMap(({ phones }) => phones.map(({ number }) => number)), ...ALWAYS]),
  ].slice(0, 3)
  return {
    phones: numbers.map((number) => ({ number, label: labels[number] ?? number })),
    gas: dangers.some(({ kind }) => kind === 'gas_co'),
  }
}

function resumedWords({ dialogue, lastResidentAt, said }: ConversationState, now: Date): string | null {
  if (dialogue === null || lastResidentAt === null) return null
  if (now.getTime() - new Date(lastResidentAt).getTime() < RESUME_AFTER_MS) return null
  const words = said.at(-1)?.text ?? ''
  return words.length > 30 ? `${words.slice(0, 30)}…` : words
}
