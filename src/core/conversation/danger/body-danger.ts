/** Whether somebody's body is in danger right now: what a word in passing must not talk away. */
import type { ConversationState } from '../state.ts'

const BODILY: ReadonlySet<string> = new Set(['medical', 'unwell', 'poisoning', 'gas_co', 'traffic', 'self_harm'])

/** 我在病房手机静音: being in a ward says nothing of how somebody is whose danger nobody has ended yet. */
export function bodyInDanger({ dangers }: ConversationState): boolean {
  return dangers.some(({ kind, current }) => BODILY.has(kind) && current !== false)
}
