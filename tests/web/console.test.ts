/** What the console computes before it draws anything. */
import { describe, expect, it } from 'vitest'
import { alarmsOf, attentionOf } from '../../src/web/console/alarms.ts'
import { query } from '../../src/web/console/api.ts'
import { correctionOf, fieldsOf, missingIn, requestOf, startOf } from '../../src/web/console/case-action.ts'
import { countdown, spanWords, timeWords } from '../../src/web/console/clock.ts'
import { factWords } from '../../src/web/console/fact-words.ts'
import { EMPTY_INTAKE, openBody, stepsToShow, type IntakeSheet } from '../../src/web/console/intake-form.ts'
import { withNews } from '../../src/web/console/lists.ts'
import { byUrgency, isIn, itemsOf, type Queue } from '../../src/web/console/queue.ts'
import { nextRing } from '../../src/web/console/sound.ts'
import { parseEvent } from '../../src/web/console/stream.ts'
import type { Alert, CaseRow, CaseView, ConversationRow, Me } from '../../src/web/console/types.ts'

const NOW = Date.parse('2026-11-24T02:41:00Z')
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()

function talk(parts: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: 'c_1',
    channel: 'web',
    floor: 'waiting',
    holder: null,
    lastSeq: 3,
    level: null,
    town: null,
    caseNumber: null,
    preview: '今天没饭吃',
    waitingSince: ago(3),
    createdAt: ago(5),
    updatedAt: ago(3),
    ...parts,
  }
}

function caseRow(parts: Partial<CaseRow> = {}): CaseRow {
  return {
    number: '2612-3456',
    conversationId: null,
    level: 'P1',
    status: 'new',
    incident: 'homeless',
    town: '云阳街道',
    district: '丹阳市',
    channel: 'phone',
    openedAt: ago(10),
    dueAt: ago(-50),
    firstContactAt: null,
    assignee: null,
    version: 1,
    overdue: false,
    ...parts,
  }
}

function alert(parts: Partial<Alert> = {}): Alert {
  return {
    id: 'al_1',
    kind: 'danger',
    level: 'P0',
    conversationId: 'c_1',
    caseNumber: null,
    town: '云阳街道',
    text: '特急求助 · 云阳街道',
    at: ago(2),
    ...parts,
  }
}

const worker = { id: 's_2', badge: '012', office: '云阳街道' }

describe('clocks', () => {
  it.each([
    [42_000, '00:42'],
    [2_310_000, '38:30'],
    [75_900_000, '21时05分'],
    [2 * 86_400_000 + 3 * 3_600_000, '2天3时'],
  ])('say %i ms as %s', (ms, words) => {
    expect(spanWords(ms)).toBe(words)
  })

  it.each([
    [0.2, 'calm', '剩'],
    [0.6, 'half', '剩'],
    [0.85, 'near', '剩'],
    [1.1, 'over', '超'],
  ])('at %d of the time are %s', (used, tone, word) => {
    const start = NOW - used * 3_600_000
    const view = countdown(new Date(start + 3_600_000).toISOString(), new Date(start).toISOString(), NOW)
    expect(view.tone).toBe(tone)
    expect(view.text.startsWith(word)).toBe(true)
  })

  it('name the day in Beijing time', () => {
    expect(timeWords('2026-11-24T02:40:00Z', NOW)).toBe('10:40')
    expect(timeWords('2026-11-23T14:00:00Z', NOW)).toBe('昨天 22:00')
    expect(timeWords('2026-11-24T23:00:00Z', NOW)).toBe('明天 07:00')
    expect(timeWords('2025-01-02T00:00:00Z', NOW)).toBe('2025-01-02 08:00')
  })
})

describe('alarms', () => {
  const colleague = { id: 's_9', role: 'agent' } as const
  const ringing = (
    alerts: readonly Alert[],
    rows: readonly ConversationRow[],
    cases: readonly CaseRow[],
    reader: Pick<Me, 'id' | 'role'> = colleague,
  ) => alarmsOf(attentionOf(alerts, rows, cases, reader, NOW))

  it('are one for several alerts about one thing, since the first of them', () => {
    const rows = [talk({ caseNumber: '2612-3456', level: 'P0', floor: 'bot' })]
    const alerts = [alert(), alert({ id: 'al_2', kind: 'unclaimed', caseNumber: '2612-3456', at: ago(1) })]
    const alarms = ringing(alerts, rows, [caseRow({ level: 'P0', conversationId: 'c_1' })])
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toMatchObject({ key: '2612-3456', level: 'P0', since: ago(2), conversationId: 'c_1' })
  })

  it('end for others when somebody has the talk or the case, and make no sound for an ordinary one', () => {
    expect(ringing([alert()], [talk({ holder: worker, floor: 'human' })], [])).toEqual([])
    const taken = caseRow({ assignee: worker })
    expect(ringing([alert({ caseNumber: taken.number, conversationId: null })], [], [taken])).toEqual([])
    expect(ringing([alert({ kind: 'overdue' }), alert({ level: 'P2', kind: 'case' })], [talk()], [])).toEqual([])
  })

  it('ring on for whoever has it, and for the supervisor once it stands', () => {
    const held = [talk({ holder: worker, floor: 'human' })]
    expect(ringing([alert()], held, [], { id: worker.id, role: 'agent' })).toHaveLength(1)
    const lead = { id: 's_lead', role: 'supervisor' } as const
    expect(ringing([alert({ at: ago(4) })], held, [], lead)).toEqual([])
    expect(ringing([alert({ at: ago(5) })], held, [], lead)).toHaveLength(1)
    expect(ringing([alert({ kind: 'overdue', level: 'P1' })], [talk()], [], lead)).toHaveLength(1)
    expect(ringing([alert({ holder: worker, at: ago(1) })], [], [], lead)).toEqual([])
  })

  it('leave nothing out of the list: held, ordinary and late ones stand there, what rings first', () => {
    const taken = caseRow({ assignee: worker, number: '2612-9999' })
    const alerts = [
      alert({ id: '1', kind: 'warning', level: 'P2', conversationId: null, caseNumber: taken.number, at: ago(9) }),
      alert({ id: '2', kind: 'overdue', level: 'P2', conversationId: null, caseNumber: taken.number, at: ago(1) }),
      alert({ id: '3', at: ago(1) }),
    ]
    const all = attentionOf(alerts, [talk()], [taken], colleague, NOW)
    expect(all).toMatchObject([
      { key: 'c_1', rings: true, holder: null },
      { key: taken.number, rings: false, holder: worker, kinds: ['warning', 'overdue'], since: ago(9) },
    ])
    expect(all[1]?.alertIds).toEqual(['1', '2'])
  })

  it('put P0 before P1 and the longest wait first', () => {
    const alerts = [
      alert({ id: '1', conversationId: 'a', level: 'P1', at: ago(9) }),
      alert({ id: '2', conversationId: 'b', at: ago(1) }),
      alert({ id: '3', conversationId: 'c', at: ago(4) }),
    ]
    expect(ringing(alerts, [], []).map(({ key }) => key)).toEqual(['c', 'b', 'a'])
  })

  it('ring every ten seconds for two minutes, then every thirty', () => {
    expect(nextRing(0, 0)).toBe(10_000)
    expect(nextRing(0, 110_000)).toBe(120_000)
    expect(nextRing(0, 120_000)).toBe(150_000)
  })
})

describe('a correction', () => {
  const view = {
    number: '2612-3456',
    town: '云阳街道',
    incident: 'fire',
    contact: { name: '示例甲', phone: '13800000001', relation: 'self', how: null },
    facts: { shelterTonight: false, cost: 800, household: { adults: 2, elders: null, children: null, total: 2 } },
  } as unknown as CaseView

  it('begins with what stands', () => {
    expect(startOf({ kind: 'fixContact' }, view)).toMatchObject({ name: '示例甲', town: '云阳街道', how: '' })
    expect(startOf({ kind: 'fixFacts' }, view)).toMatchObject({ shelterTonight: 'false', cost: '800', adults: '2' })
  })

  it('sends only what was changed; emptied is unknown', () => {
    expect(correctionOf('fixContact', view, { name: '示例乙', phone: '13800000001', town: '珥陵镇' }, 4)).toEqual({
      town: '珥陵镇',
      contact: { name: '示例乙' },
      expectedVersion: 4,
    })
    expect(correctionOf('fixFacts', view, { cost: '', shelterTonight: 'true', children: '1' }, 4)).toEqual({
      facts: {
        cost: null,
        shelterTonight: true,
        household: { adults: 2, elders: null, children: 1, total: 3 },
      },
      expectedVersion: 4,
    })
  })
})

describe('the inbox', () => {
  const me = { id: 's_2', towns: ['云阳街道'] } as unknown as Me

  it('sorts by level, then who waits, then the least time left', () => {
    const rows = [
      talk({ id: 'answered', floor: 'bot', level: 'P1', waitingSince: null, caseNumber: '2' }),
      talk({ id: 'waiting', level: 'P1' }),
      talk({ id: 'plain', floor: 'bot', waitingSince: null }),
      talk({ id: 'burning', level: 'P0', floor: 'bot', waitingSince: null }),
    ]
    const items = itemsOf(rows, [caseRow({ number: '2' })]).sort(byUrgency)
    expect(items.map(({ row }) => row.id)).toEqual(['burning', 'waiting', 'answered', 'plain'])
  })

  it.each<[Queue, Partial<ConversationRow>, boolean]>([
    ['mine', { holder: worker, floor: 'human' }, true],
    ['mine', { holder: { ...worker, id: 's_3' }, floor: 'human' }, false],
    ['waiting', {}, true],
    ['waiting', { floor: 'bot' }, false],
    ['town', { town: '云阳街道' }, true],
    ['town', { town: '访仙镇' }, false],
    ['all', { floor: 'closed' }, false],
  ])('queue %s of %j: %s', (queue, parts, isThere) => {
    expect(isIn(queue, { row: talk(parts), case: null }, me)).toBe(isThere)
  })

  it('follows the stream: rows change, cases that end and rows out of sight leave', () => {
    const lists = {
      rows: [talk()],
      cases: [caseRow()],
      alerts: [alert()],
      next: null,
      counts: { talks: null, cases: null },
    }
    expect(withNews(lists, { kind: 'conversation', data: talk({ floor: 'bot' }) }).rows[0]?.floor).toBe('bot')
    expect(withNews(lists, { kind: 'conversation', data: { id: 'c_1', gone: true } }).rows).toEqual([])
    expect(withNews(lists, { kind: 'case', data: caseRow({ status: 'closed' }) }).cases).toEqual([])
    expect(withNews(lists, { kind: 'alert', data: { id: 'al_1', ended: true } }).alerts).toEqual([])
  })
})

describe('the stream', () => {
  it('reads id, name and data of a block; comments carry nothing', () => {
    expect(parseEvent('id: 7\nevent: case\ndata: {"a":1}')).toEqual({ id: '7', name: 'case', data: '{"a":1}' })
    expect(parseEvent(': beat')).toEqual({ id: '', name: 'message', data: '' })
  })
})

describe('what is done to a case', () => {
  const view = { ...caseRow(), aid: [], next: [], documents: [], documentsDueAt: null } as unknown as CaseView

  it('asks for a sum with cash and for nothing else', () => {
    const names = (kind: string) => fieldsOf({ kind: 'aid' }, view, { kind }).map(({ name }) => name)
    expect(names('')).toEqual(['kind'])
    expect(names('cash')).toEqual(['kind', 'amount', 'note'])
    expect(names('service')).toEqual(['kind', 'serviceCode', 'note'])
  })

  it('names what is missing', () => {
    const fields = fieldsOf({ kind: 'transition', to: 'declined' }, view, {})
    expect(missingIn(fields, { note: '收入超过' })).toEqual({ reason: '这一项要写。' })
    expect(missingIn(fields, { reason: 'income-over' })).toEqual({})
    expect(missingIn(fieldsOf({ kind: 'transition', to: 'closed' }, view, {}), { note: ' ' })).toEqual({
      note: '这一项要写。',
    })
  })

  it('becomes the call of the contract with the version that was seen', () => {
    expect(requestOf({ kind: 'aid' }, { kind: 'cash', amount: '500.5', note: '' }, 4)).toEqual({
      path: 'aid',
      body: { kind: 'cash', amount: 500.5, expectedVersion: 4 },
    })
    expect(requestOf({ kind: 'transition', to: 'referred' }, { office: '司法局', answerBy: '2026-12-01' }, 2)).toEqual({
      path: 'transitions',
      body: { to: 'referred', office: '司法局', answerBy: '2026-12-01T23:59:59+08:00', expectedVersion: 2 },
    })
  })
})

describe('the intake', () => {
  const step = (id: string, answer: 'choice' | 'place' | 'phone', slot: string) =>
    ({ id, slots: [slot], answer, ask: id, label: id, optional: false, choices: [] }) as const
  const sheet: IntakeSheet = {
    id: 'emergency-help',
    title: '急难求助',
    quiet: false,
    alarm: false,
    steps: [step('where', 'place', 'place'), step('bed', 'choice', 'shelter'), step('reach', 'phone', 'phone')].map(
      (one) => ({ ...one, slots: [...one.slots], choices: [] }),
    ),
  }
  const form = { ...EMPTY_INTAKE, said: ' 没饭吃 ', town: '云阳街道', answers: { where: { text: '桥东3组' } } }

  it('sends what was entered and nothing that was not asked', () => {
    const body = openBody({ ...form, phone: '13812345678' }, sheet, 'c_9')
    expect(body).toMatchObject({ said: '没饭吃', phone: '13812345678', town: '云阳街道', conversationId: 'c_9' })
    expect(body.answers).toEqual([{ step: 'where', text: '云阳街道桥东3组' }])
    expect('level' in body).toBe(false)
  })

  it('shows the questions of the path and those answered, and the number in the head only', () => {
    const shown = (path: string[] | null) => stepsToShow(sheet, form, path).map(({ id }) => id)
    expect(shown(null)).toEqual(['where', 'bed'])
    expect(shown(['bed'])).toEqual(['where', 'bed'])
    expect(shown([])).toEqual(['where'])
  })
})

describe('words', () => {
  it.each([
    ['shelterTonight', false, '没地方住'],
    ['cost', 30000, '30,000 元'],
    ['household', { total: 5, elders: 1, children: 2, adults: null }, '5 口人，老人 1，小孩 2'],
    ['occurredAt', '2026-11-23T22:00:00+08:00', '11月23日22点'],
    ['vulnerable', ['elder', 'ill'], '老人、病人'],
    ['medicalNeed', null, null],
  ])('of %s %j are %s', (name, value, words) => {
    expect(factWords(name, value)).toBe(words)
  })

  it('leave empty filters out of the query', () => {
    expect(query({ level: 'P0', town: '', q: undefined, overdue: false })).toBe('?level=P0')
    expect(query({})).toBe('')
  })
})
