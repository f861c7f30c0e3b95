/** Questions about the talk itself: change one answer, start over, leave, withdraw. */
import { allTimerIds } from '../../cases/timers.ts'
import type { Step } from '../../dialogue/schema.ts'
import type { Choice } from '../../reply.ts'
import { goOn } from '../asking/advance.ts'
import { askStep } from '../asking/ask.ts'
import type { Heard } from '../hear.ts'
import { deleteTalk } from './delete-turn.ts'
import { beginSecond } from '../cases/second-report.ts'
import { dropWish, noteWish, wantsOut } from '../cases/come-back.ts'
import { syncCase } from '../cases/open-case.ts'
import { wayBack } from '../cases/resume-code.ts'
import { sentWords } from '../cases/status-turn.ts'
import { correctedWords, keepWords } from '../asking/slots-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

type Meta = 'edit' | 'restart' | 'leave' | 'withdraw' | 'second'

function ask(turn: Turn, meta: Meta, text: string, choices: Choice[]): void {
  turn.emit({ type: 'question-asked', intent: turn.state.dialogue?.intent ?? 'talk', step: `meta:${meta}` })
  turn.reply({ kind: 'question', text, choices })
}

/** 改哪一项？ with every answered question of the dialogue as a button. */
export function askEdit(turn: Turn): void {
  const dialogue = turn.dialogue()
  const answered = (step: Step): boolean =>
    step.answer !== 'review' && step.slots.some((slot) => turn.state.slots[slot] !== undefined)
  const filled = dialogue === null ? [] : withoutRepeats(dialogue.steps.filter(answered))
  if (turn.state.slots['review'] !== undefined) turn.emit({ type: 'slots-cleared', slots: ['review'] })
  if (filled.length === 0) {
    goOn(turn, turn.world.words.nothingToEdit, false)
    return
  }
  const choices = filled.map((step) => ({ id: `edit:${step.id}`, label: step.label }))
  ask(turn, 'edit', turn.world.words.askEdit, choices)
}

/** A step whose slots another one asks for as well (bed within tonight) is not offered twice. */
function withoutRepeats(steps: readonly Step[]): Step[] {
  return steps.filter(
    (step, index) =>
      step.slots[0] !== 'town' &&
      !steps.slice(0, index).some((other) => step.slots.every((slot) => other.slots.includes(slot))),
  )
}

export function askRestart(turn: Turn): void {
  ask(turn, 'restart', turn.world.words.askRestart, [
    { id: 'keep', label: '留着' },
    { id: 'clear', label: '清掉' },
  ])
}

export function askLeave(turn: Turn, lead = ''): void {
  const { state, world } = turn
  const danger = state.dangers.some(({ current }) => current !== false) ? `\n${world.words.leftDanger}` : ''
  const needs = turn.value('shelter') === false || turn.value('food') === false
  const urgent = danger || (needs ? `\n${world.words.leftNeed}` : '')
  ask(turn, 'leave', (lead || turn.world.words.askLeave) + urgent, [
    { id: 'delete', label: '删掉' },
    { id: 'keep', label: '留30天' },
  ])
}

export function askWithdraw(turn: Turn, lead = ''): void {
  ask(turn, 'withdraw', `${lead}${turn.world.words.withdrawAsk}`, [
    { id: 'withdraw', label: '撤回' },
    { id: 'stay', label: '先不撤' },
  ])
}

const WORDS: Readonly<Record<string, RegExp>> = {
  keep: /留/,
  clear: /清|不留/,
  delete: /删/,
  'second-no': /(?:不|别|先不|不用)(?:报|用|要|急|着急)|(?:等|晚|回头|明天|过)[^，,。 ]{0,3}(?:再)?(?:报|说|讲)|先这样/,
  'second-yes':
    /^(?:是的?|好的?|嗯+|对的?|行|可以|要|要的|报|接着|继续|那就|现在就?报)(?:的|了|吧|啊|呀|报)*(?:$|[，,。 ])|(?:接着|继续|现在|一起|也)(?:要)?报|另一?[户家]/,
  withdraw:
    /^(?:是的?|好的?|嗯+|对|行|可以|同意|确定|要|要?撤)(?:的|了|吧|啊)*(?:$|[，,。 ])|(?<!不|别|不用|先别|没说要|没要)(?:撤|取消)(?:回|了|掉|吧|销)|(?:不用|不要|不必|别|甭)(?:再|你们)*(?:来|管|帮|麻烦|操心|联系|办|弄|跑|惦记|找)|不(?:办|要|麻烦|打扰|求|申请|弄|需要|报)(?:你们|了|啦)|(?:自己|亲戚|朋友|家里|同学|邻居)[^，,。 ]{0,6}(?:想办法|解决|有办法|借|挤|住)|(?:解决|有着落|有地方|有办法|没事)[^，,。 ]{0,3}了/,
  stay: /(?:不|别|没要|没说要)(?:用|要|想)?(?:撤|取消)|还是(?:要?办|办吧|要|麻烦)|接着办|继续办|留着|再想想|想想|等等|等一下|^(?:算了|不用|不要?|没有)(?:了|吧)*$/,
}

function pressed(heard: Heard, id: string): boolean {
  return heard.input.choice === id || (WORDS[id]?.test(heard.text) ?? false)
}

/** Answers an open meta question. False: the words are about something else, and the question lapses. */
export function answerMeta(turn: Turn, heard: Heard): boolean {
  const step = turn.state.openStep
  if (step === null || !step.startsWith('meta:')) return lateKey(turn, heard)
  turn.emit({ type: 'question-lapsed', step })
  switch (step.slice('meta:'.length) as Meta) {
    case 'edit':
      return answerEdit(turn, heard)
    case 'restart':
      return answerRestart(turn, heard)
    case 'leave':
      return answerLeave(turn, heard)
    case 'withdraw':
      return answerWithdraw(turn, heard)
    case 'second':
      return answerSecond(turn, heard)
  }
}

/** The new value at once (时间 是大前天), or the name of what to change; what was said stays until it is replaced. */
function answerEdit(turn: Turn, heard: Heard): boolean {
  const corrected = keepWords(turn, heard)
  if (corrected.length > 0) {
    goOn(turn, fill(turn.world.words.fixed, { new: correctedWords(turn, corrected) }), true)
    return true
  }
  if (heard.input.choice === undefined && GIVES_UP.test(heard.text)) {
    goOn(turn, turn.world.words.unchanged, true)
    return true
  }
  const named = ({ id, label, answer }: Step): boolean =>
    answer !== 'review' && (heard.input.choice === `edit:${id}` || heard.text.includes(label))
  const wanted = turn.dialogue()?.steps.find(named)
  if (!wanted) return false
  askStep(turn, wanted)
  return true
}

/** 算了不改了: nothing is changed, and nothing else is given up by it. */
const GIVES_UP = /^(?:那|哦|唉|哎)*[，, ]*(?:算了|不改|不用改|没事|就这样|就那样|不变|都对|没错)/

/** Whether the other household is reported now; anything else that is said about it was kept before. */
function answerSecond(turn: Turn, heard: Heard): boolean {
  if (pressed(heard, 'second-no')) {
    turn.say(turn.world.words.secondLater)
    return true
  }
  if (!pressed(heard, 'second-yes')) return false
  beginSecond(turn)
  return true
}

function answerRestart(turn: Turn, heard: Heard): boolean {
  if (pressed(heard, 'clear')) {
    turn.emit({ type: 'slots-cleared', slots: Object.keys(turn.state.slots) })
    goOn(turn, turn.world.words.restarted, false)
    return true
  }
  if (!pressed(heard, 'keep')) return false
  goOn(turn, turn.world.words.restartedKept, false)
  return true
}

function answerLeave(turn: Turn, heard: Heard): boolean {
  if (heard.input.choice === undefined && TAKES_BACK.test(heard.text)) {
    keepWords(turn, heard)
    goOn(turn, turn.world.words.goOn, true)
    return true
  }
  // 我讲的这些能删掉不: asked, and not wished.
  if (heard.input.choice === undefined && ASKS_WHETHER.test(heard.text)) {
    askLeave(turn, turn.world.words.mayDelete)
    return true
  }
  const remove = pressed(heard, 'delete')
  if (!remove && !pressed(heard, 'keep')) return false
  const intent = turn.state.dialogue?.intent
  if (intent) turn.emit({ type: 'dialogue-ended', intent, outcome: remove ? 'restarted' : 'left' })
  if (remove) deleteTalk(turn)
  else turn.say(`${turn.world.words.left}${wayBack(turn)}`)
  return true
}

/** 先别删 老婆讲还是报一下: the talk goes on. */
const TAKES_BACK =
  /(?:先|还)?(?:别|不要|不用|先不)(?:给我)?(?:删|撤|停)|还是(?:要)?(?:报|办|申请|登记|说|讲)|接着(?:报|办|说|讲)|继续/
const ASKS_WHETHER =
  /(?:能|可以|可不可以|能不能|会不会|会)[^，,。 ]{0,4}删[^，,。 ]{0,3}(?:不|吗|么|吧|没|$)|删(?:得|不)?掉(?:不|吗|么)/

const LATE_KEYS: ReadonlySet<unknown> = new Set(['withdraw', 'stay', 'send'])

/** The key of a question that waits no longer: asked again, never answered with "added to your case". */
function lateKey(turn: Turn, { input }: Heard): boolean {
  if (!LATE_KEYS.has(input.choice) || turn.state.dialogue !== null || !hasOpenCase(turn.state)) return false
  if (input.choice === 'send') turn.say(sentWords(turn))
  else if (input.choice === 'stay') {
    dropWish(turn)
    turn.say(turn.world.words.notWithdrawn)
  } else if (wantsOut(turn.state)) turn.say(turn.world.words.withdrawCheck)
  else askWithdraw(turn)
  return true
}

/** Urgent cases are not closed by one word: a person checks first (dialogues §1.6). */
function answerWithdraw(turn: Turn, heard: Heard): boolean {
  if (pressed(heard, 'stay')) {
    turn.say(turn.world.words.notWithdrawn)
    return true
  }
  // 饭也没得吃 beside it is no wish to end anything.
  if (heard.extracted['food'] === false || heard.extracted['shelter'] === false) return false
  if (!pressed(heard, 'withdraw')) return false
  if (heard.input.choice === undefined) {
    keepWords(turn, heard)
    syncCase(turn, `居民补充：${heard.input.text.slice(0, 200)}`)
  }
  const shown = turn.case
  if (shown === null || shown.level === 'P0' || shown.level === 'P1' || shown.status !== 'new') {
    turn.changeCase({}, { by: 'resident', kind: 'note', text: '居民要求撤回，请先确认平安再结束。' })
    turn.alert({ kind: 'warning', level: shown?.level ?? 'P2', text: '居民要求撤回，请确认' })
    noteWish(turn)
    turn.say(turn.world.words.withdrawCheck)
    return true
  }
  turn.changeCase({ status: 'withdrawn' }, { by: 'resident', kind: 'transition', text: '居民撤回' })
  for (const id of allTimerIds(shown.number)) turn.cancel(id)
  turn.say(turn.world.words.withdrawn)
  return true
}
