/** A colleague's own chat for calls: bound by a code that the desk shows once and the colleague sends to the bot. */
import { chatWords } from '../../content/call-out.zh-CN.ts'
import type { CallOutStore } from '../../ports/call-out-store.ts'
import type { InboundMessage } from '../../ports/channel.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import type { StaffStore } from '../../ports/staff-store.ts'
import type { Bell, Clock, Ids, Vault } from '../../ports/system.ts'
import { messageTo } from './call-out.ts'

export interface StaffChatDeps {
  callOuts: CallOutStore
  cases: Pick<CaseStore, 'write'>
  staff: StaffStore
  vault: Vault
  clock: Clock
  ids: Ids
  bell: Bell
}

const CODE_DIGITS = 8
const CODE_MS = 10 * 60_000
/** 绑定 12345678; `/start` is what Telegram sends for a link with a code. */
const BINDING = /^(?:绑定|\/bind|\/start)\s*(\d{8})$/

export interface BindingCode {
  code: string
  expiresAt: string
}

export async function newChatCode(deps: StaffChatDeps, staffId: string): Promise<BindingCode> {
  const code = deps.ids.digits(CODE_DIGITS)
  const expiresAt = new Date(deps.clock.now().getTime() + CODE_MS).toISOString()
  await deps.callOuts.putCode(staffId, await hashOf(deps, code), expiresAt)
  return { code, expiresAt }
}

/** Whether the message was a code, and so nothing that a resident said. */
export async function bindChat(deps: StaffChatDeps, message: InboundMessage): Promise<boolean> {
  const { channel, address, text = '' } = message
  const [, code] = BINDING.exec(text.normalize('NFKC').trim()) ?? []
  if (channel !== 'telegram' || code === undefined) return false
  const now = deps.clock.now()
  const at = now.toISOString()
  const staffId = await deps.callOuts.takeCode(await hashOf(deps, code), at)
  const person = staffId === null ? null : await deps.staff.find(staffId)
  if (person?.active) {
    await deps.callOuts.putChat({ staffId: person.id, channel, address, at })
    await deps.staff.audit({ at, actor: person.id, action: 'chat.bound', target: person.id, detail: channel })
  }
  const said = person?.active ? chatWords.bound(person.badge) : chatWords.wrong
  const to = { staffId: person?.id ?? 'nobody', channel, address }
  await deps.cases.write({ cases: [], outbox: [messageTo(deps, to, { text: said }, now)] })
  deps.bell.ring('outbox')
  return true
}

/** Codes are hashed apart from sign-in links, so that one is never taken for the other. */
function hashOf({ vault }: StaffChatDeps, code: string): Promise<string> {
  return vault.sha256(`staff-chat:${code}`)
}
