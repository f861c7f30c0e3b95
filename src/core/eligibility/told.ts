/** Answers that were told before their question is put: 残疾证办了的 二级 肢体, 家里没车. */
import { anyOf } from '../understanding/safety/pattern.ts'
import type { Eligibility, Question } from './schema.ts'

type Given = Question['answers'][number]

const compiled = new WeakMap<Given, RegExp>()

function toldBy(answer: Given): RegExp {
  const known = compiled.get(answer) ?? anyOf(answer.told, {})
  compiled.set(answer, known)
  return known
}

/** The answer of each question that these words (clauses parted by ，) give; words that give two give none. */
export function toldAnswers({ questions }: Eligibility, words: string): { key: string; answer: Given }[] {
  return questions.flatMap(({ key, answers }) => {
    const [answer, ...others] = answers.filter((one) => toldBy(one).test(words))
    return answer === undefined || others.length > 0 ? [] : [{ key, answer }]
  })
}
