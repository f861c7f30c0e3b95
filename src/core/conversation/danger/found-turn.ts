/** 找着了，送回来了: nobody asks any more what the lost one wears; the case stays with the desk, which asks how it went. */
import { foldClauses } from '../../understanding/safety/text.ts'
import { answerDanger } from './danger-turn.ts'
import type { Heard } from '../hear.ts'
import { syncCase } from '../cases/open-case.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

const FOUND =
  /(?:^|，)(?:人|她|他|老人|孩子|娃|老太|老头|我妈|我爸)?(?:已经|刚刚?|总算|终于|后来)?(?:自己)?(?:找到|找着|寻到|寻着|回来|到家)了(?!吗|么|没)|(?:搀|扶|找|带|领|拉|追|劝|接|送|背|抱)(?:了)?[^，没不]{0,4}回(?:来|家|去)了?(?:，|$)/
const NOT_YET = /没(?:有)?(?:找|回)|还没|不(?:见|肯|愿)|要是|如果|怎么|手机|鞋|衣服|包|照片/

export function tellsFound(turn: Turn, heard: Heard): boolean {
  const words = foldClauses(heard.text, [])
  if (turn.dialogue()?.id !== 'missing' || heard.input.choice !== undefined) return false
  if (!FOUND.test(words) || NOT_YET.test(words)) return false
  keepWords(turn, heard)
  answerDanger(turn, 'missing', false)
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  turn.emit({ type: 'dialogue-ended', intent: 'missing', outcome: 'sent' })
  turn.say(turn.world.words.foundAgain)
  return true
}
