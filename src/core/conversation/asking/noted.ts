/** What is said to words that answer nothing and tell something: that they are noted, and that they are urgent where they are. */
import { assessNow } from '../facts.ts'
import type { ConversationState } from '../state.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'
import { quoted } from './also-told.ts'

/** “平时六千上下”，记下了; to 今晚没人看他 他会往外跑, that whoever takes it sees it first. A quiet screen repeats nothing. */
export function notedWords(turn: Turn): string {
  const { state, world } = turn
  const last = state.said.at(-1)
  const isShown = last !== undefined && !last.pressed && !state.quiet
  const noted = isShown ? fill(world.words.notedTold, { words: quoted(turn, last.text) }) : world.words.noted
  return `${noted}${urgentToo(turn)}`
}

/** The sentence that goes with words which bring a reason of red or orange; nothing with others. */
export function urgentToo({ state, world }: Turn): string {
  const urgent = (of: ConversationState): string[] =>
    assessNow(of, world)
      .reasons.filter(({ level }) => level === 'P0' || level === 'P1')
      .map(({ rule }) => rule)
  const before = urgent({ ...state, said: state.said.slice(0, -1) })
  return urgent(state).some((rule) => !before.includes(rule)) ? world.words.urgentToo : ''
}
