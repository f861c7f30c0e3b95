/** Triage facts and slots (contracts §3, §4) in words for staff. */
import { INCIDENT_WORDS } from './words.ts'

export const SLOT_WORDS: Readonly<Record<string, string>> = {
  incident: '出了什么事',
  occurredAt: '何时',
  place: '在哪里',
  town: '镇',
  household: '家里',
  harm: '损失',
  questions: '问过的话',
  safeNow: '现在安全吗',
  ongoingDanger: '还有危险吗',
  shelter: '今晚住处',
  shelterTonight: '今晚住处',
  food: '今天吃饭',
  foodToday: '今天吃饭',
  medical: '看病',
  medicalNeed: '看病',
  cost: '花费',
  income: '一月收入',
  monthlyIncome: '一月收入',
  vulnerable: '要照顾的人',
  alreadyReceives: '在领',
  relation: '谁报的',
  name: '姓名',
  phone: '电话',
  contactHow: '怎样找',
  dangerAnswer: '险情',
  consent: '同意记录',
  photos: '照片',
}

export const RELATION_WORDS: Readonly<Record<string, string>> = {
  self: '本人',
  family: '家人',
  neighbour: '邻居',
  village_officer: '村、社区的人',
  hospital: '医院',
  police: '民警',
  volunteer: '志愿者',
}

const KNOWN_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  incident: INCIDENT_WORDS,
  medicalNeed: { now: '马上要看', soon: '这几天要看', none: '没有' },
  medical: { now: '马上要看', soon: '这几天要看', none: '没有' },
  relation: RELATION_WORDS,
  safeNow: { safe: '安全', danger: '还有危险' },
}
const YES_NO: Readonly<Record<string, readonly [string, string]>> = {
  ongoingDanger: ['还有危险', '没有危险了'],
  shelterTonight: ['有地方住', '没地方住'],
  shelter: ['有地方住', '没地方住'],
  foodToday: ['有饭吃', '没饭吃'],
  food: ['有饭吃', '没饭吃'],
}
const WEAK: Readonly<Record<string, string>> = {
  infant: '婴儿',
  child: '小孩',
  elder: '老人',
  disabled: '残疾人',
  pregnant: '孕妇',
  ill: '病人',
}

/** Null when there is nothing to say about it. */
export function factWords(name: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return (YES_NO[name] ?? ['是', '否'])[value ? 0 : 1]
  if (name === 'cost' || name === 'income' || name === 'monthlyIncome')
    return `${Number(value).toLocaleString('zh-CN')} 元`
  if (typeof value === 'string') return KNOWN_WORDS[name]?.[value] ?? dayWords(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((kind) => WEAK[String(kind)] ?? String(kind)).join('、') || null
  return objectWords(name, value as Record<string, unknown>)
}

function objectWords(name: string, value: Record<string, unknown>): string | null {
  switch (name) {
    case 'household':
      return householdWords(value)
    case 'place':
      return (
        ['county', 'town', 'village', 'detail']
          .map((part) => value[part])
          .filter(Boolean)
          .join('') || null
      )
    case 'occurredAt':
      return typeof value['from'] === 'string' ? dayWords(value['from']) : null
    case 'contact':
      return null
    default:
      return null
  }
}

function householdWords({ total, adults, elders, children }: Record<string, unknown>): string | null {
  const part = (word: string, count: unknown) => (typeof count === 'number' && count > 0 ? `${word} ${count}` : null)
  const whole = typeof total === 'number' ? `${total} 口人` : null
  return [whole, part('大人', adults), part('老人', elders), part('小孩', children)].filter(Boolean).join('，') || null
}

/** 2026-11-23T22:00:00+08:00 as 11月23日22点; other text stays. */
function dayWords(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):/.exec(text)
  if (match === null) return text
  return `${Number(match[2])}月${Number(match[3])}日${Number(match[4])}点`
}
