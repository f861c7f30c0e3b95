/** The eligibility talk: which question comes next, and the card at its end; never a promise (dialogues §1.4). */
import { stepById } from '../../dialogue/position.ts'
import type { Dialogue, Step } from '../../dialogue/schema.ts'
import { answersOf } from '../../eligibility/answers.ts'
import { findings, nextQuestion, type Finding } from '../../eligibility/evaluate.ts'
import type { Result } from '../../eligibility/schema.ts'
import { slotOf } from '../../eligibility/dialogue.ts'
import { answersFromFacts } from '../../eligibility/from-facts.ts'
import { toldAnswers } from '../../eligibility/told.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { factsOf } from '../facts.ts'
import { ownWordsOf, type SlotState } from '../state.ts'
import type { Turn } from '../turn.ts'

export function givenAnswers(turn: Turn): ReturnType<typeof answersOf> {
  return answersOf(turn.world.rules.eligibility, (name) => ({
    value: turn.value(name),
    // What was told by itself costs none of the few questions.
    known: isPut(turn.state.slots[name]),
  }))
}

function isPut(held: SlotState | undefined): boolean {
  return held !== undefined && (held.kind !== 'filled' || held.how !== 'extracted')
}

/** What a kind of trouble or a need of today says of the rest is too loose to spare its question. */
const FROM_FACTS: ReadonlySet<string> = new Set(['income', 'spend', 'identity'])

/** Answers that the resident's words give by themselves are kept as if they had been asked for. */
export function keepTold(turn: Turn): void {
  const table = turn.world.rules.eligibility
  const words = foldClauses(ownWordsOf(turn.state).join('，'), [])
  const told = toldAnswers(table, words).map(({ key, answer }) => ({ key, answer, id: answer.id }))
  const known = new Set(told.map(({ key }) => key))
  const facts = Object.entries(answersFromFacts(table, factsOf(turn.state) as Record<string, unknown>))
    .filter(([key, id]) => id !== undefined && !known.has(key) && FROM_FACTS.has(key))
    .map(([key, id]) => ({ key, id: id as string, answer: undefined }))
  for (const { key, id, answer } of [...told, ...facts]) {
    if (turn.state.slots[slotOf(key)] !== undefined) continue
    turn.emit({ type: 'slot-filled', slot: slotOf(key), value: id, said: '', how: 'extracted' })
    for (const [slot, value] of Object.entries(answer?.sets ?? {}))
      if (turn.state.slots[slot] === undefined)
        turn.emit({ type: 'slot-filled', slot, value, said: '', how: 'extracted' })
  }
}

/** The question that can change most; null when the card can be shown. */
export function nextResultStep(turn: Turn, dialogue: Dialogue): Step | null {
  const { answers, asked } = givenAnswers(turn)
  const said = turn.state.said.map(({ text }) => text).join('，')
  const question = nextQuestion(turn.world.rules.eligibility, answers, asked, said)
  return question === null ? null : stepById(dialogue, question.key)
}

export const TITLES: Readonly<Record<Result, string>> = {
  likely: '可能符合',
  perhaps: '需要核实',
  cannot: '还缺信息',
  unlikely: '看起来不符合',
}

/** 申请这几项: what may fit is what is applied for, as far as the application knows it. */
export function carryPolicies(turn: Turn, dialogue: Dialogue): void {
  const step = dialogue.steps.find(({ slots }) => slots.includes('policies'))
  const { answers } = givenAnswers(turn)
  if (step === undefined || turn.state.slots['policies'] !== undefined || Object.keys(answers).length === 0) return
  const offered = new Set(step.choices.map(({ id }) => id))
  const wanted = findings(turn.world.rules.eligibility, answers)
    .filter(({ policy, result }) => (result === 'likely' || result === 'perhaps') && offered.has(policy.id))
    .map(({ policy }) => policy.id)
  if (wanted.length > 0) turn.emit({ type: 'slot-filled', slot: 'policies', value: wanted, said: '', how: 'extracted' })
}

/** Likely first, a card each, with its reason, its law and its papers; what does not fit is only named. */
export function tellResult(turn: Turn): void {
  const found = findings(turn.world.rules.eligibility, givenAnswers(turn).answers)
  const of = (result: Result): Finding[] => found.filter((finding) => finding.result === result)
  for (const finding of [...of('likely'), ...of('perhaps')]) turn.say(cardOf(finding))
  const parts = (['cannot', 'unlikely'] as const).flatMap((result) =>
    of(result).length === 0
      ? []
      : [`${TITLES[result]}：${result === 'cannot' ? missingOf(of(result)) : `${namesOf(of(result))}。`}`],
  )
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

function cardOf({ policy, result }: Finding): string {
  const { name, say, sum, papers, where, source } = policy
  return [
    `${name}：${TITLES[result]}`,
    `${say[result]}（${source}）`,
    ...(sum ? [`${sum.text}（${sum.source}）`] : []),
    `要带：${papers}。`,
    `在哪办：${where}。`,
  ].join('\n')
}

function missingOf(found: readonly Finding[]): string {
  return found.map(({ policy }) => `\n· ${policy.name}：${policy.say.cannot}`).join('')
}

function namesOf(found: readonly Finding[]): string {
  return found.map(({ policy }) => policy.name).join('、')
}
