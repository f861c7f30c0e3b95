/** The dialogue that words call by name. */
import type { Dialogue } from '../../dialogue/schema.ts'
import { anyOf } from '../../understanding/safety/pattern.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { normalise } from '../../understanding/normalise.ts'
import type { Heard } from '../hear.ts'
import { isNeeded } from '../cases/papers-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** The dialogue for words of somebody who speaks for another person: a neighbour, a village officer, a hospital. */
export function dialogueOfTeller(turn: Turn, relation: unknown): Dialogue | null {
  // 楼下有个驿站, from a child: it reports on nobody.
  if (turn.value('childWrites') === true) return null
  return turn.world.rules.dialogues.find(({ opens }) => opens.relations.includes(String(relation))) ?? null
}

/**
 * A question that the handbook can answer is no wish to start (低保怎么申请); only the eligibility talk is opened by
 * questions. A complaint with a case open goes to a person: in that case the one complained of would read it.
 */
export function namedDialogue(turn: Turn, heard: Heard): Dialogue | null {
  if (heard.input.choice !== undefined) return null
  const quoted = heard.question && turn.world.answer?.outcome === 'answer'
  const busy = hasOpenCase(turn.state)
  const named = ({ opens, ends, alone, needs }: Dialogue): boolean =>
    (!quoted || ends === 'result' || needs !== undefined) &&
    isNeeded({ needs }, turn.case) &&
    !(alone && busy) &&
    opens.phrases.some((phrase) => heard.text.includes(phrase))
  return turn.world.rules.dialogues.find(named) ?? null
}

const ASKS = new WeakMap<Dialogue, RegExp>()

function asksOf(dialogue: Dialogue): RegExp {
  const known = ASKS.get(dialogue) ?? anyOf(dialogue.opens.asks, {})
  ASKS.set(dialogue, known)
  return known
}

/** The dialogue that a question about one's own case opens: 像我家这样够不够吃低保. */
export function askedDialogue(turn: Turn, heard: Heard): Dialogue | null {
  if (heard.input.choice !== undefined || hasOpenCase(turn.state)) return null
  const words = foldClauses(heard.text, [])
  return turn.world.rules.dialogues.find((dialogue) => asksOf(dialogue).test(words)) ?? null
}

const AID =
  /^(?:dibao|tekun|temporary-aid|rigid|disability-allowances|medical-aid|elderly-allowances|housing-aid|education-aid)/
const AT_HOME = ['household', 'income', 'vulnerable', 'alreadyReceives']
/** Kinds of trouble that are no matter of an application. */
const ACUTE: ReadonlySet<unknown> = new Set([
  'fire',
  'flood_storm',
  'gas_poison',
  'traffic',
  'violence',
  'homeless',
  'suicide',
  'child_neglect',
  'elder_neglect',
  'scam',
])

/** 两口子 我五十八 老头子六十一, right after the handbook told who gets 低保: the home is told, no emergency. */
export function afterPolicy(turn: Turn, heard: Heard): Dialogue | null {
  const { lastQuestion, said } = turn.state
  const before = said.at(-2)?.text
  if (lastQuestion === null || before === undefined || normalise(before) !== lastQuestion.question) return null
  if (!AID.test(lastQuestion.slug ?? '') || heard.question || heard.input.choice !== undefined) return null
  const { extracted, dangers, asks } = heard
  const needs = extracted['food'] === false || extracted['shelter'] === false || extracted['medical'] === 'now'
  if (needs || dangers.length + asks.length > 0 || ACUTE.has(extracted['incident'])) return null
  if (AT_HOME.every((slot) => extracted[slot] === undefined)) return null
  return turn.dialogue(/申请|怎么办|办理|怎么弄|咋弄/.test(lastQuestion.question) ? 'apply' : 'eligibility')
}
