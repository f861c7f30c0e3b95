/** Dialogues at the desk: drawn from their data, tried out without a trace, and counted where people give up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDesk, ask, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { adminDesk, openTalk, testHouse, type TestHouse, type Work } from '../support/house.ts'

const START = Date.parse('2026-11-24T10:00:00+08:00')
let at = START
let house: TestHouse
let admin: Work

beforeAll(async () => {
  house = await testHouse({}, { clock: { now: () => new Date(at) } })
  admin = await adminDesk(house)
})
afterAll(() => house.close())

interface Node {
  id: string
  kind: string
  text: string
}

describe('the graph', () => {
  it('holds every question of every dialogue, and leads from the start to the end', async () => {
    const { dialogues } = (await admin('GET', '/dialogues')).body as { dialogues: { id: string; title: string }[] }
    expect(dialogues.map(({ id }) => id)).toEqual(expect.arrayContaining(['emergency-help', 'eligibility', 'danger']))
    for (const { id } of dialogues) {
      const { nodes, edges } = (await admin('GET', `/dialogues/${id}`)).body as {
        nodes: Node[]
        edges: { from: string; to: string; when: string | null; kind: string }[]
      }
      const reached = new Set(['start'])
      for (let more = true; more;) {
        const next = edges.filter(({ from, to }) => reached.has(from) && !reached.has(to))
        for (const { to } of next) reached.add(to)
        more = next.length > 0
      }
      expect([...reached].toSorted(), id).toEqual(nodes.map((node) => node.id).toSorted())
      // A way past what is asked only sometimes, and words for each condition.
      for (const fork of nodes.filter(({ kind }) => kind === 'fork')) {
        expect(
          edges
            .filter(({ from }) => from === fork.id)
            .map(({ kind }) => kind)
            .toSorted(),
          id,
        ).toEqual(['branch', 'else'])
      }
      const words = edges.flatMap(({ when }) => when ?? []).join('；')
      expect(words, id).not.toMatch(/[a-zA-Z_]{3,}|undefined|null|\[object/)
    }
  })

  it('is not there for a name that nobody knows', async () => {
    expect((await admin('GET', '/dialogues/nothing')).status).toBe(404)
    expect((await admin('GET', '/dialogues/nothing/talks')).status).toBe(404)
  })
})

describe('a try-out', () => {
  const play = (moves: { text: string; choice?: string }[], startedAt?: string) =>
    admin('POST', '/dialogues/play', { moves, ...(startedAt ? { startedAt } : {}) })

  it('answers as the talk does, and tells slots, level and rules after every turn', async () => {
    const { body } = await play([{ text: '昨晚家里烧了，今晚没地方住，我在丹阳珥陵' }, { text: '13812345678' }])
    expect(body.turns).toHaveLength(2)
    const [first, second] = body.turns
    expect(first.level).toMatch(/^P[01]$/)
    expect(first.reasons[0]).toMatchObject({ rule: expect.stringMatching(/^T\d{3}$/), text: expect.any(String) })
    expect(first.slots.find(({ slot }: { slot: string }) => slot === 'place')).toMatchObject({ how: 'extracted' })
    expect(second.slots.find(({ slot }: { slot: string }) => slot === 'phone')).toMatchObject({
      words: '138 1234 5678',
    })
  })

  it('is the same again with the same beginning, and one turn shorter when it goes back', async () => {
    const moves = [{ text: '我要求助' }, { text: '生病受伤' }, { text: '丹阳珥陵' }]
    const whole = (await play(moves)).body
    const again = (await play(moves, whole.startedAt)).body
    const words = ({ turns }: typeof whole) =>
      (turns as { replies: { text: string }[] }[]).map(({ replies }) => replies.map(({ text }) => text))
    expect(words(again)).toEqual(words(whole))
    const back = (await play(moves.slice(0, -1), whole.startedAt)).body
    expect(words(back)).toEqual(words(whole).slice(0, -1))
  })

  it('leaves nothing behind: no talk, no case, no alarm, no count', async () => {
    const counts = async () => (await admin('GET', '/dialogues')).text
    const before = await counts()
    const played = await play([{ text: '家里着火了' }, { text: '还有人在里面，丹阳珥陵，13812345678' }])
    expect(played.body.turns.at(-1)).toMatchObject({ level: 'P0', hasCase: true })
    expect((await admin('GET', '/conversations')).body.conversations).toEqual([])
    expect((await admin('GET', '/cases')).body.cases).toEqual([])
    expect((await admin('GET', '/alerts')).body.alerts).toEqual([])
    expect(await counts()).toBe(before)
  })

  it('knows nobody: a real case is not found by its number and phone', async () => {
    const resident = await openTalk(house)
    await resident.say({ text: '家里着火了，在丹阳珥陵，13812340000' })
    const { cases } = (await admin('GET', '/cases')).body
    const { body } = await play([{ text: `求助编号 ${cases[0].number}，电话后四位 0000` }])
    expect(JSON.stringify(body.turns)).not.toContain('接上了')
    expect(body.turns[0].hasCase).toBe(false)
  })
})

describe('where people give up', () => {
  it('counts each question by what became of it, and finds the talks behind a number', async () => {
    at = START + 86_400_000
    const span = `from=2026-11-25&hours=24`
    const [stopped, through] = [await openTalk(house), await openTalk(house)]
    for (const talk of [stopped, through]) {
      await talk.say({ text: '我要求助' })
      await talk.say({ text: '生病受伤' })
    }
    await through.say({ text: '丹阳珥陵' })
    await through.say({ text: '人工' })
    at += 23 * 3_600_000
    admin = await adminDesk(house)
    const where = async () => {
      const { figures } = (await admin('GET', `/dialogues/emergency-help?${span}`)).body
      return (figures.steps as { step: string }[]).find(({ step }) => step === 'where')
    }
    expect(await where()).toMatchObject({ reached: 2, answered: 1, gaveUp: 0 })
    at += 2 * 3_600_000
    admin = await adminDesk(house)
    expect(await where()).toMatchObject({ reached: 2, answered: 1, gaveUp: 1 })
    const { conversations } = (await admin('GET', `/dialogues/emergency-help/talks?${span}&step=where&fate=gaveUp`))
      .body
    expect(conversations.map(({ id }: { id: string }) => id)).toEqual([stopped.sessionId])
    const head = (await admin('GET', `/dialogues?${span}`)).body.dialogues[0]
    expect(head).toMatchObject({ id: 'emergency-help', talks: 2, sent: 0, handed: 1, gaveUp: 1 })
    // Who comes back has not given up.
    await stopped.say({ text: '丹阳珥陵' })
    expect(await where()).toMatchObject({ answered: 2, gaveUp: 0 })
  })
})

describe('rights', () => {
  let desk: Desk
  let town: Browser
  let centre: Browser
  beforeAll(async () => {
    desk = await aDesk()
    town = await signInAs(desk, 's_yunyang')
    centre = await signInAs(desk, 's_super')
  })
  afterAll(() => desk.close())

  async function stopsAt(dialogue: string, step: string, of: string): Promise<string> {
    const talk = await aTalk(desk, { town: of })
    const { conversations, clock } = desk.deps
    const held = await conversations.load(talk.id)
    if (held === null) throw new Error('no talk')
    const at = clock.now().toISOString()
    const none = { turns: 1, answered: 0, skipped: 0, corrected: 0, asides: 0, missed: 0, handed: 0 }
    const row = { ...none, dialogue, runAt: at, at, settled: false, outcome: null }
    await conversations.append({
      head: { ...held.head, lastSeq: held.head.lastSeq + 1 },
      expectedSeq: held.head.lastSeq,
      events: [{ at, event: { type: 'nudged', kind: 'P3' } }],
      steps: [
        { ...row, step, asked: true },
        { ...row, step: '', asked: false },
      ],
    })
    return talk.id
  }
  const talksOf = async (who: Browser, dialogue: string): Promise<string[]> => {
    const step = dialogue === 'violence-home' ? 'near' : 'where'
    const { body } = await who('GET', `/dialogues/${dialogue}/talks?fate=reached&step=${step}`)
    return (body.conversations as { id: string }[]).map(({ id }) => id)
  }

  it('a try-out is for people, who wait when they play without a pause', async () => {
    const admin = await signInAs(desk, 's_admin')
    const wish = { name: '测试接口', permissions: ['stats.read'], towns: [], days: 1 }
    const { token } = (await admin('POST', '/tokens', wish)).body
    const by = { authorization: `Bearer ${token}` }
    expect((await ask(desk, 'POST', '/dialogues/play', { moves: [] }, by)).status).toBe(403)
    const statuses: number[] = []
    for (let times = 0; times < 41; times += 1)
      statuses.push((await town('POST', '/dialogues/play', { moves: [] })).status)
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([40, 429])
    expect((await centre('POST', '/dialogues/play', { moves: [] })).status).toBe(200)
  })

  it('a town counts and opens its own talks, the centre all', async () => {
    const [own, other] = [
      await stopsAt('emergency-help', 'where', '云阳街道'),
      await stopsAt('emergency-help', 'where', '珥陵镇'),
    ]
    const talks = async (who: Browser): Promise<number | undefined> => {
      const { dialogues } = (await who('GET', '/dialogues')).body
      return (dialogues as { id: string; talks: number }[]).find(({ id }) => id === 'emergency-help')?.talks
    }
    expect([await talks(town), await talks(centre)]).toEqual([1, 2])
    expect(await talksOf(town, 'emergency-help')).toEqual([own])
    expect((await talksOf(centre, 'emergency-help')).toSorted()).toEqual([own, other].toSorted())
    const asked = await town('GET', '/dialogues?town=珥陵镇')
    expect(asked.body.dialogues.every(({ talks: n }: { talks: number }) => n === 0)).toBe(true)
  })

  it('talks of violence are listed for supervisors only', async () => {
    const id = await stopsAt('violence-home', 'near', '云阳街道')
    expect(await talksOf(town, 'violence-home')).toEqual([])
    expect(await talksOf(centre, 'violence-home')).toEqual([id])
  })

  it('of violence a few are no number for those who are nobody in charge of it', async () => {
    const editor = await signInAs(desk, 's_editor')
    const counted = async (who: Browser): Promise<[number | null, boolean]> => [
      (await who('GET', '/dialogues/violence-home')).body.figures?.talks ?? null,
      ((await who('GET', '/dialogues')).body.dialogues as { id: string }[]).some(({ id }) => id === 'violence-home'),
    ]
    const before = (await counted(centre))[0] as number
    for (let talks = before; talks < 4; talks += 1) await stopsAt('violence-home', 'near', '云阳街道')
    expect([await counted(editor), await counted(centre)]).toEqual([
      [null, false],
      [4, true],
    ])
    await stopsAt('violence-home', 'near', '云阳街道')
    expect(await counted(editor)).toEqual([5, true])
  })

  it('complaints are counted for those who hear complaints', async () => {
    await stopsAt('complaint', 'where', '云阳街道')
    expect((await town('GET', '/dialogues')).text).not.toContain('"complaint"')
    expect((await town('GET', '/dialogues/complaint')).body.figures).toBeNull()
    expect((await town('GET', '/dialogues/complaint/talks?fate=reached')).status).toBe(404)
    expect((await centre('GET', '/dialogues/complaint')).body.figures.talks).toBe(1)
  })
})
