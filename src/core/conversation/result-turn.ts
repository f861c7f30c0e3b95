/** The eligibility talk: which question comes next, and the card at its end; never a promise (dialogues §1.4). */
import { stepById } from '../dialogue/position.ts'
import type { Dialogue, Step } from '../dialogue/schema.ts'
import { answersOf } from '../eligibility/answers.ts'
import { findings, nextQuestion, type Finding } from '../eligibility/evaluate.ts'
import type { Result } from '../eligibility/schema.ts'
import type { Turn } from './turn.ts'

function givenAnswers(turn: Turn): ReturnType<typeof answersOf> {
  return answersOf(turn.world.rules.eligibility, (name) => ({
    value: turn.value(name),
    known: turn.state.slots[name] !== undefined,
  }))
}

/** The question that can change most; null when the card can be shown. */
export function nextResultStep(turn: Turn, dialogue: Dialogue): Step | null {
  const { answers, asked } = givenAnswers(turn)
  const said = turn.state.said.map(({ text }) => text).join('，')
  const question = nextQuestion(turn.world.rules.eligibility, answers, asked, said)
  return question === null ? null : stepById(dialogue, question.key)
}

const TITLES: Readonly<Record<Result, string>> = {
  likely: '可能符合',
  perhaps: '需要核实',
  cannot: '还缺信息',
  unlikely: '看起来不符合',
}

/** Likely first; each with its reason and its law; what does not fit is only named. */
export function tellResult(turn: Turn): void {
  const found = findings(turn.world.rules.eligibility, givenAnswers(turn).answers)
  const parts = (['likely', 'perhaps', 'cannot', 'unlikely'] as const).flatMap((result) => {
    const own = found.filter((finding) => finding.result === result)
    return own.length === 0 ? [] : [`${TITLES[result]}：${result === 'unlikely' ? namesOf(own) : linesOf(own)}`]
  })
  turn.reply({
    kind: 'text',
    text: [...parts, turn.world.words.perhaps].join('\n'),
    choices: [
      { id: 'start:apply', label: '申请这几项' },
      { id: 'ask:papers', label: '申请救助要什么材料' },
      { id: 'cmd:human', label: '转人工' },
    ],
  })
}

function linesOf(found: readonly Finding[]): string {
  return found
    .map(({ policy, result }) =>
      result === 'cannot'
        ? `\n· ${policy.name}：${policy.say.cannot}`
        : `\n· ${policy.name}：${policy.say[result]}（${policy.source}）在${policy.where}办。`,
    )
    .join('')
}

function namesOf(found: readonly Finding[]): string {
  return found.map(({ policy }) => policy.name).join('、')
}
