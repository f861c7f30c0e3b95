/** 这万把块要不要紧, while it is looked at what one may get: the benefit that the talk is about is what is asked of. */
import { ownWordsOf, type ConversationState } from '../state.ts'

const AIDS =
  /低保(?:边缘)?|特困|五保|临时救助|医疗救助|护理补贴|生活补贴|残疾人?补贴|尊老金|高龄津贴|助学金|公租房|困境儿童|临时补助/g
const TOPICS = /低保|特困|五保|救助|补贴|补助|津贴|尊老金|医保|报销|残疾证|公租房|助学|养老|社保|工资|失业|12345/
const LOOKS: ReadonlySet<unknown> = new Set(['eligibility', 'apply'])

/** The question as the handbook is to read it: a question of such a talk that names nothing gets its subject. */
export function withSubject(text: string, state: ConversationState): string {
  if (!LOOKS.has(state.dialogue?.intent) || TOPICS.test(text)) return text
  const named = ownWordsOf(state).flatMap((said) => said.match(AIDS) ?? [])
  const subject = named.at(-1)
  return subject === undefined ? text : `${subject} ${text}`
}
