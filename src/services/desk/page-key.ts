/** Where a page of a list ended, as the text that asks for the next one. */
import { LEVELS, type Level } from '../../core/triage/level.ts'
import type { CaseKey } from '../../ports/case-store.ts'
import type { ConversationKey } from '../../ports/conversation-store.ts'

const LEVEL_OR_NONE = /^(P[0-3]|-)~(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\w.-]{1,64})$/

export function caseKeyText({ level, dueAt, number }: CaseKey): string {
  return `${level}~${new Date(dueAt).toISOString()}~${number}`
}

/** Null when the text is no such place. */
export function readCaseKey(text: string): CaseKey | null {
  const key = read(text)
  return key === null || key.level === null ? null : { level: key.level, dueAt: key.at, number: key.id }
}

export function conversationKeyText({ level, updatedAt, id }: ConversationKey): string {
  return `${level ?? '-'}~${new Date(updatedAt).toISOString()}~${id}`
}

export function readConversationKey(text: string): ConversationKey | null {
  const key = read(text)
  return key === null ? null : { level: key.level, updatedAt: key.at, id: key.id }
}

function read(text: string): { level: Level | null; at: string; id: string } | null {
  const [, level, at, id] = LEVEL_OR_NONE.exec(text) ?? []
  if (level === undefined || at === undefined || id === undefined || Number.isNaN(Date.parse(at))) return null
  return { level: LEVELS.find((one) => one === level) ?? null, at, id }
}
