/** The phone form as a case: what was answered is kept with its questions, and the rules judge as in a talk. */
import type { Level } from '../../core/triage/level.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { openCase, type Opened } from '../desk/open-case-by-desk.ts'
import type { Outcome } from '../desk/refusal.ts'
import { readIntake, type IntakeForm } from './read-intake.ts'

export interface IntakeWish extends IntakeForm {
  conversationId?: string | undefined
  level?: Level | undefined
  reason?: string | undefined
  claim: boolean
}

export async function openIntake(deps: DeskServices, actor: Actor, wish: IntakeWish): Promise<Outcome<Opened>> {
  const read = readIntake(deps, wish)
  if (read === null) return { kind: 'invalid', field: 'intent', why: '没有这一种登记表，换一种。' }
  const firstMessage = read.firstMessage || read.asked[0]?.answered
  if (firstMessage === undefined || firstMessage === '') {
    return { kind: 'invalid', field: 'said', why: '写一句来电人怎么说。' }
  }
  const { facts, asked, town, contact } = read
  const { conversationId, level, reason, claim } = wish
  const source = 'phone' as const
  const more = { conversationId, level, reason, claim, source, district: null }
  return openCase(deps, actor, { ...more, firstMessage, facts, asked, town, contact, reportedBy: contact.relation })
}
