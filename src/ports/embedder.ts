/** Turns texts into unit vectors, so that near meanings lie near each other. */
import type { PackedTopicModel } from '../core/knowledge/topic-model.ts'

export interface Embedder {
  /** Names the model and the way it is used: vectors of another id are never mixed with these. */
  readonly id: string
  readonly dims: number
  /** What was learnt on this model's vectors about our topics; null when nothing was. */
  readonly learnt: PackedTopicModel | null
  /** What was learnt on them about danger and the ways a message may go; null when nothing was. */
  readonly senses: PackedTopicModel | null
  /** What was learnt on them about what a message in the middle of a talk does; null when nothing was. */
  readonly acts: PackedTopicModel | null
  embed(texts: readonly string[], kind: 'question' | 'passage'): Promise<Float32Array[]>
}
