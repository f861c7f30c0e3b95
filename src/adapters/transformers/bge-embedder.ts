/** bge-small-zh-v1.5 (int8 ONNX, in the repository) by transformers.js; never touches the network. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env, pipeline } from '@xenova/transformers'
import { packedTopicModelSchema } from '../../core/knowledge/topic-model.ts'
import type { PackedTopicModel } from '../../core/knowledge/topic-model.ts'
import type { Embedder } from '../../ports/embedder.ts'
import { cachedEmbedder } from './vector-cache.ts'

const ROOT = new URL('../../../', import.meta.url)
const MODEL = 'bge-small-zh-v1.5'
const DIMS = 512
/** Longer texts are cut by the tokenizer; a batch of this size keeps memory low on a small machine. */
const BATCH = 16

export type BgeOptions = {
  /** Where models/ lies, when it is not beside the sources. */
  modelsFolder?: string
  /** Where vectors of passages are kept between starts. */
  cacheFolder?: string
  /** One thread suits a server on a small busy machine (docs: stack, section 1); a batch job may take more. */
  threads?: number
  /** Told before and after a long batch, because the first start of a fresh clone takes a while. */
  say?: (line: string) => void
}

export async function bgeEmbedder(options: BgeOptions = {}): Promise<Embedder> {
  const modelsFolder = options.modelsFolder ?? fileURLToPath(new URL('models/', ROOT))
  const cacheFolder = options.cacheFolder ?? fileURLToPath(new URL('build/vectors/', ROOT))
  env.allowRemoteModels = false
  env.localModelPath = modelsFolder
  const extract = await pipeline('feature-extraction', MODEL, {
    dtype: 'q8',
    session_options: { intraOpNumThreads: options.threads ?? 1, interOpNumThreads: 1 },
  })

  // One run at a time: more of them at once would only take the cores from each other, and from the rest of the server.
  let line: Promise<unknown> = Promise.resolve()
  function embedBatch(texts: string[]): Promise<Float32Array[]> {
    const done = line.then(() => run(texts))
    line = done.catch(() => null)
    return done
  }

  async function run(texts: string[]): Promise<Float32Array[]> {
    const output = await extract(texts, { pooling: 'cls', normalize: true })
    const data = output.data as Float32Array
    return texts.map((_, index) => data.slice(index * DIMS, (index + 1) * DIMS))
  }

  const id = `${MODEL}-q8`
  const embedder: Embedder = {
    id,
    dims: DIMS,
    learnt: readLearnt(join(modelsFolder, 'topics', `${id}.json`)),
    senses: readLearnt(join(modelsFolder, 'senses', `${id}.json`)),
    acts: readLearnt(join(modelsFolder, 'acts', `${id}.json`)),
    // The model card's instruction before questions was measured and left out: no gain once the topic model joins.
    async embed(texts) {
      const vectors: Float32Array[] = []
      for (let start = 0; start < texts.length; start += BATCH) {
        vectors.push(...(await embedBatch(texts.slice(start, start + BATCH))))
      }
      return vectors
    },
  }
  return cachedEmbedder(embedder, { folder: cacheFolder, ...(options.say ? { say: options.say } : {}) })
}

function readLearnt(file: string): PackedTopicModel | null {
  if (!existsSync(file)) return null
  return packedTopicModelSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
