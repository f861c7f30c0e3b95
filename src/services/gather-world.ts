/** Everything the decision of a turn may look at, gathered before it: the decision itself is pure. */
import { areasOfTowns } from '../content/load-areas.ts'
import { caseNumber, RANDOM_DIGITS } from '../core/cases/case-number.ts'
import type { CaseHead } from '../core/cases/case.ts'
import type { InForce } from '../core/conversation/asides/explanation.ts'
import { asksQuestion, wantsHandbook, type ResidentInput } from '../core/conversation/hear.ts'
import { withSubject } from '../core/conversation/asides/policy-subject.ts'
import { ownWordsOf, slotValue, type ConversationState } from '../core/conversation/state.ts'
import { foldConversation } from '../core/conversation/fold.ts'
import { CODE_DIGITS, draftClaimOf, resumeTimerId } from '../core/conversation/cases/resume-code.ts'
import { claimOf } from '../core/conversation/cases/take-up.ts'
import type { DeskState, HandbookAnswer, World } from '../core/conversation/world.ts'
import { areaIn } from '../core/knowledge/areas.ts'
import { lacksSubject } from '../core/knowledge/follow-up.ts'
import { actsHeard, type Act } from '../core/understanding/acts.ts'
import { normalise } from '../core/understanding/normalise.ts'
import { findPhone } from '../core/understanding/phone.ts'
import { sureAlarms } from '../core/understanding/route/route.ts'
import type { AttachmentStore } from '../ports/attachment-store.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Files, Log, Vault } from '../ports/system.ts'
import type { ChangeDeps, Loaded, TalkDeps } from './change-conversation.ts'
import { bareWorld, type RuleDeps } from './dialogue-view.ts'
import type { SenseMessage } from './sense-message.ts'

/** What one message needs, whoever keeps the talk. */
export interface MessageDeps extends TalkDeps, RuleDeps {
  conversations: TalkDeps['conversations'] & Pick<ConversationStore, 'findInbound' | 'timer'>
  cases: TalkDeps['cases'] & Pick<CaseStore, 'byPhone'>
  vault: Pick<Vault, 'sha256'>
  metrics: Pick<Metrics, 'observe'>
  desk: (now: Date) => Promise<DeskState>
  /** Asks the handbook; `history` holds the questions before. */
  ask: (question: string, context: { history: string[]; town: string | null; now: Date }) => Promise<HandbookAnswer>
  /** What a message sounds like, beside its words. */
  sense: SenseMessage
  /** Rules and models in force, for the explanation kept with each reply. */
  inForce: () => Promise<InForce | null>
}

export interface TurnDeps extends MessageDeps, ChangeDeps {
  conversations: ConversationStore
  cases: CaseStore
  attachments: AttachmentStore
  files: Files
  vault: Vault
  log: Log
  metrics: Metrics
}

/** Everything the decision may look at, gathered before it: the decision itself is pure. */
export async function worldFor(deps: MessageDeps, loaded: Loaded, input: ResidentInput | null): Promise<World> {
  const { state, now, conversation } = loaded
  const heard = input !== null && !goesAhead(deps, state, input) ? input : null
  const sense = heard === null || heard.choice !== undefined || heard.text === '' ? null : await deps.sense(heard.text)
  const question = heard === null ? null : questionOf(heard, state, actsHeard(sense?.acts ?? null))
  return {
    ...bareWorld(deps, now),
    answer:
      question === null
        ? null
        : await deps.ask(question, { history: historyOf(state), town: conversation.head.town ?? areaSaid(state), now }),
    sense,
    claimed: input === null ? null : await claimedBy(deps, input, state),
    draft: input === null ? null : await draftBy(deps, input, state),
    resumeCode: await freeCode(deps, state, input),
    caseNumber: caseNumber(now, deps.ids.digits(RANDOM_DIGITS)),
    desk: await deps.desk(now),
    earlier: await earlierCases(deps, state, input),
    inForce: input === null ? null : await deps.inForce(),
  }
}

/**
 * The lane of danger: words that alarm by the list, in a kind not yet known here, wait for no model and no search. Nothing is
 * lost by it: the alarm is P0 already, a model could only raise, and what to do is said instead of an answer of the handbook.
 */
function goesAhead({ rules }: MessageDeps, { dangers }: ConversationState, { text, choice }: ResidentInput): boolean {
  if (choice !== undefined) return false
  return sureAlarms(normalise(text), rules).some(({ kind }) => !dangers.some((known) => known.kind === kind))
}

const EARLIER_MOST = 5

/** Cases with the phone that was told, or is told just now. */
async function earlierCases(
  deps: MessageDeps,
  state: ConversationState,
  input: ResidentInput | null,
): Promise<CaseHead[]> {
  const held = slotValue(state, 'phone')
  const phone = typeof held === 'string' ? held : input === null ? null : findPhone(input.text)
  return phone === null ? [] : deps.cases.byPhone(phone, EARLIER_MOST)
}

/** The case named by number, for the decision to compare the phone; looked up only when the words name one that is not this talk's. */
async function claimedBy(
  deps: MessageDeps,
  { text, choice }: ResidentInput,
  state: ConversationState,
): Promise<World['claimed']> {
  const claim = choice === undefined && state.floor !== 'human' ? claimOf(text, state) : null
  if (claim === null || claim.number === state.case?.number) return null
  const found = await deps.cases.find(claim.number)
  return found === null && !claim.named ? null : { case: found, last4: claim.last4 }
}

/** The talk that is named by its code; the decision compares the phone. */
async function draftBy(
  { conversations }: MessageDeps,
  { text, choice }: ResidentInput,
  state: ConversationState,
): Promise<World['draft']> {
  const isAsked = choice === undefined && state.floor === 'bot' && state.case === null
  const claim = isAsked ? draftClaimOf(text, state) : null
  if (claim === null) return null
  const { code, named, last4 } = claim
  const clock = await conversations.timer(resumeTimerId(code))
  const id = clock?.conversationId ?? null
  const held = id === null ? null : await conversations.load(id)
  if (clock === null || id === null || held === null) return named ? { code, last4, found: null } : null
  const found = { conversationId: id, state: foldConversation(held.events), clock: clock.kind, dueAt: clock.dueAt }
  return { code, last4, found }
}

/** Drawn only where the turn may tell it: a phone is known, or is told just now. */
async function freeCode(deps: MessageDeps, state: ConversationState, input: ResidentInput | null): Promise<string> {
  const open = state.dialogue !== null && state.draftCode === null && state.case === null
  const phone = slotValue(state, 'phone') !== undefined || (input !== null && findPhone(input.text) !== null)
  if (!open || !phone) return ''
  for (let attempt = 0; attempt < CODES_TRIED; attempt += 1) {
    const code = deps.ids.digits(CODE_DIGITS)
    if ((await deps.conversations.timer(resumeTimerId(code))) === null) return code
  }
  return ''
}

const CODES_TRIED = 5

function questionOf(input: ResidentInput, state: ConversationState, acts: readonly Act[]): string | null {
  if (!wantsHandbook(input, state, acts)) return null
  if (input.choice?.startsWith('ask:')) return input.text || input.choice.slice('ask:'.length)
  return withSubject(input.text, state)
}

/** Where the resident said to be, when no case knows the town. */
function areaSaid(state: ConversationState): string | null {
  return state.said.map(({ text }) => areaIn(text, TOWNS)).findLast((area) => area !== null) ?? null
}

const TOWNS = areasOfTowns()
const HISTORY_MOST = 2

/** The last questions that name something, so that 那要多少钱 finds its subject. */
function historyOf(state: ConversationState): string[] {
  const last = state.lastQuestion?.question
  const asked = ownWordsOf(state).filter((text) => asksQuestion(text) && !lacksSubject(text))
  return [...new Set([...asked.slice(-HISTORY_MOST), ...(last ? [last] : [])])]
}
