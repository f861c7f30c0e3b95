/** The daughter writes from Shanghai: whether all is well is asked of her mother, who is there, and not of her. */
import type { Step } from '../../dialogue/schema.ts'
import type { Turn } from '../turn.ts'

const KIN: readonly (readonly [RegExp, string])[] = [
  [/我(?:老)?(?:妈妈?|娘|母亲)|老母亲?|老娘/, '您妈妈'],
  [/我(?:老)?(?:爸爸?|爹|父亲)|老父亲?|老爹/, '您爸爸'],
  [/我?(?:爸妈|父母)/, '您爸妈'],
  [/我奶奶/, '您奶奶'],
  [/我爷爷/, '您爷爷'],
  [/我外婆/, '您外婆'],
  [/我外公/, '您外公'],
  [/我婆婆/, '您婆婆'],
  [/我公公/, '您公公'],
]
/** She is there without the one who writes. */
const APART =
  /(?:他|她|老人|妈|爸|娘|爹|奶奶|爷爷|外婆|外公|婆婆|公公)[^，,。]{0,6}(?:一个人|独自|独居|不肯走|不肯(?:来|出来|搬)|老房子|老屋|老家)|我(?:人)?(?:现在)?在(?!家|屋|这|旁边|跟前|边上|村|楼)[^，,。]{1,6}(?=$|[，,。 ])|(?:我)?(?:一时|今天|现在|暂时)?(?:回不去|赶不回|过不去)|我(?:嫁|住)(?:出|在)[^，,。]{0,4}(?:去|外|城)|我在外地/

/** The one who writes says that he is elsewhere. */
const AWAY = /我(?:人)?(?:现在)?在(?:上海|南京|苏州|无锡|常州|杭州|北京|深圳|广州|外地|外面打工|国外)|回不去|赶不回/
const SPEAKERS: ReadonlySet<unknown> = new Set(['family', 'self', undefined])

/** 您现在人安全吗 → 您妈妈现在人安全吗. */
export function ofTheOneThere(turn: Turn, { slots, ask }: Step, text: string): string {
  if (slots[0] !== 'safeNow' || !ask.startsWith('您') || !SPEAKERS.has(turn.value('relation'))) return text
  const told = turn.state.said.map((said) => said.text).join(' ')
  if (!(turn.value('relation') === 'family' ? APART : AWAY).test(told)) return text
  const [, who] = KIN.find(([words]) => words.test(told)) ?? []
  return who === undefined ? text : text.replace('您现在人', `${who}现在人`)
}
