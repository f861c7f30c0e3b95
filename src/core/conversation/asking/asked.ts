/** Whether words ask something, although the handbook is not always worth asking. */
import { asksQuestion, type Heard } from '../hear.ts'
import { noteGap } from '../asides/handbook-turn.ts'
import type { Turn } from '../turn.ts'

/** Characters from which words tell something. */
export const TELLS = 4

/** 看不看得到, 哪个出, 是真是假: asked, although the handbook is not always worth asking. */
const ASKS =
  /([一-龥])不\1(?!可)|有没有|(?<!没(?:有|得)?)哪(?!怕|里都|儿都|都)|谁(?!都|也|知道)|几口人|算不算|不会[^，]*吧$|凭什么|是真是假|真的假的|为什么|为啥|什么时候|几点/

/** 有 没 有, typed with a space behind every character; 二十号要交 不交就不能注册 are two clauses. */
function withoutTypedSpaces(text: string): string {
  return text.replaceAll(/(?<=^|\s)(\S)\s+(?=\S(?:\s|$))/g, '$1')
}

/** 明天不晓得去哪, 没法问她同不同意, 有没有吃的也不清楚: told, not asked; 不晓得去哪办 asks. */
const UNKNOWN_TO_ALL =
  /不(?:知道|晓得|清楚|确定)[^，,。 ]{0,6}(?:去|住|睡|躲|待|在)哪(?:里|儿|头|块)?(?=$|[，,。 ])|(?:没法|没办法|问不了)[^，,。 ]{0,10}|[^，,。 ]{0,10}(?:也|都|还)(?:是)?不(?:知道|晓得|清楚)(?=$|[，,。 ])/g

/** Asked in words, by whoever types. */
export function isAsked({ text, question, input }: Heard): boolean {
  if (input.choice !== undefined || text.length < TELLS) return false
  const rest = text.replaceAll(UNKNOWN_TO_ALL, '')
  return (question && (rest === text || asksQuestion(rest))) || ASKS.test(withoutTypedSpaces(rest))
}

/** 有没有人能来看两个晚上, 能不能先送床被子: a wish in the shape of a question. */
const WISHES =
  /(?:有没有|有没得|能不能|能否|可不可以|可以|能|请|求)[^，,。 ]{0,4}(?:人|派|来|送|帮|安排|找个|借|陪|照看|照顾|接|拉|垫|先给|先拿|先办|快)/

/** What is said to a question that no article answers: that it is noted, and for whom. It joins the gaps of the handbook. */
export function askedWords(turn: Turn, heard: Heard): string {
  // 120打了 我现在能做什么: what to do until it comes has just been said.
  if (turn.events.some((event) => event.type === 'slot-filled' && event.slot === 'helpComes')) return ''
  if (WISHES.test(heard.text)) return turn.world.words.wishNoted
  noteGap(turn, heard)
  return turn.world.words.askedNoted
}
