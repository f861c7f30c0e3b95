/** Holds the database against the ledger: nothing acknowledged is lost, nothing is there twice, nothing is half. */
import { toMessage } from '../../src/core/conversation/messages.ts'
import type { StoredEvent } from '../../src/core/conversation/events.ts'
import type { Evidence } from './evidence.ts'
import type { Ledger, SaidOnWeb, WebTalk } from './ledger.ts'

export interface Finding {
  check: string
  /** How many things were looked at. */
  seen: number
  faults: string[]
}

type Check = (evidence: Evidence, ledger: Ledger) => Finding | Promise<Finding>

const CHECKS: readonly Check[] = [
  whole,
  auditChain,
  readable,
  counted,
  webMessages,
  order,
  sameAnswers,
  telegramMessages,
  noDoubles,
  caseNumbers,
  caseVersions,
  deeds,
  alarms,
  complaints,
]

export async function auditDatabase(evidence: Evidence, ledger: Ledger): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of CHECKS) findings.push(await check(evidence, ledger))
  return findings
}

const finding = (check: string, seen: number, faults: readonly (string | null)[]): Finding => ({
  check,
  seen,
  faults: faults.filter((fault) => fault !== null),
})

function whole({ pragma }: Evidence): Finding {
  const integrity = (pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check)
  const foreign = pragma('foreign_key_check') as { table: string }[]
  return finding('database whole', 2, [
    ...integrity.filter((line) => line !== 'ok'),
    ...foreign.map(({ table }) => `a row of ${table} points at nothing`),
  ])
}

async function auditChain({ store }: Evidence): Promise<Finding> {
  const verdict = await store.staff.verifyAudit()
  if (verdict.ok) return finding('audit chain', verdict.rows, [])
  return finding('audit chain', verdict.brokenAt, [`broken at row ${verdict.brokenAt}`])
}

function readable({ talks, unreadable }: Evidence): Finding {
  return finding(
    'talks readable',
    talks.size + unreadable.length,
    unreadable.map((id) => `${id} cannot be opened`),
  )
}

function counted({ talks }: Evidence): Finding {
  const faults = [...talks.values()].map(({ head, events }) => {
    const gap = events.findIndex(({ seq }, index) => seq !== index + 1)
    if (gap >= 0) return `${head.id}: event ${gap + 1} is missing`
    return head.lastSeq === events.length
      ? null
      : `${head.id}: head says ${head.lastSeq}, there are ${events.length} events`
  })
  return finding('head counts events', talks.size, faults)
}

const allSaid = ({ talks }: Ledger): { talk: WebTalk; said: SaidOnWeb }[] =>
  talks.flatMap((talk) => talk.said.map((said) => ({ talk, said })))

function eventsOf(evidence: Evidence, id: string): readonly StoredEvent[] {
  return evidence.talks.get(id)?.events ?? []
}

function received(events: readonly StoredEvent[], clientId: string): number[] {
  return events.flatMap(({ seq, event }) =>
    event.type === 'message-received' && event.clientId === clientId ? [seq] : [],
  )
}

function webMessages(evidence: Evidence, ledger: Ledger): Finding {
  const keys = new Map(
    evidence
      .rows<{ key: string; seq: number }>("SELECT conversation_id || ' ' || client_id AS key, seq FROM inbound")
      .map(({ key, seq }) => [key, seq]),
  )
  const faults = allSaid(ledger).map(({ talk, said }) => {
    const seqs = received(eventsOf(evidence, talk.id), said.clientId)
    if (seqs.length !== 1) return `${said.clientId}: acknowledged, stored ${seqs.length} times`
    return keys.get(`${talk.id} ${said.clientId}`) === seqs[0] ? null : `${said.clientId}: its key is lost`
  })
  return finding('acknowledged once', faults.length, faults)
}

/** A client waits for each answer, so the order of its acknowledgements is the order of the talk. */
function order(evidence: Evidence, { talks }: Ledger): Finding {
  const faults = talks.map(({ id, said }) => {
    const sent = said.map(({ clientId }) => clientId)
    const stored = eventsOf(evidence, id).flatMap(({ event }) =>
      event.type === 'message-received' && sent.includes(event.clientId) ? [event.clientId] : [],
    )
    return sent.join() === stored.join() ? null : `${id}: sent ${sent.join()}, stored ${stored.join()}`
  })
  return finding('order kept', talks.length, faults)
}

/** What was answered is what is stored, word for word. */
function sameAnswers(evidence: Evidence, ledger: Ledger): Finding {
  const faults = allSaid(ledger).map(({ talk, said }) => {
    const events = eventsOf(evidence, talk.id)
    const differs = [said.view.message, ...said.view.replies].find((message) => {
      const stored = events.find(({ seq }) => seq === message.seq)
      const shown = stored ? toMessage(talk.id, stored) : null
      return JSON.stringify(shown) !== JSON.stringify(message)
    })
    return differs ? `${said.clientId}: message ${differs.seq} is stored in other words` : null
  })
  return finding('answers as stored', faults.length, faults)
}

function telegramMessages({ talks }: Evidence, { updates }: Ledger): Finding {
  const times = new Map<string, number>()
  for (const { head, events } of talks.values()) {
    if (head.channel !== 'telegram') continue
    for (const { event } of events)
      if (event.type === 'message-received') times.set(event.clientId, (times.get(event.clientId) ?? 0) + 1)
  }
  const faults = updates.map(({ updateId }) => {
    const stored = times.get(`tg-${updateId}`) ?? 0
    return stored === 1 ? null : `update ${updateId}: acknowledged, stored ${stored} times`
  })
  return finding('updates once', updates.length, faults)
}

/** Every text carries its own number: the same number twice is a double, whatever its id says. */
function noDoubles({ talks }: Evidence): Finding {
  const faults: string[] = []
  let seen = 0
  for (const { head, events } of talks.values()) {
    const texts = events.flatMap(({ event }) =>
      event.type === 'message-received' && /（[\w-]+）$/.test(event.text) ? [event.text] : [],
    )
    seen += texts.length
    const doubles = texts.filter((text, index) => texts.indexOf(text) !== index)
    faults.push(...doubles.map((text) => `${head.id}: twice ${text.slice(-24)}`))
  }
  return finding('nothing twice', seen, faults)
}

interface CaseRow {
  number: string
  conversation_id: string | null
  version: number
  entries: number
  last: number | null
}

const CASES = `SELECT number, conversation_id, version,
  (SELECT count(*) FROM case_entries e WHERE e.number = c.number) AS entries,
  (SELECT max(seq) FROM case_entries e WHERE e.number = c.number) AS last FROM cases c`

/** A number belongs to one talk, its case is there, and its talk leads to it. */
function caseNumbers(evidence: Evidence, ledger: Ledger): Finding {
  const cases = new Map(evidence.rows<CaseRow>(CASES).map((row) => [row.number, row]))
  const owners = new Map<string, string>()
  const faults: string[] = []
  for (const { head, events } of evidence.talks.values()) {
    for (const { event } of events) {
      if (event.type !== 'case-opened') continue
      if (owners.has(event.number)) faults.push(`${event.number}: opened twice`)
      owners.set(event.number, head.id)
      if (cases.get(event.number)?.conversation_id !== head.id) faults.push(`${event.number}: opened, and not there`)
    }
    if (head.caseNumber !== null && !cases.has(head.caseNumber)) faults.push(`${head.id}: leads to no case`)
  }
  for (const { number, conversation_id: talk } of cases.values())
    if (talk !== null && owners.get(number) !== talk) faults.push(`${number}: nobody can reach it`)
  for (const { said } of allSaid(ledger))
    if (said.view.case !== null && !cases.has(said.view.case.number))
      faults.push(`${said.view.case.number}: told, and lost`)
  return finding('cases reachable', cases.size, faults)
}

function caseVersions({ rows }: Evidence): Finding {
  const all = rows<CaseRow>(CASES)
  const faults = all.map(({ number, version, entries, last }) =>
    version === entries && version === last ? null : `${number}: version ${version}, ${entries} entries up to ${last}`,
  )
  return finding('case histories', all.length, faults)
}

function deeds(evidence: Evidence, ledger: Ledger): Finding {
  const versions = new Map(evidence.rows<CaseRow>(CASES).map(({ number, version }) => [number, version]))
  const faults = ledger.deeds.map(({ kind, ref, worker, version = 0, clientId = '' }) => {
    const events = eventsOf(evidence, ref).map(({ event }) => event)
    switch (kind) {
      case 'claimed-talk':
        return events.some(
          (event) =>
            event.type === 'floor-changed' &&
            event.to === 'human' &&
            typeof event.by === 'object' &&
            event.by.id === worker,
        )
          ? null
          : `${ref}: the claim is lost`
      case 'said': {
        const times = events.filter((event) => event.type === 'worker-said' && event.clientId === clientId).length
        return times === 1 ? null : `${ref}: the worker's ${clientId} is stored ${times} times`
      }
      case 'case-step':
        return (versions.get(ref) ?? 0) >= version ? null : `${ref}: version ${version} is lost`
    }
  })
  return finding('desk deeds', faults.length, faults)
}

/** A danger that was told has its alarm, open or ended by a worker. */
function alarms({ talks, rows }: Evidence): Finding {
  const rung = new Set(rows<{ id: string }>('SELECT conversation_id AS id FROM alerts').map(({ id }) => id))
  const inDanger = [...talks.values()].filter(({ events }) =>
    events.some(({ event }) => event.type === 'danger-noted' && event.strength === 'go'),
  )
  const faults = inDanger.map(({ head }) => (rung.has(head.id) ? null : `${head.id}: danger without an alarm`))
  return finding('alarms', inDanger.length, faults)
}

function complaints(_evidence: Evidence, ledger: Ledger): Finding {
  const faults = ledger.complaints.map(({ check, detail }) => `${check}: ${detail}`)
  return finding('clients content', ledger.counts.sent, faults)
}
