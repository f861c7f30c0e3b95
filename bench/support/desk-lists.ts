/** The lists of the desk as a browser asks for them: every page's call over HTTP, on the data that was seeded. */
import { aHousehold } from '../../tests/support/household.ts'
import type { tempStore } from '../../tests/contract/temp-store.ts'
import { DATA_KEY } from '../../tests/contract/temp-store.ts'
import { startChild } from './child.ts'
import { ADMIN, ADMIN_ENV, signIn } from './desk.ts'
import { wire } from './http.ts'
import { median, percentile } from './stats.ts'

const HOUSEHOLDS = 2_000
const VISITS = 2_000
const LOOKS = 20_000
const RUNS = 15
const AT = '2026-11-24T01:00:00.000Z'

type Temp = ReturnType<typeof tempStore>

/** A register, visits and a log beside the cases: a county after its first year. */
export async function seedDesk({ store, sqlite }: Temp, towns: readonly string[]): Promise<void> {
  for (let i = 0; i < HOUSEHOLDS; i += 1) {
    const id = `h_${String(i).padStart(6, '0')}`
    const town = towns[i % towns.length] ?? ''
    const phone = `139${String(i).padStart(8, '0')}`
    const people = [{ name: '示例', idNumber: null, relation: '户主', kind: null }]
    const household = aHousehold({ id, number: `示例${i}`, town, phone, people })
    await store.households.write(
      household,
      { seq: 1, at: AT, by: { id: 's_1', badge: '001' }, why: '', changes: [] },
      [],
    )
  }
  for (let i = 0; i < VISITS; i += 1) {
    await store.visits.add({
      id: `v_${String(i).padStart(6, '0')}`,
      town: towns[i % towns.length] ?? '',
      village: '',
      name: '示例',
      phone: null,
      reporter: 'desk',
      said: '名单预警',
      dueOn: '2026-12-01',
      reportedAt: AT,
      reportedBy: '001',
      onRegister: 0,
      finding: null,
      version: 1,
    })
  }
  const look = sqlite.d1.prepare('INSERT INTO audit (at, actor, action, target, detail) VALUES (?, ?, ?, ?, ?)')
  for (let from = 0; from < LOOKS; from += 500) {
    await sqlite.d1.batch(
      Array.from({ length: 500 }, (_, i) => look.bind(AT, `s_${i % 30}`, 'case.read', `c_${from + i}`, '')),
    )
  }
}

const PATHS = [
  '/conversations',
  '/conversations?floor=waiting',
  '/cases',
  '/cases?overdue=true',
  '/cases?q=13800001234',
  '/alerts',
  '/stats',
  '/stats?from=2026-11-01&to=2026-12-01',
  '/stats/cases?pick=missed',
  '/stats/refusals',
  '/supervision?period=month',
  '/report?month=2026-11',
  '/risks',
  '/register/households',
  '/register/totals',
  '/visits',
  '/visits/totals',
  '/services/requests',
  '/services/totals',
  '/audit',
  '/audit?action=case.read&actor=s_4',
  '/tables',
] as const

/** Each list some times, after one look that fills what the house keeps in memory; the last column is the server's own CPU time. */
export async function desksOverHttp(folder: string): Promise<[string, number, number, number][]> {
  const key = Buffer.from(DATA_KEY).toString('hex')
  const server = await startChild('product', [], { ...ADMIN_ENV, DATA_DIR: folder, DATA_KEY: key, EMBEDDER: 'words' })
  const calls = wire(server.url, 1)
  try {
    const worker = await signIn(calls, ADMIN)
    const rows: [string, number, number, number][] = []
    for (const path of PATHS) {
      const times: number[] = []
      let before = (await server.usage()).cpuMicros
      for (let run = -1; run < RUNS; run += 1) {
        if (run === 0) before = (await server.usage()).cpuMicros
        const from = performance.now()
        const { status, text } = await worker.call(path)
        if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 200)}`)
        if (run >= 0) times.push(performance.now() - from)
      }
      const cpuMs = ((await server.usage()).cpuMicros - before) / 1000 / RUNS
      rows.push([`GET ${path}`, median(times), percentile(times, 0.95), cpuMs])
    }
    return rows
  } finally {
    calls.close()
    await server.stop()
  }
}
