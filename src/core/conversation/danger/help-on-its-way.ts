/** 打了 车子在路上, after a card that said to ring 120: one sentence for the wait, said before the talk goes on; nobody is told to ring again. */
import { foldClauses } from '../../understanding/safety/text.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

const CALLED =
  /^(?:我)?(?:已经|刚|都)?打(?:过|了|好)了?(?:，|$)|(?:车子?|救护车|120|医生|他们)[^，没不]{0,4}(?:在|就在)?(?:路上|来的路上|往这(?:边|里)?(?:来|赶)|马上(?:就)?到|快到了|出发了|(?<![出起回醒过上下])来了)|(?:打|叫|喊|拨)(?:过|了|好)(?:了)?(?:120|救护车|急救)|(?:120|救护车|急救)(?:已经|都)?(?:打|叫|喊|拨)(?:过|了|好)/
const NOT_YET =
  /没(?:打|叫|来|到)|还没|不来|打不通|怎么还|多久|要不要|吗(?:，|$)|电话费|打了[^，]{0,3}(?:我|他|她|人|孩)/

/** Kinds for which an ambulance comes to somebody ill; to a fire comes another car, and other advice. */
const BODY: ReadonlySet<string> = new Set([
  'medical',
  'unwell',
  'poisoning',
  'gas_co',
  'elder_alone',
  'exposure',
  'help_cry',
])

/** Says it once, when somebody ill was told to ring 120 and has. */
export function sayHelpComes(turn: Turn, { text, input }: Heard): void {
  if (input.choice !== undefined || turn.state.floor !== 'bot' || turn.state.quiet) return
  const words = foldClauses(text, [])
  const told = turn.state.dangers.some(
    ({ kind, current, phones }) => current !== false && BODY.has(kind) && phones.some(({ number }) => number === '120'),
  )
  // 打了119了 他们说马上到: the brigade, and nobody who lies there.
  if (/119|消防/.test(words) && !/120|救护|医生/.test(words)) return
  if (!told || turn.value('helpComes') !== undefined || !CALLED.test(words) || NOT_YET.test(words)) return
  turn.emit({ type: 'slot-filled', slot: 'helpComes', value: true, said: '', how: 'extracted' })
  const { words: said } = turn.world
  const gas = turn.state.dangers.some(({ kind, current }) => kind === 'gas_co' && current !== false)
  turn.say(turn.value('childWrites') === true ? said.helpComing : gas ? said.helpWaitGas : said.helpWait)
}
