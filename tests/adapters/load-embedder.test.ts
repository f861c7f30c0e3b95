/** Which model answers, and what happens when the full one cannot be loaded. */
import { describe, expect, it } from 'vitest'
import { loadEmbedder } from '../../src/load-embedder.ts'
import type { Log } from '../../src/ports/system.ts'

function listeningLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  const log: Log = {
    info: (event) => lines.push(`info ${event}`),
    warn: (event) => lines.push(`warn ${event}`),
    error: (event, error, fields) => lines.push(`error ${event}: ${String(error)} ${JSON.stringify(fields ?? {})}`),
  }
  return { log, lines }
}

const broken = (): Promise<never> => Promise.reject(new Error('no native runtime'))

describe('the embedder of a Node process', () => {
  it('is the small model, without dictionary words, by EMBEDDER=static', async () => {
    const { log, lines } = listeningLog()
    const { embedder, dictionary } = await loadEmbedder('static', log, broken)
    expect(embedder?.id).toMatch(/^static-/)
    expect(dictionary).toBe(false)
    expect(lines).toEqual([])
  })

  it('is none by EMBEDDER=words', async () => {
    expect(await loadEmbedder('words', listeningLog().log, broken)).toEqual({ embedder: null, dictionary: false })
  })

  it('is the small model, and the log says why, when the full one cannot be loaded', async () => {
    const { log, lines } = listeningLog()
    const { embedder } = await loadEmbedder('bge', log, broken)
    expect(embedder?.id).toMatch(/^static-/)
    expect(lines).toEqual(['error full-model-not-loaded: Error: no native runtime {"instead":"static"}'])
  })
})
