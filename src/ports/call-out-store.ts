/** Calls to colleagues as they stand, and the chats in which colleagues want to be called. Rounds are written with the case: `CaseStore.write`. */
import type { CallOut } from '../core/dispatch/call-out.ts'
import type { ChannelName } from '../core/conversation/events.ts'

export interface StaffChat {
  staffId: string
  channel: ChannelName
  address: string
  at: string
}

export interface CallOutStore {
  /** The last round of every matter that has an open alert. */
  standing(): Promise<CallOut[]>
  /** False: somebody has answered this round already. */
  answer(
    round: Pick<CallOut, 'ref' | 'round' | 'nextAt' | 'alertId'>,
    answer: NonNullable<CallOut['answer']>,
  ): Promise<boolean>
  chats(): Promise<StaffChat[]>
  putChat(chat: StaffChat): Promise<void>
  removeChat(staffId: string): Promise<void>
  /** One code a colleague: a new one ends the one before. */
  putCode(staffId: string, codeHash: string, expiresAt: string): Promise<void>
  /** Whose code it is; taking it removes it. */
  takeCode(codeHash: string, now: string): Promise<string | null>
}
