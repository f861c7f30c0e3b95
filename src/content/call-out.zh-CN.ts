/** Words of calling colleagues: in the file of the case, in their own chats, and to whoever ties such a chat to an account. */
import type { AnswerHow, Rung } from '../core/dispatch/call-out.ts'
import type { Level } from '../core/triage/level.ts'
import { LEVEL_WORDS } from './desk-messages.zh-CN.ts'

const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  worker: '值班员',
  lead: '组长',
  centre: '服务中心',
  everybody: '所有主管',
}

/** The line in the file: who was called, as what. */
export function calledLine(rung: Rung, called: readonly { badge: string }[]): string {
  if (called.length === 0) return '没有人可以叫：派单与值班里没有排人，也没有主管'
  return `已叫${RUNG_WORDS[rung]}：${called.map(({ badge }) => `${badge} 号`).join('、')}`
}

export const ANSWER_LINES: Readonly<Record<AnswerHow, string>> = {
  coming: '应了呼叫：我来',
  told: '应了呼叫：已通知该去的人',
}

/** To a colleague's own chat: how urgent and where, nothing of anybody. */
export function callWords(level: Level, town: string | null): string {
  return [`${LEVEL_WORDS[level]}求助 1 宗`, town, '没有人接手，请马上打开工作台'].filter(Boolean).join(' · ')
}

export const chatWords = {
  bound: (badge: string) => `绑好了。${badge} 号，有急事叫您时会发到这里，不写居民的事。`,
  keys: { coming: '我来', told: '已通知别人' } satisfies Record<AnswerHow, string>,
  answered: {
    coming: '记下了，您来。请马上打开工作台接手，没人接手会再叫。',
    told: '记下了。该去的人接手了才算，没人接手会再叫。',
  } satisfies Record<AnswerHow, string>,
  held: (badge: string) => `${badge} 号已经应了。`,
  over: '这件事有人在办，或不再叫人了。',
  wrong: '这个绑定码不对，或过期了。请在工作台“我的账号”里再拿一个。',
} as const
