/**
 * What an answer about bed, food or treatment sounds like to a model that learnt from labelled ones. It is asked only where the listed words
 * found nothing, and fills only what it is sure of: the rest is asked again.
 */
import { gramsOf } from '../knowledge/text.ts'
import { topicScores, unpackTopicModel, type PackedTopicModel, type TopicModel } from '../knowledge/topic-model.ts'
import packed from './learnt-slots.json' with { type: 'json' }

export type LearntSlot = 'shelter' | 'food' | 'medical'

export const LEARNT_CLASSES = {
  shelter: ['true', 'false'],
  food: ['true', 'false'],
  medical: ['now', 'soon', 'none'],
} as const satisfies Record<LearntSlot, readonly string[]>

/** Chosen on sets that were left out (docs/decisions/0020). What calms must be surer than what alarms. */
const BARS: Readonly<Record<string, number>> = { true: 0.55, none: 0.55, false: 0.45, now: 0.45, soon: 0.45 }
const GAP = 0.2
/** So sure of no bed or no meal that a listed word for one (宿舍关了) does not count. */
const OVERRULES = { bar: 0.85, gap: 0.6 }

const LONGEST = 60
/** 4口, 好的: too few characters to sound like anything. */
const TOLD = /(?:\p{Script=Han}[^\p{Script=Han}]*){4}/u

const KIN =
  /(?:大|小|老|二|三|堂|表)?(?:儿子|女儿|丫头|闺女|媳妇|女婿|侄子|侄女|外甥|孙子|孙女|老公|老婆|爱人|哥哥?|姐姐?|弟弟?|妹妹?|姨妈?|姑妈?|姑姑|舅舅?|叔叔?|婶婶?|伯伯?|嫂子?|姐夫|妹夫|老表|娘家|婆家|丈母娘|老丈人|亲戚|亲家|朋友|同学|同事|工友|老乡|邻居|隔壁|对门|爸爸?|妈妈?|爷爷|奶奶|外公|外婆|公公|婆婆)/g
const COUNT = /[\d一二两三四五六七八九十几半]+/g

/** The pieces a text is learnt and read by: runs of one to three characters, relatives and counts each as one. */
export function slotGrams(text: string): string[] {
  const said = text.toLowerCase().slice(0, LONGEST).replace(KIN, '亲').replace(COUNT, '几')
  const triples = [...said.matchAll(/\p{Script=Han}{3,}/gu)].flatMap(([run]) =>
    Array.from({ length: run.length - 2 }, (_, at) => `3${run.slice(at, at + 3)}`),
  )
  return [...gramsOf(said), ...triples]
}

function modelOf(slot: LearntSlot): TopicModel {
  return unpackTopicModel((packed as Record<LearntSlot, PackedTopicModel>)[slot])
}

/** A question of one's own is no answer. */
const ASKS = /[?？]|怎么(?:办|弄|申请|报)|在哪(?:换|办|领|报)|去哪(?:申请|办|领|报)|找哪个?|(?:吗|么|呀)$/

interface Leading<S extends LearntSlot> {
  name: (typeof LEARNT_CLASSES)[S][number]
  score: number
  gap: number
}

function leading<S extends LearntSlot>(slot: S, text: string): Leading<S> | null {
  if (!TOLD.test(text) || ASKS.test(text)) return null
  const classes: readonly (typeof LEARNT_CLASSES)[S][number][] = LEARNT_CLASSES[slot]
  const scores = topicScores(modelOf(slot), slotGrams(text), null, classes).map((score) => score ?? 0)
  const [score = 0, next = 0] = scores.toSorted((one, other) => other - one)
  const name = classes[scores.indexOf(score)]
  return name === undefined ? null : { name, score, gap: score - next }
}

/** The class an answer belongs to, when it stands out clearly enough; else null. */
export function learntClass<S extends LearntSlot>(slot: S, text: string): (typeof LEARNT_CLASSES)[S][number] | null {
  const found = leading(slot, text)
  return found !== null && found.score >= (BARS[found.name] ?? 1) && found.gap >= GAP ? found.name : null
}

/** Whether an answer surely means no, whatever words stand in it. */
export function isSurelyLacking(slot: 'shelter' | 'food', text: string): boolean {
  const found = leading(slot, text)
  return found?.name === 'false' && found.score >= OVERRULES.bar && found.gap >= OVERRULES.gap
}
