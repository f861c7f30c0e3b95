/** A try-out of the talk by the engine of the talk: every message is received as a resident's is, and nothing is kept. */
import { assessNow } from '../../core/conversation/facts.ts'
import { foldConversation } from '../../core/conversation/fold.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import { DANGER_ID } from '../../core/dialogue/graph.ts'
import type { Played, PlayedSlot } from '../../core/dialogue/played.ts'
import { slotWords } from '../../core/dialogue/read-back.ts'
import { namesOf } from '../../core/dialogue/condition-words.ts'
import type { Reply } from '../../core/reply.ts'
import { bareWorld, dialogueView, type RuleDeps } from '../dialogue-view.ts'
import { greeting } from '../open-conversation.ts'
import type { MessageDeps } from '../gather-world.ts'
import { takeMessage } from '../receive-message.ts'
import { memoryTalk } from './memory-talk.ts'

export interface Move {
  text: string
  /** Id of the key that was pressed. */
  choice?: string | undefined
}

export type PlayDeps = Pick<MessageDeps, 'clock' | 'ids' | 'bell' | 'vault' | 'ask' | 'sense'> & RuleDeps

const ID = 'tryout'
/** Between two messages, so that what was said when can be told apart. */
const BETWEEN_MS = 20_000

/** The first bubble of every talk. */
export function playOpening(deps: RuleDeps): Reply {
  return greeting(deps)
}

/** Plays all moves from the beginning; going back is playing fewer of them. A key that is not known any more ends the play. */
export async function playMoves(deps: PlayDeps, startedAt: Date, moves: readonly Move[]): Promise<Played[]> {
  let now = startedAt
  const talk = memoryTalk(ID, startedAt.toISOString())
  const own: MessageDeps = {
    ...deps,
    conversations: talk.conversations,
    cases: talk.cases,
    clock: { now: () => now },
    bell: { ring: () => undefined, wait: () => Promise.resolve() },
    metrics: { observe: () => undefined },
    inForce: () => Promise.resolve(null),
    desk: () => Promise.resolve({ open: true, next: '', ahead: 0, minutes: null }),
  }
  const played: Played[] = []
  for (const [index, { text, choice }] of moves.entries()) {
    now = new Date(startedAt.getTime() + index * BETWEEN_MS)
    const input = { clientId: `m${index}`, channel: 'web' as const, text, ...(choice ? { choice } : {}) }
    const received = await takeMessage(own, ID, input)
    if (received.kind !== 'received') break
    const events = talk.events()
    const state = foldConversation(events)
    const { message, replies, floor } = received.view
    const view = dialogueView(deps, 'web', state, events)
    played.push({
      said: message.text,
      replies,
      floor,
      ...levelOf(deps, state, now),
      dialogue: view && {
        id: view.intent,
        title: titleOf(deps, view.intent),
        step: view.step,
        answered: view.answered,
        total: view.total,
      },
      slots: slotsOf(deps, state),
      hasCase: state.case !== null,
    })
  }
  return played
}

function levelOf(deps: RuleDeps, state: ConversationState, now: Date): Pick<Played, 'level' | 'reasons'> {
  const { level, reasons } = assessNow(state, bareWorld(deps, now))
  return { level: state.case?.level ?? level, reasons }
}

function titleOf({ rules }: RuleDeps, id: string): string {
  return rules.dialogues.find((dialogue) => dialogue.id === id)?.title ?? (id === DANGER_ID ? '险情第一问' : id)
}

/** In the order in which they were filled; the review is no fact. */
function slotsOf({ rules }: RuleDeps, state: ConversationState): PlayedSlot[] {
  const own = rules.dialogues.find(({ id }) => id === state.dialogue?.intent) ?? { steps: [] }
  const names = namesOf(own, [...rules.dialogues, rules.danger])
  return Object.entries(state.slots)
    .filter(([slot]) => slot !== 'review')
    .map(([slot, held]) => {
      const label = names.slot(slot)
      if (held.kind !== 'filled') return { slot, label, words: null, how: held.kind }
      const { value } = held
      const words =
        slotWords(slot, value) ??
        [value]
          .flat()
          .map((one) => names.value(slot, one))
          .join('、')
      return { slot, label, words, how: held.how }
    })
}
