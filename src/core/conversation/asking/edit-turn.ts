/** 改一下: the question that is to be answered anew, by its name or from the list of all. */
import type { AnswerKind, Step } from '../../dialogue/schema.ts'
import { askStep } from './ask.ts'
import type { Heard } from '../hear.ts'
import { askEdit } from '../asides/meta-turn.ts'
import type { Turn } from '../turn.ts'

/** 改一下，and what may be named after it. */
export const EDIT = /^(?:上一步|改一下|改一改|我要改|改)[,，。:： ]*([^,，。 ]{0,6})$/

/** How people call a question by what it is about. */
const ALIASES: Readonly<Partial<Record<AnswerKind, RegExp>>> = {
  place: /地方|地址|位置|哪里|镇|村/,
  phone: /电话|号码|手机/,
  people: /人数|几口|人口/,
  time: /时间|日期|几号/,
  name: /名字|姓名|称呼/,
  money: /钱|金额|收入/,
}

/** 改一下 地方: the step that is named; 'all' when nothing is; null when the words are no wish to choose. */
export function namesWhat(turn: Turn, { text, input }: Heard): Step | 'all' | null {
  const [, what = ''] = (input.choice === 'cmd:edit' ? null : EDIT.exec(text)) ?? []
  if (what === '') return 'all'
  const named = ({ label, answer }: Step): boolean => label.includes(what) || (ALIASES[answer]?.test(what) ?? false)
  return turn.dialogue()?.steps.find(named) ?? null
}

export function edit(turn: Turn, heard: Heard): void {
  const what = namesWhat(turn, heard)
  if (what === 'all' || what === null) askEdit(turn)
  else {
    if (turn.state.slots['review'] !== undefined) turn.emit({ type: 'slots-cleared', slots: ['review'] })
    askStep(turn, what)
  }
}
