/** `--variants`: the same question written otherwise must find the same topic. Each kind of slip on its own, so that one sees which hurts. */
import { Converter } from 'opencc-js'
import type { Answerer } from '../../src/services/answer-question.ts'
import { baseSlug } from '../../src/core/knowledge/sections.ts'

const traditional = Converter({ from: 'cn', to: 'twp' })

/** Characters that sound alike, as an input method or a tired hand confuses them; ours, from words of the field. */
const ALIKE = [
  '低底抵', '保宝堡', '救就旧', '助住祝', '申身深', '请情清', '残惨', '疾急级', '补捕', '贴帖', '医衣依', '疗辽', '费废', '困因',
  '特得', '钱前', '家加', '证正', '社设', '资兹', '养样', '老姥', '院员', '学雪', '房防', '租组', '户护', '口扣', '领岭', '标表',
] // prettier-ignore

const KINDS: Readonly<Record<string, (text: string, at: number) => string>> = {
  traditional: (text) => traditional(text),
  'full width': (text) => text.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'no punctuation': (text) => text.replaceAll(/[，。？！、,.?!；;：:]/g, ' '),
  'polite words around': (text, at) => (at % 2 === 0 ? `您好，请问一下，${text}谢谢` : `领导，${text}，急，望回复`),
  'one character alike': (text, at) => likeSounding(text, at),
  'one character missing': (text, at) => (text.length < 8 ? text : without(text, 3 + ((at * 7) % (text.length - 4)))),
  'two characters swapped': (text, at) => (text.length < 8 ? text : swapped(text, 2 + ((at * 5) % (text.length - 4)))),
}

const ABSTAINS: ReadonlySet<string> = new Set(['unknown', 'smalltalk', 'human'])

/** Same topic first, of the questions that the variant changed at all. */
export async function printVariants(lines: readonly unknown[], answerer: Answerer): Promise<void> {
  const questions = lines.map((line) => (line as { question: string }).question)
  const first = async (question: string): Promise<string> => {
    const { candidates, outcome } = await answerer.answer(question)
    return ABSTAINS.has(outcome) ? 'none' : baseSlug(candidates[0]?.slug ?? '')
  }
  const plain = await Promise.all(questions.map(first))
  for (const [kind, vary] of Object.entries(KINDS)) {
    const tried = questions
      .map((question, at) => ({ question, at, varied: vary(question, at) }))
      .filter(({ question, varied }) => question !== varied)
    const found = await Promise.all(tried.map(({ varied }) => first(varied)))
    const same = tried.filter(({ at }, place) => found[place] === plain[at]).length
    console.log(`${kind.padEnd(24)} ${(same / tried.length).toFixed(3)}  (${same} of ${tried.length})`)
  }
}

function likeSounding(text: string, at: number): string {
  const chars = [...text]
  const places = chars.flatMap((char, place) => (ALIKE.some((group) => group.includes(char)) ? [place] : []))
  const place = places[at % Math.max(1, places.length)]
  if (place === undefined) return text
  const char = chars[place] ?? ''
  const others = [...(ALIKE.find((group) => group.includes(char)) ?? char)].filter((other) => other !== char)
  chars[place] = others[at % others.length] ?? char
  return chars.join('')
}

function without(text: string, place: number): string {
  return text.slice(0, place) + text.slice(place + 1)
}

function swapped(text: string, place: number): string {
  return text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2)
}
