/**
 * 他在踹门 我不敢出声: whoever cannot speak is told of no call, and whoever sits behind a locked door of no leaving. The text message first.
 */
import type { Phone } from '../../reply.ts'
import type { SafetyHit } from '../../understanding/safety/safety.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import type { Turn } from '../turn.ts'
import { OF_HITTER } from './police-there.ts'

const BY_TEXT = '12110511'
const CANNOT_SPEAK =
  /不敢(?:出声|说话|吭声|吱声|讲话|作声|打电话|报警)|不(?:能|方便)(?:出声|说话|讲话|打电话|吭声)|没法(?:说话|出声|打电话)|(?:只能|只好)打字|怕(?:他|她)听(?:见|到)|一出声/
const CAN_AGAIN = /(?:能|可以|方便)(?:说话|出声|打电话)了|(?:他|她|对方|人)(?:走|出去|睡)了|警察|民警|(?:逃|跑)出来了/
const AT_THE_DOOR = /(?:踹|砸|撞|踢|捶|撬)[^，]{0,4}门|门[^，]{0,3}(?:快|要)[^，]{0,2}(?:破|开|坏)/
const LOCKED_IN = /反锁|锁(?:着|了|好|上)|躲(?:在|进)|(?:在|关在)(?:房间?|屋|厕所|卫生间|卧室)[里间]?/
/** Own messages back in which it was said that nobody may speak. */
const LATELY = 3

/** What the card says instead, and the keys on it; null where she can speak, or stands elsewhere. */
export function silentWay(
  turn: Turn,
  { kind }: SafetyHit,
  phones: readonly Phone[],
): { text: string; phones: Phone[] } | null {
  if (!OF_HITTER.has(kind)) return null
  const { words, rules } = turn.world
  const said = turn.state.said.slice(-LATELY).map(({ text }) => foldClauses(text, []))
  const silent = said.findLast((one) => CANNOT_SPEAK.test(one) || CAN_AGAIN.test(one))
  if (silent !== undefined && CANNOT_SPEAK.test(silent))
    return { text: words.cannotSpeak, phones: [{ number: BY_TEXT, label: rules.danger.phones[BY_TEXT] ?? BY_TEXT }] }
  const now = said.at(-1) ?? ''
  return AT_THE_DOOR.test(now) && LOCKED_IN.test(now) ? { text: words.behindDoor, phones: [...phones] } : null
}
