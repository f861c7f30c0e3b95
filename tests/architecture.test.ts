/** The arrows of the house: dependencies point inward; a wrong import fails here with its file. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

/** What each room may import: rooms, and packages by their first name. */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  core: { rooms: ['core'], packages: ['zod', 'opencc-js', 'chinese-days', 'libphonenumber-js'] },
  ports: { rooms: ['core', 'ports'], packages: [] },
  services: { rooms: ['core', 'ports', 'services', 'content'], packages: ['zod', 'otpauth'] },
  http: { rooms: ['core', 'ports', 'services', 'http', 'content'], packages: ['hono', 'hono-openapi', 'zod'] },
}
/** An adapter may import ports, core, its own folder, and the D1 type that store and sqlite share. */
const ADAPTER_ROOMS = ['core', 'ports']

interface Import {
  from: string
  to: string
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return files(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const from = relative(SRC, path)
  return [...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, a, b, c]) => {
      const target = a ?? b ?? c ?? ''
      return { from, to: target.startsWith('.') ? relative(SRC, join(dirname(path), target)) : target }
    },
  )
}

/** Learnt weights are data: whoever reads them may. */
const isLocal = (to: string): boolean => /\.(tsx?|json)$/.test(to) && !to.startsWith('../models/')
const isData = (to: string): boolean => to.startsWith('../models/')
const all = files(SRC).flatMap(importsOf)
const packageOf = (to: string): string =>
  to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? to)

describe('imports', () => {
  it.each(Object.entries(ROOMS))('of %s point inward', (room, allowed) => {
    const wrong = all
      .filter(({ from, to }) => from.startsWith(`${room}/`) && !isData(to))
      .filter(({ to }) =>
        isLocal(to) ? !allowed.rooms.includes(to.split('/')[0] ?? '') : !allowed.packages.includes(packageOf(to)),
      )
    expect(wrong).toEqual([])
  })

  it('of an adapter reach ports, core and its own folder', () => {
    const wrong = all.filter(({ from, to }) => {
      if (!from.startsWith('adapters/') || !isLocal(to)) return false
      const [room, folder] = to.split('/')
      if (room === 'adapters') return folder !== from.split('/')[1] && to !== 'adapters/sqlite/d1.ts'
      return !ADAPTER_ROOMS.includes(room ?? '')
    })
    expect(wrong).toEqual([])
  })

  it('of the console reach no service, adapter or route', () => {
    const wrong = all.filter(
      ({ from, to }) => from.startsWith('web/console/') && /^(services|adapters|http)\//.test(to),
    )
    expect(wrong).toEqual([])
  })

  it('name the environment in one place only', () => {
    const readers = files(SRC)
      .filter((path) => /process\.env/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(SRC, path))
    expect(readers).toEqual(['main.node.ts'])
  })
})

describe('core', () => {
  it('asks no clock, no chance and no network', () => {
    const asks = files(join(SRC, 'core'))
      .filter((path) =>
        /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|\bprocess\./.test(readFileSync(path, 'utf8')),
      )
      .map((path) => relative(SRC, path))
    expect(asks).toEqual([])
  })
})

describe('source files', () => {
  it('stay short: none above 400 lines', () => {
    const long = files(SRC)
      .map((path) => ({ file: relative(SRC, path), lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter(({ file, lines }) => lines > 400 && !file.endsWith('store/schema.ts'))
    expect(long).toEqual([])
  })

  it('open with a sentence that says what they are for', () => {
    const silent = files(SRC)
      .filter((path) => !/^(\/\*\*|\/\/|\/\*)/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(SRC, path))
    expect(silent).toEqual([])
  })
})
