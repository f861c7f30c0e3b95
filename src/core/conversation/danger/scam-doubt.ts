/** 他讲是公安局的 是真的吧: told of a caller who wants money, it is answered plainly, before the bot speaks of itself. */
import { asksForMore } from '../../understanding/money/transferred.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { goOn } from '../asking/advance.ts'
import { askStep, openStepOf } from '../asking/ask.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'
import { dangerStepById, phonesOfDanger } from './danger-turn.ts'

const DOUBTS =
  /(?:是|会|算)?(?:不是)?(?:真|假)的(?:吧|吗|么|还是|不)|是不是(?:真|假|骗)|真的假的|(?:是|不会是)(?:不是)?骗(?:子|人)(?:的)?(?:吧|吗|么|不)|(?:靠谱|可信|能信|信得过|可靠)(?:吧|吗|么|不)|(?:该|能|要)不(?:该|能|要)信/
/** 你们是不是骗子, 你们真的不会打电话给我儿子啊 ask of us. */
const OF_US = /你们?(?:真的)?(?:是|不会|会不会|到底|这)|这里|这个(?:热线|平台|软件|网站)/

/** True when it was asked and answered. */
export function answersScamDoubt(turn: Turn, heard: Heard): boolean {
  const words = foldClauses(heard.text, [])
  const scams = turn.state.dangers.filter(({ kind }) => kind === 'scam')
  const wantsMore = asksForMore(words) && (scams.length > 0 || turn.value('incident') === 'scam')
  const scam = wantsMore || scams.some(({ current }) => current !== false)
  if (!scam || heard.input.choice !== undefined) return false
  if (!wantsMore && (!DOUBTS.test(words) || OF_US.test(words))) return false
  keepWords(turn, heard)
  keepOtherSteps(turn, null, heard)
  const phones = phonesOfDanger(turn, 'scam', 2)
  turn.reply({
    kind: 'text',
    tone: 'danger',
    text: turn.world.words[wantsMore ? 'scamMore' : 'scamFalse'],
    ...(phones.length > 0 ? { phones } : {}),
  })
  const open = openStepOf(turn)
  if (open !== null && dangerStepById(turn, open.id) !== null) askStep(turn, open)
  else if (turn.state.dialogue !== null) goOn(turn, '', false)
  return true
}
