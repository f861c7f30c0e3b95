/** How a need was told and how old the people in need are, as kinds only: whether all are heard alike can be seen without their words. */
import { normalise } from '../understanding/normalise.ts'
import type { Case } from './case.ts'

export const WORDINGS = ['plain', 'dialect', 'traditional', 'proxy', 'child', 'none'] as const
export type Wording = (typeof WORDINGS)[number]
export const AGES = ['child', 'elder', 'child-and-elder', 'adult', 'unknown'] as const
export type Age = (typeof AGES)[number]

export interface Told {
  wording: Wording
  age: Age
}

export function toldOf(whole: Pick<Case, 'facts' | 'firstMessage' | 'reasons' | 'reportedBy' | 'told'>): Told {
  return whole.told ?? { wording: wordingOf(whole), age: ageOf(whole.facts) }
}

/** Words of the region and its neighbours that a plain text does not have. */
const DIALECT =
  /没得|木得|么得|冇|晓得|不晓|俺|咱家|侬|阿拉|伲|覅|勿要|弗|今朝|明朝|昨朝|夜里头|家来|才将|才刚|嗲嗲|爹爹|婆奶奶|老头子|老太婆|屋里厢|屋头|娃儿|伢|细伢|作孽|恁|咋|啥子|啊是|阿是|要死咯|吃不消|搭浆|格么/

function wordingOf({
  firstMessage,
  reasons,
  reportedBy,
}: Pick<Case, 'firstMessage' | 'reasons' | 'reportedBy'>): Wording {
  if (reasons.some(({ rule }) => rule === 'RU-6')) return 'child'
  if (reportedBy !== 'self' && reportedBy !== '') return 'proxy'
  if (firstMessage.trim() === '') return 'none'
  if (isTraditional(firstMessage)) return 'traditional'
  return DIALECT.test(firstMessage) ? 'dialect' : 'plain'
}

/** Some character is written otherwise on the mainland. */
function isTraditional(text: string): boolean {
  const han = text.replaceAll(/[^\p{Script=Han}]/gu, '')
  return normalise(han) !== han
}

/** By the people at home, else by who was named as needing care. */
function ageOf(facts: Case['facts']): Age {
  const household = facts['household'] as Partial<Record<string, number | null>> | null | undefined
  const vulnerable = facts['vulnerable'] as readonly string[] | null | undefined
  const names = (kind: string): boolean => vulnerable?.includes(kind) === true
  const child = names('child') || names('infant') || (household?.['children'] ?? 0) > 0
  const elder = names('elder') || (household?.['elders'] ?? 0) > 0
  if (child && elder) return 'child-and-elder'
  if (child || elder) return child ? 'child' : 'elder'
  return household?.['total'] || vulnerable ? 'adult' : 'unknown'
}
