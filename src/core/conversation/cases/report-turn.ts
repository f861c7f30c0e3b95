/** 我想反映个事情，但是不要讲是我说的: who announces a report is led into it at once, and is not asked about the own safety. */
import { foldClauses } from '../../understanding/safety/text.ts'
import { goOn, startDialogue } from '../asking/advance.ts'
import type { Heard } from '../hear.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { NEAR } from '../asking/teller.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

const ANNOUNCES =
  /(?:反映|反应|汇报|上报|报告|报|说|讲|提|转介)(?:一?[个下位件户]|点|些|两)?[^，]{0,8}(?:事|事情|情况|病人|患者|人家)(?:的)?(?:情况|事情?)?(?:，|$)|(?:有|来)(?:一?[个位户])[^，]{0,6}(?:要|想)(?:报|转介|反映|登记)/
const SECRET = /(?:不要|别|莫|千万|不能)[^，]{0,4}(?:讲|说|提|让[^，]{0,3}(?:晓得|知道)|透露|写)[^，]{0,6}我|保密|匿名/
const OF_ANOTHER = /病人|患者|人家|别人|邻居|隔壁|对门|楼上|楼下|同事|工友|一户|老人家?的/
/** Of those whose work is complained of the supervisor hears (dialogues §1.13). */
const OF_AN_OFFICE = /书记|干部|主任|窗口|工作人员|态度|民政|投诉|举报|贪|收钱|红包|不公/

/** Opens the report. False: the words announce nothing, or tell the matter themselves. */
export function openAnnouncedReport(turn: Turn, heard: Heard): boolean {
  const { extracted, input, question } = heard
  const { state } = turn
  if (state.dialogue !== null || state.openStep !== null || state.floor !== 'bot' || hasOpenCase(state)) return false
  if (input.choice !== undefined || question || MATTER.some((slot) => extracted[slot] !== undefined)) return false
  const words = foldClauses(heard.text, [])
  const isForOther = NEAR.has(extracted['relation']) || SECRET.test(words) || OF_ANOTHER.test(words)
  if (!ANNOUNCES.test(words) || !isForOther || OF_AN_OFFICE.test(withoutTeller(words))) return false
  const dialogue = turn.dialogue('report-for-other')
  if (dialogue === null) return false
  startDialogue(turn, dialogue, null)
  fillSlot(turn, 'announced', true, '', 'extracted')
  keepWords(turn, heard)
  goOn(turn, keepOtherSteps(turn, null, heard) || turn.world.words.reportHeard, true)
  return true
}

const MATTER = ['incident', 'food', 'shelter', 'medical']

/** 我是社区干部，来报一户的情况: the office speaks, and is not spoken of. */
function withoutTeller(words: string): string {
  return words.replace(/我们?是[^，]*/g, '')
}
