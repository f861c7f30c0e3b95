/**
 * 警察来了 现在跟我去派出所: acknowledged, and nothing is asked until she writes again; whether the danger is over a person decides, so that the
 * alarm stays as it is.
 */
import { foldClauses } from '../../understanding/safety/text.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { syncCase } from '../cases/open-case.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { HUSHED } from './hush-turn.ts'

const HIT: ReadonlySet<string> = new Set(['violence_home', 'sexual_violence'])

const CAME =
  /(?:警察|民警|警车|派出所的?人?|110的?人?|公安)[^，没不]{0,4}(?:来了|到了|来过了|上来了|进来了|在(?:这|旁边|我家|门口|楼下|店里|跟前)|(?:带|陪|接|送|领|护)(?:着)?我)|(?:跟|随|坐)(?:着|了)?(?:警察|民警|警车|他们的车)[^，没不]{0,6}(?:去|走|回|上)|我(?:现在|已经|人)?(?:在|到)(?:了)?派出所(?:了|里|做|，|$)/
const NOT_YET =
  /没(?:有)?(?:来|到)|还没|不来|不肯来|怎么还|什么时候|几时|要是|如果|怕|昨天|前天|上次|以前|去年|走了|又走|不管|吗$|么$|他(?:也|又)(?:来|跟)/

/** True when it was told and acknowledged. */
export function tellsPolice(turn: Turn, heard: Heard): boolean {
  const { text, input, question } = heard
  const words = foldClauses(text, [])
  const hit = turn.state.dangers.some(({ kind, current }) => HIT.has(kind) && current !== false)
  if (!hit || input.choice !== undefined || question || !CAME.test(words) || NOT_YET.test(words)) return false
  keepWords(turn, heard)
  keepOtherSteps(turn, null, heard)
  if (turn.value('canTalk') === undefined) fillSlot(turn, 'canTalk', 'free', text, 'extracted')
  if (hasOpenCase(turn.state)) syncCase(turn, `居民补充：${input.text.slice(0, 200)}`)
  turn.say(turn.world.words.policeCame)
  turn.emit({ type: 'nudged', kind: HUSHED })
  return true
}
