/** Plays the story through the product's own doors: residents write, colleagues work over HTTP, clocks fall due on the way. */
import { openSession } from '../../src/services/open-conversation.ts'
import { receiveMessage } from '../../src/services/receive-message.ts'
import type { House } from '../../src/compose.ts'
import { COLLEAGUES, DUTY, HOUSEHOLDS, REPORTS, TALKS, type Colleague, type DeskStep, type Talk } from './story.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
/** A resident writes a line about this often. */
const LINE = 0.7 * MINUTE

export interface Stage {
  admin: { username: string; password: string }
  /** The moment at which the story ends: now. */
  until: number
  move: (at: number) => void
}

type Ask = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>
interface Scene {
  at: number
  run: () => Promise<void>
}

/** Throws when the product refuses a step: a story that does not play is a fault. */
export async function playWeek(house: House, stage: Stage): Promise<void> {
  const start = stage.until - 120 * HOUR
  await moveTo(house, stage, start)
  const password = `${stage.admin.password}-Aa1`
  const ask = await doorOf(house, stage.admin)
  for (const person of Object.values(COLLEAGUES))
    await must(ask, 'POST', '/staff', { ...person, password, mustChangePassword: false })
  const week: Week = { password, ids: await idsOf(ask), talks: new Map() }
  await fillDuty(ask, week)
  await fillRegister(ask, stage.until)
  const scenes = TALKS.flatMap((talk) => scenesOf(house, stage, talk, week))
  for (const { at, run } of scenes.toSorted((one, other) => one.at - other.at)) {
    await moveTo(house, stage, at)
    await run()
  }
  await moveTo(house, stage, stage.until)
}

/** What the scenes know of each other. */
interface Week {
  password: string
  ids: Readonly<Record<Colleague, string>>
  /** Talks by the name that others call them. */
  talks: Map<string, string>
}

async function idsOf(ask: Ask): Promise<Week['ids']> {
  const { staff } = (await ask('GET', '/staff')).body as { staff: { id: string; username: string }[] }
  const idOf = ([key, { username }]: [string, { username: string }]): [string, string] => [
    key,
    staff.find((one) => one.username === username)?.id ?? '',
  ]
  return Object.fromEntries(Object.entries(COLLEAGUES).map(idOf)) as Week['ids']
}

async function fillDuty(ask: Ask, { ids }: Week): Promise<void> {
  const rules = DUTY.map(({ town, workers, leads }) => ({
    town,
    days: 'all',
    from: '00:00',
    to: '23:59',
    workers: workers.map((key) => ids[key]),
    leads: leads.map((key) => ids[key]),
  }))
  const hours = { minutes: { toLead: 5, toCentre: 15 }, limit: 12, day: { from: '08:30', to: '17:30' } }
  const value = { rules, centre: [ids.agent, ids.lead], ...hours }
  await must(ask, 'PUT', '/tables/dispatch', { expectedVersion: 0, value, why: '示例' })
}

/** What falls due on the way happens at its own moment, as it would have. */
async function moveTo(house: House, { move }: Stage, to: number): Promise<void> {
  const { conversations } = house.turns
  for (;;) {
    const due = await conversations.dueTimers(new Date(to).toISOString(), 100)
    const next = due.map(({ dueAt }) => Date.parse(dueAt)).toSorted((a, b) => a - b)[0]
    if (next === undefined) break
    move(next)
    await house.tick()
  }
  move(to)
}

function scenesOf(house: House, stage: Stage, talk: Talk, week: Week): Scene[] {
  const start = stage.until - talk.hoursAgo * HOUR
  let id = ''
  const said = talk.turns.map((turn, nth): Scene => ({
    at: start + nth * LINE,
    run: async () => {
      id ||= (await openSession(house.turns)).sessionId
      if (talk.name !== undefined) week.talks.set(talk.name, id)
      await receiveMessage(house.turns, id, {
        clientId: `demo-${nth}`,
        channel: 'web',
        ...(typeof turn === 'string' ? { text: turn } : { text: '', ...turn }),
      })
    },
  }))
  const last = start + (talk.turns.length - 1) * LINE
  const worked = (talk.steps ?? []).map((step): Scene => ({
    at: last + step.minutes * MINUTE,
    run: async () => {
      const { username } = COLLEAGUES[step.as]
      await work(await doorOf(house, { username, password: week.password }), id, step, {
        ...week,
        now: house.turns.clock.now(),
      })
    },
  }))
  return [...said, ...worked.filter(({ at }) => at < stage.until)]
}

async function work(ask: Ask, id: string, step: DeskStep, week: Week & { now: Date }): Promise<void> {
  const talk = `/conversations/${id}`
  if ('say' in step) return must(ask, 'POST', `${talk}/messages`, { clientId: `d${step.minutes}`, text: step.say })
  if ('claim' in step && step.claim === 'talk') return must(ask, 'POST', `${talk}/claim`)
  if ('offerTo' in step) return must(ask, 'POST', `${talk}/offer`, { to: week.ids[step.offerTo] })
  const { number, version, asks = [] } = await caseOf(ask, id)
  const path = `/cases/${number}`
  if ('claim' in step) return must(ask, 'POST', `${path}/claim`)
  if ('to' in step)
    return must(ask, 'POST', `${path}/transitions`, {
      to: step.to,
      note: step.note ?? '',
      ...(step.reason ? { reason: step.reason } : {}),
      expectedVersion: version,
    })
  if ('mergeInto' in step) {
    const into = (await caseOf(ask, week.talks.get(step.mergeInto) ?? '')).number
    const merge = { to: 'merged', into, note: step.note, expectedVersion: version }
    return must(ask, 'POST', `${path}/transitions`, merge)
  }
  if ('ask' in step) {
    const answerBy = new Date(week.now.getTime() + step.days * 24 * HOUR).toISOString()
    const words = step.ask === 'refer' ? { note: step.words } : { question: step.words }
    return must(ask, 'POST', `${path}/${step.ask}`, { office: step.office, ...words, answerBy })
  }
  if ('answer' in step) {
    const { accepted, answer: text } = step
    return must(ask, 'POST', `${path}/asks/${asks[0]?.id ?? ''}/answer`, { accepted, text })
  }
  if ('level' in step)
    return must(ask, 'POST', `${path}/level`, { level: step.level, reason: step.why, expectedVersion: version })
  if ('serve' in step) return serve(ask, path, step, week.now)
  if ('aid' in step) return must(ask, 'POST', `${path}/aid`, step.aid)
  if ('paper' in step) return must(ask, 'POST', `${path}/documents`, { name: step.paper, state: step.state })
  return must(ask, 'POST', `${path}/notes`, { text: step.note })
}

async function caseOf(ask: Ask, id: string): Promise<{ number: string; version: number; asks?: { id: string }[] }> {
  const { body } = await ask('GET', `/conversations/${id}`)
  const found = body['case'] as { number: string; version: number; asks?: { id: string }[] } | null | undefined
  if (!found) throw new Error(`the story's talk ${id} has no case: ${JSON.stringify(body)}`)
  return found
}

async function serve(ask: Ask, path: string, step: Extract<DeskStep, { serve: string }>, now: Date): Promise<void> {
  const visit = { item: step.serve, day: dayAt(now.getTime()), minutes: step.lasted }
  const { status, body } = await ask('POST', `${path}/services`, visit)
  if (status >= 400) throw new Error(`POST ${path}/services: ${status} ${JSON.stringify(body)}`)
  if (step.rating !== undefined)
    await must(ask, 'POST', `/services/visits/${String(body['id'])}/rating`, { rating: step.rating })
}

async function fillRegister(ask: Ask, until: number): Promise<void> {
  for (const [nth, { town, village, kind, head, benefit, until: days }] of HOUSEHOLDS.entries()) {
    const fields = {
      number: `示例${String(nth + 1).padStart(3, '0')}`,
      town,
      village,
      address: '示例路1号',
      phone: null,
      kind,
      validFrom: dayAt(until - 300 * 24 * HOUR),
      validUntil: dayAt(until + days * 24 * HOUR),
      people: [{ name: head, idNumber: null, relation: '户主', kind: null }],
      benefits: [{ name: '低保金', monthlyYuan: benefit, since: dayAt(until - 300 * 24 * HOUR) }],
      note: '示例，不是真人',
    }
    await must(ask, 'POST', '/register/households', { fields, why: '示例' })
  }
  for (const { town, name, said, reporter } of REPORTS)
    await must(ask, 'POST', '/visits', { town, village: '', name, phone: null, reporter, said, dueOn: null })
}

function dayAt(at: number): string {
  return new Date(at + 8 * HOUR).toISOString().slice(0, 10)
}

async function must(ask: Ask, method: string, path: string, body?: unknown): Promise<void> {
  const answer = await ask(method, path, body)
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
}

/** Signed in anew each time: sessions end when the clock jumps a night. */
async function doorOf({ app }: House, credentials: { username: string; password: string }): Promise<Ask> {
  const json = { 'content-type': 'application/json' }
  const signedIn = await app.request('/api/desk/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify(credentials),
  })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return async (method, path, body) => {
    const answer = await app.request(`/api/desk${path}`, {
      method,
      headers: { ...json, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
  }
}
