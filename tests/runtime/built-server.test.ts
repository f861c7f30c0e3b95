/** What `npm start` runs is the built file, not the sources: it must find the model, the migrations and the pages from where it lies. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, startProduct, type Started } from '../../scripts/crash/product.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'warmline-built-'))
let url = ''
let product: Started

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  product = startProduct({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' }, ['build/server/main.js'])
  await product.ready
})

afterAll(async () => {
  await product.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the built server', () => {
  it('answers with the full model, not with the one that stands in for it', async () => {
    const response = await fetch(`${url}/readyz`)
    expect(await response.json()).toMatchObject({
      status: 'ready',
      model: 'loaded',
      embedder: 'bge-small-zh-v1.5-q8',
      database: true,
    })
  })

  it.each(['/', '/desk', '/h', '/docs', '/openapi.json'])('serves %s', async (path) => {
    expect((await fetch(url + path)).status).toBe(200)
  })
})
