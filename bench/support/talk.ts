/** Residents for benches and for the crash test: they open a talk, answer what the bot asks, and ask the handbook. */
import type { Message } from '../../src/core/reply.ts'
import type { TurnView } from '../../src/services/receive-message.ts'
import { jsonOf, type Answer, type Wire } from './http.ts'

export interface Said {
  clientId: string
  text?: string
  choice?: string
}

/** Safe answers, first fit: nobody in these talks is in danger. */
const SAFE_CHOICES = [
  'safe', 'none', 'both', 'yes', 'four', 'here', 'self', 'agree', 'ok', 'send', 'done', 'skip', 'no', 'pass',
] // prettier-ignore

const BY_INPUT: Readonly<Record<string, string>> = {
  place: '丹阳市珥陵镇护国村',
  phone: '13912345678',
  people: '四口人，两个大人两个孩子',
  photos: '没有照片',
}

/** First words of a hardship without danger to life. */
export const HARDSHIP = '我父亲上个月生病住院，自己花了六万多，家里只有我一个人打工'

/** The answer that moves the talk along, from what the bot said last. */
export function nextAnswer(last: Pick<TurnView, 'replies' | 'dialogue'> | null): Omit<Said, 'clientId'> {
  const question = last?.replies.findLast(({ kind }) => kind === 'question')
  if (!last?.dialogue || question === undefined) return { text: HARDSHIP }
  const ids = (question.choices ?? []).map(({ id }) => id)
  const choice = SAFE_CHOICES.find((safe) => ids.includes(safe)) ?? ids[0]
  if (choice !== undefined) return { choice }
  return { text: BY_INPUT[question.input ?? ''] ?? byStep(last.dialogue.step) }
}

function byStep(step: string | null): string {
  if (step?.includes('where') || step?.includes('town')) return BY_INPUT['place'] ?? ''
  return step?.includes('reach') ? (BY_INPUT['phone'] ?? '') : '没有'
}

/** What people ask the handbook: no danger, no hardship of their own. */
export const QUESTIONS = [
  '低保怎么申请',
  '低保要带什么材料',
  '残疾人补贴一个月多少钱',
  '孤儿基本生活费多少',
  '高龄津贴从几岁开始发',
  '医疗救助能报多少',
  '特困供养有什么条件',
  '临时救助多久能批下来',
  '助学贷款在哪里办',
  '公租房怎么申请',
  '法律援助要钱吗',
  '低保边缘家庭怎么认定',
  '残疾证怎么办',
  '失业金能领几个月',
  '慈善总会电话是多少',
  '价格补贴什么时候发',
  '退役军人有什么优待',
  '丧葬补助怎么领',
  '家庭经济状况要核对什么',
  '养老院补贴有哪些',
] as const

export interface Talk {
  id: string
  token: string
}

export async function openTalk(wire: Wire): Promise<Talk> {
  const answer = await wire('/api/chat/sessions', { method: 'POST', body: {} })
  const { sessionId, token } = jsonOf<{ sessionId: string; token: string; messages: Message[] }>(answer, 201)
  return { id: sessionId, token }
}

export function say(wire: Wire, { token }: Talk, said: Said): Promise<Answer> {
  return wire('/api/chat/messages', { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: said })
}
