/** What was learnt on the static model's vectors: JSON under gzip, because a Worker's size is counted. */
import { packedTopicModelSchema } from '../../core/knowledge/topic-model.ts'
import type { PackedTopicModel } from '../../core/knowledge/topic-model.ts'

/** Only what every runtime has: no Node import. */
export async function readLearnt(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<PackedTopicModel> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return packedTopicModelSchema.parse(await new Response(unpacked).json())
}
