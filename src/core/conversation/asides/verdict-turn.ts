/** 那你讲我家到底能不能领: the verdict so far, in degrees and with what is missing, whenever it is asked for (dialogues §1.4). */
import { findings, type Finding } from '../../eligibility/evaluate.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { goOn } from '../asking/advance.ts'
import { askStep, openStepOf } from '../asking/ask.ts'
import { accept } from '../asking/accept-step.ts'
import type { Heard } from '../hear.ts'
import { fillAll } from '../asking/other-steps.ts'
import { givenAnswers, keepTold, TITLES } from '../cases/result-turn.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { Turn } from '../turn.ts'

const VERDICT =
  /(?:到底|究竟)[^，]{0,4}(?:能|够|行|可以|有没有|符)|(?:能不能|可不可以|够不够|行不行|符不符合|算不算|有没有(?:戏|希望|指望|资格))[^，]{0,2}(?:领|拿|吃|批|办|够|申请|评|享受|得)?(?:到|上|得到|低保|下来|格|着)?(?:啊|呢|吗|的|嘛)?(?:$|，)|(?:能|可以)(?:领|拿|吃|批|申请)(?:到|上)?(?:哪些|哪几|什么|啥|低保)?(?:吗|不|么)$|(?:有戏|有希望|有指望|够格|够得上)(?:吗|么|不|没)/

/** 电动三轮算不算有车, 塞红包行不行: how one thing counts is a question to the handbook. */
const ABOUT_A_THING =
  /(?:车|房|屋|存款|存折|地|田|店|股|钱|工资|退休金|儿子|女儿|补贴|保险)[^，,。]{0,8}[，,。 ]*算不算(?!够)|算不算(?:有|是)?(?:车|房|存款|收入|财产|家产|一家|一口)|红包|送礼|后门/

/** Whether the verdict is asked for while, or after, the questions for it were put. */
export function asksVerdict(turn: Turn, { input, text }: Heard): boolean {
  if (input.choice !== undefined) return false
  const { dialogue, slots } = turn.state
  const told = Object.keys(slots).some((slot) => slot.startsWith('el_'))
  const looks = dialogue === null ? told : turn.dialogue()?.ends === 'result'
  return looks && VERDICT.test(foldClauses(text, [])) && !ABOUT_A_THING.test(text)
}

/** What was said beside it counts; then what may fit, what cannot be told yet, and the question that is open. */
export function tellSoFar(turn: Turn, heard: Heard): void {
  const open = openStepOf(turn)
  keepWords(turn, heard)
  const answered = open === null || heard.question ? null : accept(turn, open, heard)
  if (open !== null && answered?.kind === 'filled') fillAll(turn, open, answered)
  keepTold(turn)
  const found = findings(turn.world.rules.eligibility, givenAnswers(turn).answers)
  const fits = found.filter(({ result }) => result === 'likely' || result === 'perhaps')
  const asked = found.filter(
    ({ policy, result }) => result !== 'likely' && result !== 'perhaps' && isMeant(turn, policy),
  )
  const lines = [...fits, ...asked].map(lineOf)
  const rest = found.filter((one) => one.result === 'cannot' && !asked.includes(one)).map(({ policy }) => policy.name)
  if (rest.length > 0) lines.push(`还说不准：${rest.join('、')}。`)
  turn.reply({
    kind: 'text',
    text: [turn.world.words.verdictSoFar, ...lines, turn.world.words.perhaps].join('\n'),
    ...(turn.state.dialogue === null ? { choices: [{ id: 'start:apply', label: '申请这几项' }] } : {}),
  })
  if (turn.state.dialogue === null) return
  if (open !== null && turn.state.openStep === open.id) askStep(turn, open, turn.world.words.goOn)
  else goOn(turn, turn.world.words.goOn, false)
}

/** What the resident asked about is answered for, also where nothing can be told yet. */
function isMeant(turn: Turn, { id, name }: Finding['policy']): boolean {
  const asked = turn.state.lastQuestion?.slug ?? ''
  return id === 'dibao' || asked.startsWith(id) || turn.state.said.some(({ text }) => text.includes(name))
}

function lineOf({ policy, result }: Finding): string {
  return `· ${policy.name}：${TITLES[result]}。${policy.say[result]}（${policy.source}）`
}
