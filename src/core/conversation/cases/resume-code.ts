/**
 * A talk that waits without a case goes on on another channel: six digits that are easy to say, with the last four of the phone.
 * The code is the id of a clock, so that it is stored with the turn that told it, and ends with the talk or after thirty days.
 */
import { addMinutes } from '../../time.ts'
import { normalise } from '../../understanding/normalise.ts'
import type { ConversationState } from '../state.ts'
import { last4In } from './last4.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'

export const CODE_DIGITS = 6
const DRAFT_MINUTES = 30 * 24 * 60

/** What somebody says to take up a talk. */
export interface DraftClaim {
  code: string
  /** The words call it a code; else six digits may be anything. */
  named: boolean
  last4: string | null
}

/** What the store says to it; `found` is null when no such code waits. */
export interface ClaimedDraft extends Omit<DraftClaim, 'named'> {
  found: { conversationId: string; state: ConversationState; clock: string; dueAt: string } | null
}

export function resumeTimerId(code: string): string {
  return `resume:${code}`
}

/** Whether a code may be told now: only a phone proves later whose talk it is, and a watched screen shows none. */
export function mayCode({ slots, quiet, confidential, forgetsContact, case: linked }: ConversationState): boolean {
  return slots['phone']?.kind === 'filled' && !quiet && !confidential && !forgetsContact && linked === null
}

/** 换手机也能接着说：… — nothing where no code may be told. */
export function wayBack(turn: Turn): string {
  const { now, words, resumeCode } = turn.world
  const code = turn.state.draftCode ?? resumeCode
  if (code === '' || !mayCode(turn.state)) return ''
  if (turn.state.draftCode === null) turn.emit({ type: 'draft-coded', code })
  turn.timer(resumeTimerId(code), clockKind(0), addMinutes(now, DRAFT_MINUTES))
  return fill(words.resumeCode, { code: `${code.slice(0, 3)} ${code.slice(3)}` })
}

/** The wrong tries stand in the kind of the clock, so that they are counted in the batch that refuses. */
export function clockKind(tries: number): string {
  return `resume${tries}`
}

const CODE = /(?<![\d-]|\d\s)(\d{3})[ -]?(\d{3})(?![\d-])/
const NAMED = /接续码|接着码|续办码|接头码/
const OTHER_CODE = /验证码|邮编|邮政编码|密码/

/** 接续码482 913 尾号7718; the code may have been told in the message before. */
export function draftClaimOf(text: string, { said, dialogue }: ConversationState): DraftClaim | null {
  const words = normalise(text)
  const own = codeIn(words, dialogue === null)
  if (own !== null) return own
  const last4 = last4In(words)
  const before = last4 === null ? null : codeIn(normalise(said.at(-1)?.text ?? ''), true)
  return before === null ? null : { code: before.code, named: false, last4 }
}

function codeIn(words: string, isFree: boolean): DraftClaim | null {
  const [whole = '', head = '', tail = ''] = CODE.exec(words) ?? []
  if (whole === '' || OTHER_CODE.test(words)) return null
  const rest = words.replace(whole, ' ')
  const last4 = last4In(rest)
  const named = NAMED.test(words)
  // 235000 alone answers how much; as the first word of a talk, or with four more digits, it may be a code.
  const bare = last4 !== null || (isFree && rest.replaceAll(/\D/g, '') === '' && rest.trim().length <= 4)
  return named || bare ? { code: head + tail, named, last4 } : null
}
