/** A complaint and a hardship in one breath: the complaint is opened and kept by itself, and the hardship is taken up as help. */
import { goOn, startDialogue } from '../asking/advance.ts'
import { readBackLead } from '../asking/ask.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import type { Heard } from '../hear.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { ConversationState } from '../state.ts'
import type { Turn } from '../turn.ts'

const HARDSHIP: ReadonlySet<unknown> = new Set([
  'utility_cut',
  'illness',
  'injury',
  'homeless',
  'job_loss',
  'fire',
  'flood_storm',
  'death',
])
const CUT =
  /(?:电|水|气|煤气|暖气|燃气)(?:也|都|又|给|被|叫)*(?:人家|他们)?(?:给)?(?:掐|停|断|拉)(?:了|掉)|(?:屋里|家里|房里)[^，,。 ]{0,6}(?:冰窖|冰窟|冻死|冷得)|(?:房子?|屋顶?|家里)[^，,。 ]{0,4}(?:漏|塌|进水|淹)|(?:冷|冻)得(?:要命|要死|不行|发抖|睡不着)|揭不开锅|断粮|没米|没钱吃饭|没地方住/

const CUT_OFF = /(?:电|水|气|煤气|暖气|燃气)[^，,。 ]{0,6}(?:掐|停|断|拉)(?:了|掉)/

/** 前天电也给掐了，屋里跟冰窖一样, told while a complaint is taken. False: no hardship, or no complaint. */
export function takesUpHardship(turn: Turn, heard: Heard): boolean {
  const { state } = turn
  if (!state.confidential || state.dialogue?.intent !== 'complaint') return false
  if (heard.input.choice !== undefined || heard.question || !tellsHardship(heard)) return false
  const help = turn.dialogue('emergency-help')
  if (help === null || turn.value('harm') === undefined) return false
  const income = turn.value('income')
  startDialogue(turn, help, heard)
  if (income !== undefined && turn.value('income') === undefined) fillSlot(turn, 'income', income, '', 'extracted')
  if (turn.value('incident') === undefined && CUT_OFF.test(heard.text))
    fillSlot(turn, 'incident', 'utility_cut', heard.text, 'extracted')
  keepOtherSteps(turn, null, heard)
  goOn(turn, readBackLead(turn), false)
  return true
}

function tellsHardship({ extracted, text }: Heard): boolean {
  const needs = extracted['food'] === false || extracted['shelter'] === false
  return needs || HARDSHIP.has(extracted['incident']) || CUT.test(text)
}

const OF_COMPLAINT =
  /投诉|举报|穿小鞋|打击报复|转(?:到|给)[^，,。 ]{0,6}(?:手里|那里|她|他|那个)|(?:别|不要)[^，,。 ]{0,6}(?:让|给)(?:她|他|那个)[^，,。 ]{0,6}(?:知道|晓得|看|办|管)/

/** Words for the complaint that stands beside the help: they join it, and not the case of the help. */
export function isForComplaint({ case: linked, confidential }: ConversationState, { text, input }: Heard): boolean {
  return linked?.confidential === true && !confidential && input.choice === undefined && OF_COMPLAINT.test(text)
}

export function answerForComplaint(turn: Turn, heard: Heard): boolean {
  if (!isForComplaint(turn.state, heard) || turn.state.dialogue === null || heard.question) return false
  const { phone, landline } = heard.extracted
  const number = phone ?? landline
  keepWords(turn, { ...heard, extracted: number === undefined ? {} : { phone: number } })
  turn.changeCase(
    {},
    { by: 'resident', kind: 'note', text: `投诉补充：${withoutNumber(heard.input.text).slice(0, 200)}` },
  )
  goOn(turn, turn.world.words.complaintApart, false)
  return true
}

/** 电的事打我电话 1…，投诉上头别带: the number belongs to the other matter. */
function withoutNumber(text: string): string {
  return text.replace(/\d[\d\s-]{5,}\d/g, '［号码］')
}
