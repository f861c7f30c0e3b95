/** Whether words ask something, although the handbook is not always worth asking. */
import type { Heard } from '../hear.ts'

/** Characters from which words tell something. */
export const TELLS = 4

/** 看不看得到, 哪个出, 是真是假: asked, although the handbook is not always worth asking. */
const ASKS =
  /([一-龥])不\1(?!可)|有没有|哪(?!怕|里都|儿都|都)|谁(?!都|也|知道)|几口人|算不算|不会[^，]*吧$|凭什么|是真是假|真的假的|为什么|为啥|什么时候|几点/

/** Asked in words, by whoever types. */
export function isAsked({ text, question, input }: Heard): boolean {
  return input.choice === undefined && text.length >= TELLS && (question || ASKS.test(text.replaceAll(/\s/g, '')))
}
