/** 低保前年问过 没批 所以什么都没领过: nothing is received now, which an application and the desk want to know. */
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

const AID = '(?:低保|补助|补贴|救助|津贴|五保|特困|政府的?钱|公家的?钱)'
const NONE = new RegExp(
  `(?:^|[，,。 ])(?:所以|但|我|我们|我家|家里|现在|目前|到现在|一直|也|就)*(?:${AID}|(?:什么|啥|任何|一样|一分)[^，,。 ]{0,4})(?:[^，,。 ]{0,3})(?:都|也|从来|是)?(?:没|没有|没得|从没|未)(?:有)?(?:领|拿|吃|享受|办|得|的)(?:过|到|着|成)?(?:的|了)?(?:$|[，,。 ])|(?:没|没有|从没|未)(?:领|拿|吃|享受)(?:过|着|到)?(?:任何|什么|啥)?[^，,。 ]{0,3}${AID}(?:$|[，,。 ])|(?:^|[，,。 ])${AID}(?:是)?(?:没有|没得|没办)(?:的|了)?(?:$|[，,。 ])`,
)
/** 饭什么都没得吃 tells of no benefit; 隔壁什么都没领 is somebody else. */
const OTHERS =
  /(?:他|她|婆婆|邻居|隔壁|人家|别人)[^，,。 ]{0,6}没(?:有)?(?:领|拿|吃)|(?:饭|药|东西|米|菜)[^，,。 ]{0,4}没|没(?:得)?吃/

const RECEIVES = /(?:有|是|拿|领|吃|享受)(?:着|了|到|的)?[^，,。 ]{0,4}(?:低保|补助|补贴|津贴|五保|特困)/

/** Keeps that nothing is received, unless something was told before; 婆婆倒是有低保的 after it says more. */
export function noteNothingReceived(turn: Turn, { input, text, question, extracted }: Heard): void {
  if (input.choice !== undefined || question) return
  const named = extracted['alreadyReceives'] as string[] | undefined
  const held = turn.value('alreadyReceives') as string[] | undefined
  if (held?.length === 0 && named !== undefined && named.length > 0 && RECEIVES.test(text)) {
    turn.emit({ type: 'slot-filled', slot: 'alreadyReceives', value: named, said: text, how: 'corrected' })
    return
  }
  if (turn.state.slots['alreadyReceives'] !== undefined) return
  if ((named?.length ?? 0) > 0 || !NONE.test(text) || OTHERS.test(text)) return
  turn.emit({ type: 'slot-filled', slot: 'alreadyReceives', value: [], said: text, how: 'extracted' })
}
