/** Whoever refused to leave a number is not told that somebody will ring: the answer comes in this talk. */
import { slotValue, type ConversationState } from '../state.ts'

/** 最晚15:20联系您 as it is true of a talk without a number: 最晚15:20在这里回您. */
export function withoutCall(state: ConversationState, text: string): string {
  if (!state.forgetsContact || slotValue(state, 'phone') !== undefined) return text
  return text.replaceAll('到点没人联系', '到点没人回').replaceAll(/(?<!没有人|过)联系您/g, '在这里回您')
}
