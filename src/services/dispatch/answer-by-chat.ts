/** A colleague who was called in an own chat answers there: by a key under the call, or by 我来 or 已通知. No desk has to be open. */
import { chatWords } from '../../content/call-out.zh-CN.ts'
import { ANSWERS, type AnswerHow, type CallOut } from '../../core/dispatch/call-out.ts'
import { may } from '../../core/rights.ts'
import type { InboundMessage } from '../../ports/channel.ts'
import type { StaffChat } from '../../ports/call-out-store.ts'
import type { Staff } from '../../ports/staff-store.ts'
import { answerCall } from '../desk/answer-call.ts'
import type { DeskServices } from '../desk/deps.ts'
import { callOfKey, messageTo } from './call-out.ts'

const WORDS: Readonly<Record<AnswerHow, RegExp>> = {
  coming: /^(?:我来|我去|马上来|马上去)[了吧]?[。！!]?$/,
  told: /^(?:已|已经)?通知(?:了|过了|到了)?[。！!]?$/,
}

/** Whether the message answered a call, and so is nothing that a resident said. */
export async function answerByChat(deps: DeskServices, message: InboundMessage): Promise<boolean> {
  const how = howOf(message)
  if (how === null) return false
  const { channel, address } = message
  const chat = (await deps.callOuts.chats()).find((one) => one.channel === channel && one.address === address)
  const person = chat && (await deps.staff.find(chat.staffId))
  // The same right as at the desk's door (`POST /alerts/{id}/answer`).
  if (!chat || !person?.active || !may(person, 'conversation.work')) return false
  const call = callFor(await deps.callOuts.standing(), person, message)
  // Words alone are an answer only to somebody who was called.
  if (call === undefined && message.choice === undefined) return false
  await tell(deps, chat, call === undefined ? chatWords.over : await answer(deps, person, call, how))
  return true
}

function howOf({ text = '', choice }: InboundMessage): AnswerHow | null {
  if (choice !== undefined) return callOfKey(choice)?.how ?? null
  const said = text.normalize('NFKC').trim()
  return ANSWERS.find((how) => WORDS[how].test(said)) ?? null
}

/** The one whose key was pressed; to words the newest that called this colleague and that nobody has answered. */
function callFor(standing: readonly CallOut[], { id }: Staff, { choice }: InboundMessage): CallOut | undefined {
  if (choice !== undefined) return standing.find(({ ref }) => ref === callOfKey(choice)?.ref)
  return standing
    .filter(({ answer, called }) => answer === null && called.some((one) => one.id === id))
    .toSorted((a, b) => b.at.localeCompare(a.at))[0]
}

async function answer(deps: DeskServices, person: Staff, call: CallOut, how: AnswerHow): Promise<string> {
  const outcome = await answerCall(deps, person, call.alertId, how)
  if (outcome.kind === 'done') return chatWords.answered[how]
  return outcome.kind === 'held' ? chatWords.held(outcome.holder.badge) : chatWords.over
}

async function tell(deps: DeskServices, chat: StaffChat, text: string): Promise<void> {
  await deps.cases.write({ cases: [], outbox: [messageTo(deps, chat, { text }, deps.clock.now())] })
  deps.bell.ring('outbox')
}
