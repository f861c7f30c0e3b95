/** A desk on a real store in memory, with a clock that tests move, signed-in workers, and builders for talks and cases. */
import { createHash, randomBytes } from 'node:crypto'
import { createVault } from '../../src/adapters/crypto/web-vault.ts'
import { migrate, readMigrations } from '../../src/adapters/sqlite/migrate.ts'
import { openSqlite } from '../../src/adapters/sqlite/open.ts'
import { createStore } from '../../src/adapters/store/create-store.ts'
import { caseNumber } from '../../src/core/cases/case-number.ts'
import type { Case } from '../../src/core/cases/case.ts'
import type { ConversationEvent } from '../../src/core/conversation/events.ts'
import { workbookWriter } from '../../src/adapters/spreadsheet/workbook-writer.ts'
import { presence } from '../../src/services/desk/presence.ts'
import { deskRoutes, type DeskDeps } from '../../src/http/desk/routes.ts'
import type { Staff } from '../../src/ports/staff-store.ts'
import type { Bell, Clock, Ids, Log, PasswordHasher } from '../../src/ports/system.ts'
import { changeConversation } from '../../src/services/change-conversation.ts'

export const NOW = '2026-11-24T01:00:00.000Z'
/** Words that must stand in no log, list or export. */
export const SECRET = { name: '欧阳测试甲', phone: '13912345678', words: '金丝雀昨晚烧了厨房' }
export const PASSWORD = 'correct-horse-battery'

export interface TestClock extends Clock {
  forward(minutes: number): void
}

function testClock(): TestClock {
  let now = Date.parse(NOW)
  return { now: () => new Date(now), forward: (minutes) => void (now += minutes * 60_000) }
}

function testIds(): Ids {
  let made = 0
  return {
    next: (prefix) => `${prefix}_${String((made += 1)).padStart(6, '0')}`,
    token: () => randomBytes(32).toString('base64url'),
    digits: (count) => Array.from(randomBytes(count), (byte) => byte % 10).join(''),
  }
}

/** As slow as nothing: the real one is proved by its adapter's own test. */
const plainHasher: PasswordHasher = {
  hash: async (password) => createHash('sha256').update(password).digest('hex'),
  verify: async (hash, password) => hash === createHash('sha256').update(password).digest('hex'),
}

export interface Line {
  level: 'info' | 'warn' | 'error'
  event: string
  fields: unknown
}

function testLog(): Log & { lines: Line[] } {
  const lines: Line[] = []
  return {
    lines,
    info: (event, fields) => void lines.push({ level: 'info', event, fields }),
    warn: (event, fields) => void lines.push({ level: 'warn', event, fields }),
    error: (event, error, fields) =>
      void lines.push({ level: 'error', event, fields: { fields, error: String(error) } }),
  }
}

function testBell(): Bell {
  const waiting = new Map<string, Set<() => void>>()
  return {
    ring(topic) {
      for (const wake of waiting.get(topic) ?? []) wake()
    },
    wait: (topic, timeoutMs, signal) =>
      new Promise((resolve) => {
        const set = waiting.get(topic) ?? new Set()
        waiting.set(topic, set)
        const wake = (): void => {
          clearTimeout(timer)
          set.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, timeoutMs)
        signal?.addEventListener('abort', wake)
        set.add(wake)
      }),
  }
}

export function aStaff(over: Partial<Staff> & Pick<Staff, 'id'>): Staff {
  return {
    username: over.id,
    name: `同事${over.id}`,
    badge: '012',
    office: '云阳街道',
    role: 'agent',
    towns: [],
    passwordHash: createHash('sha256').update(PASSWORD).digest('hex'),
    otpSecret: null,
    failedSignIns: 0,
    lockedUntil: null,
    mustChangePassword: false,
    active: true,
    createdAt: NOW,
    ...over,
  }
}

/** Everybody the tables of rights speak of. */
export const PEOPLE: readonly Staff[] = [
  aStaff({ id: 's_agent', badge: '012', office: '服务中心' }),
  aStaff({ id: 's_agent2', badge: '015', office: '服务中心' }),
  aStaff({ id: 's_yunyang', badge: '021', role: 'town_worker', towns: ['云阳街道'] }),
  aStaff({ id: 's_erling', badge: '031', office: '珥陵镇', role: 'town_worker', towns: ['珥陵镇'] }),
  aStaff({ id: 's_super', badge: '041', office: '服务中心', role: 'supervisor' }),
  aStaff({ id: 's_editor', badge: '051', office: '市民政局', role: 'editor' }),
  aStaff({ id: 's_publisher', badge: '052', office: '市民政局', role: 'publisher' }),
  aStaff({ id: 's_auditor', badge: '061', office: '审计局', role: 'auditor' }),
  aStaff({ id: 's_admin', badge: '001', office: '服务中心', role: 'administrator' }),
]

const TOWNS: Readonly<Record<string, string>> = { 云阳街道: '丹阳市', 珥陵镇: '丹阳市', 谏壁街道: '京口区' }

/** Saturdays and Sundays off, and the first three days of October. */
export const testCalendar = {
  isWorkingDay(day: string): boolean {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6 && !/-10-0[123]$/.test(day)
  },
}

export type Desk = Awaited<ReturnType<typeof aDesk>>

/** A handbook that holds nothing; tests of suggestions bring their own. */
const NOTHING_FOUND = {
  outcome: 'unknown' as const,
  slug: null,
  section: null,
  answer: '',
  citations: [],
  confidence: 0,
  candidates: [],
  ms: 0,
}

export async function aDesk(over: Partial<DeskDeps> = {}, people: readonly Staff[] = PEOPLE) {
  const sqlite = openSqlite({ file: ':memory:' })
  migrate(sqlite.connection, readMigrations(), () => new Date(NOW))
  const clock = testClock()
  const vault = createVault({ dataKey: new Uint8Array(32).fill(7) })
  const store = createStore({ d1: sqlite.d1, vault, now: () => clock.now() })
  const log = testLog()
  const base = { ...store, clock, ids: testIds(), vault, hasher: plainHasher, bell: testBell(), log }
  const deps: DeskDeps = {
    ...base,
    files: fakeFiles(),
    workbooks: workbookWriter(),
    presence: presence(base),
    answer: async (question) => ({ ...NOTHING_FOUND, question }),
    calendar: testCalendar,
    secureCookies: false,
    refusalMs: 0,
    districtOf: (town) => TOWNS[town] ?? null,
    triage: (facts, _firstMessage, now) => triage(facts, now),
    handBack: async (id, worker, instruction) =>
      (
        await changeConversation<boolean>(base, id, ({ state }) =>
          state.holder?.id === worker.id
            ? {
                result: true,
                events: [{ type: 'floor-changed', to: 'bot', by: worker, reason: instruction ?? 'handed back' }],
              }
            : { result: false, events: [] },
        )
      ).result,
    ...over,
  }
  for (const person of people) await deps.staff.put(person)
  const app = deskRoutes(deps)
  return { app, deps, clock, log, close: () => sqlite.close() }
}

function triage(facts: Record<string, unknown>, now: Date): ReturnType<DeskDeps['triage']> {
  const level = facts['shelterTonight'] === false ? 'P1' : 'P3'
  const dueMinutes = level === 'P1' ? 60 : 3 * 1440
  const reason = { rule: 'T-test', level, text: '测试规则', source: 'test' } as const
  return { level, reasons: [reason], dueMinutes, dueAt: new Date(now.getTime() + dueMinutes * 60_000).toISOString() }
}

function fakeFiles(): DeskDeps['files'] {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (id, bytes) => void kept.set(id, bytes),
    get: async (id) => kept.get(id) ?? null,
    remove: async (id) => void kept.delete(id),
  }
}

/** A browser of one worker: keeps the cookie, sends JSON from the desk's own page. */
export interface Browser {
  (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  cookie: string
}

export interface Answer {
  status: number
  // eslint-disable-next-line typescript/no-explicit-any
  body: any
  text: string
  headers: Headers
}

export async function ask(
  desk: Desk,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await desk.app.request(`http://desk.test${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return {
    status: response.status,
    body: isJson && text !== '' ? JSON.parse(text) : null,
    text,
    headers: response.headers,
  }
}

export async function signInAs(desk: Desk, username: string): Promise<Browser> {
  const answer = await ask(desk, 'POST', '/session', { username, password: PASSWORD })
  if (answer.status !== 200) throw new Error(`cannot sign in as ${username}: ${answer.text}`)
  const cookie = cookieOf(answer)
  const browser = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    ask(desk, method, path, body, { cookie, ...headers })
  return Object.assign(browser, { cookie })
}

export function cookieOf(answer: Answer): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

let made = 0
const fresh = (prefix: string): string => `${prefix}_${String((made += 1)).padStart(6, '0')}`

export interface TalkOptions {
  town?: string | null
  floor?: 'bot' | 'waiting'
  case?: Partial<Case>
  quiet?: boolean
  confidential?: boolean
}

/** A talk of a resident that waits for a person, with a case when asked for. */
export async function aTalk(desk: Desk, options: TalkOptions = {}): Promise<{ id: string; number: string | null }> {
  const id = fresh('c')
  const at = desk.clock.now().toISOString()
  const town = options.town === undefined ? '云阳街道' : options.town
  const opened = options.case ? aCase({ town, conversationId: id, openedAt: at, ...options.case }) : null
  const floor = options.floor ?? 'waiting'
  const events: ConversationEvent[] = [
    { type: 'message-received', clientId: 'm1', channel: 'web', text: SECRET.words },
    ...(options.quiet ? [{ type: 'mode-set', quiet: true } as const] : []),
    ...(floor === 'waiting'
      ? [{ type: 'floor-changed', to: 'waiting', by: 'resident', reason: 'asked' } as const]
      : []),
    ...(opened
      ? [
          {
            type: 'case-opened',
            number: opened.number,
            level: opened.level,
            status: opened.status,
            dueAt: opened.dueAt,
          } as const,
        ]
      : []),
  ]
  await desk.deps.conversations.append({
    expectedSeq: 0,
    events: events.map((event) => ({ at, event })),
    head: {
      id,
      channel: 'web',
      address: null,
      floor,
      holder: null,
      lastSeq: events.length,
      level: opened?.level ?? null,
      town,
      caseNumber: opened?.number ?? null,
      preview: SECRET.words,
      waitingSince: floor === 'waiting' ? at : null,
      createdAt: at,
      updatedAt: at,
      ...(options.confidential ? { confidential: true } : {}),
    },
    ...(opened ? { cases: [{ case: opened, expectedVersion: 0, entries: opened.timeline }] } : {}),
    ...(opened
      ? {
          alerts: [
            {
              id: fresh('alert'),
              kind: 'case',
              level: opened.level,
              conversationId: id,
              caseNumber: opened.number,
              town,
              text: '很急求助 · 云阳街道',
              at,
              ...(options.confidential ? { confidential: true } : {}),
            },
          ],
        }
      : {}),
  })
  return { id, number: opened?.number ?? null }
}

export function aCase(over: Partial<Case> = {}): Case {
  const openedAt = over.openedAt ?? NOW
  return {
    number: caseNumber(new Date(openedAt), fresh('').slice(-5)),
    conversationId: null,
    level: 'P1',
    status: 'new',
    reasons: [{ rule: 'T104', level: 'P1', text: '今晚没地方住', source: '社会救助法§31', words: SECRET.words }],
    incident: 'fire',
    facts: { incident: 'fire', shelterTonight: false },
    firstMessage: SECRET.words,
    asked: [],
    town: '云阳街道',
    district: '丹阳市',
    contact: { name: SECRET.name, phone: SECRET.phone, relation: 'self', how: null },
    reportedBy: 'self',
    channel: 'web',
    openedAt,
    dueAt: new Date(Date.parse(openedAt) + 3_600_000).toISOString(),
    firstContactAt: null,
    assignee: null,
    timeline: [{ seq: 1, at: openedAt, by: 'bot', kind: 'opened', text: '居民发出求助' }],
    aid: [],
    documents: [],
    documentsDueAt: null,
    version: 1,
    ...over,
  }
}

/** A case without a talk. */
export async function aStoredCase(desk: Desk, over: Partial<Case> = {}): Promise<string> {
  const stored = aCase({ openedAt: desk.clock.now().toISOString(), ...over })
  await desk.deps.cases.write({ cases: [{ case: stored, expectedVersion: 0, entries: stored.timeline }] })
  return stored.number
}
