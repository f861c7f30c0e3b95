/** The made-up week plays through the product's own doors: a story that the product refuses is a fault. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { playWeek } from '../../scripts/demo/play.ts'
import { COLLEAGUES, HOUSEHOLDS, REPORTS } from '../../scripts/demo/story.ts'
import { readConfig } from '../../src/config.ts'
import { buildHouse } from '../../src/start-node.ts'

it('leaves cases of several levels and states, colleagues, a register and visits; everybody is marked as invented', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-demo-'))
  const until = Date.parse('2026-11-24T10:00:00+08:00')
  let at = until
  const admin = { username: 'demo', password: 'only-for-this-test' }
  const config = { ...readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', EMBEDDER: 'words' }), admin }
  const { house, close } = await buildHouse(config, { clock: { now: () => new Date(at) } })
  try {
    await playWeek(house, { admin, until, move: (to) => (at = to) })
    expect(at).toBe(until)
    const heads = await house.turns.cases.list({ limit: 100 })
    expect(new Set(heads.map(({ level }) => level)).size).toBeGreaterThanOrEqual(2)
    expect(new Set(heads.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3)
    const statuses = new Set(heads.map(({ status }) => status))
    for (const status of ['referred', 'merged', 'declined', 'aided', 'closed', 'new'])
      expect(statuses).toContain(status)
    const wholes = await Promise.all(heads.map(({ number }) => house.turns.cases.find(number)))
    expect(wholes.some((one) => one?.refusal === 'income-over')).toBe(true)
    expect(wholes.some((one) => one?.asks?.some(({ answer }) => answer !== null))).toBe(true)
    expect(wholes.some((one) => one?.timeline.some(({ text }) => text.startsWith('已叫值班员：')))).toBe(true)
    const kinds = new Set((await house.turns.conversations.openAlerts()).map(({ kind }) => kind))
    for (const kind of ['mention', 'transfer', 'overdue']) expect(kinds).toContain(kind)
    const names = [
      ...Object.values(COLLEAGUES).map(({ name }) => name),
      ...HOUSEHOLDS.map(({ head }) => head),
      ...REPORTS.map(({ name }) => name),
    ]
    expect(names.filter((name) => !name.startsWith('示例'))).toEqual([])
  } finally {
    close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
