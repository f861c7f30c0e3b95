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

/** Chosen on sets that were left out (docs/decisions/0020): below it one answer in ten was wrong. */
const BAR = 0.45
const GAP = 0.2

const LONGEST = 60

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

const models = new Map<LearntSlot, TopicModel>()

function modelOf(slot: LearntSlot): TopicModel {
  const ready = models.get(slot) ?? unpackTopicModel((packed as Record<LearntSlot, PackedTopicModel>)[slot])
  models.set(slot, ready)
  return ready
}

/** The class an answer belongs to, when it stands out clearly enough; else null. */
export function learntClass<S extends LearntSlot>(slot: S, text: string): (typeof LEARNT_CLASSES)[S][number] | null {
  const classes: readonly (typeof LEARNT_CLASSES)[S][number][] = LEARNT_CLASSES[slot]
  const scores = topicScores(modelOf(slot), slotGrams(text), null, classes).map((score) => score ?? 0)
  const ranked = [...scores.keys()].sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
  const [best, next] = ranked.map((at) => scores[at] ?? 0)
  const sure = best !== undefined && best >= BAR && best - (next ?? 0) >= GAP
  return sure ? (classes[ranked[0] ?? 0] ?? null) : null
}
