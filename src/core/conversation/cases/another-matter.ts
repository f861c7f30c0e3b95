/** A second matter for another person gets a case of its own, and never moves the first one's place (dialogues T28, U9). */
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** 另外我婆婆…: what follows is not more of the same. */
const STARTS = /^(?:另外|还有(?:一?[件个])?|再(?:说|报|问)一?[件个]|此外|对了|顺便|我还要?(?:帮|替|报|说))/
const OTHERS: ReadonlySet<unknown> = new Set([
  'family',
  'neighbour',
  'village_officer',
  'hospital',
  'police',
  'volunteer',
])

/** 楼下阿姨给了把面条, 派出所来看过了: others appear in the matter; they are not what it is about. */
const TAKES_PART =
  /(?:给|借|送|塞|端|匀|分|帮|陪|带|留|让|叫|喊|说|讲|劝|收留|招呼|通知|答应|肯|垫|看过|来过|问过)(?:了|过|来|我|我们|一|两|几|半|点|把|袋|碗|口)|(?:在|到|去|住|睡|借住|挤)(?:在|到)?(?:他|她|人|邻居|朋友|亲戚|同学|同事|楼下|隔壁|对门)[^，,。 ]{0,4}家|(?:我|我们|我家)(?:的)?[^，,。 ]{0,6}(?:没|饿|冷|病|住|睡|吃)/

/** Whose own matter the case is. */
const OWN: ReadonlySet<unknown> = new Set(['self', 'family'])

/** After sending, trouble is told of somebody else than the case is about. */
export function isAnotherMatter(turn: Turn, heard: Heard): boolean {
  const { state } = turn
  if (!hasOpenCase(state) || state.dialogue !== null || state.openStep !== null || state.floor !== 'bot') return false
  if (heard.input.choice !== undefined || heard.question || heard.text.includes('也')) return false
  const { relation } = heard.extracted
  if (!OTHERS.has(relation) || !tellsTrouble(heard)) return false
  if (!STARTS.test(heard.text) && TAKES_PART.test(heard.text) && OWN.has(turn.case?.reportedBy)) return false
  // My mother, in the case about my mother, is no other matter unless the words say so.
  return STARTS.test(heard.text) || (relation !== 'family' && relation !== turn.case?.reportedBy)
}

function tellsTrouble({ route, dangers, asks, extracted }: Heard): boolean {
  const need = extracted['incident'] !== undefined || extracted['food'] === false || extracted['shelter'] === false
  return dangers.length + asks.length > 0 || need || route === 'start_help_request'
}
