/** The crash test must see what it is for: each planted fault is reported, and an honest product is clean. */
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Call } from '../../bench/support/http.ts'
import { runCrash } from '../../scripts/crash/run.ts'
import { everyThird, failedChecks, play, type Played } from './planted.ts'

let honest: Played
beforeAll(async () => {
  honest = await play()
}, 120_000)
afterAll(() => honest.remove())

describe('an honest product', () => {
  it('passes every check', async () => {
    expect(honest.ledger.talks.length).toBeGreaterThan(3)
    expect(honest.ledger.updates.length).toBeGreaterThan(3)
    expect(await failedChecks(honest)).toEqual([])
  })
})

describe('a dishonest product is found out when it', () => {
  it('answers before the commit and loses the message', async () => {
    // Nothing reaches the product: as if the power went between the answer and the disk.
    const played = await play(everyThird(async (_honest, _path, { body }) => invented(body)))
    expect(await failedChecks(played)).toContain('acknowledged once')
    expect(played.replays.faults.length).toBeGreaterThan(0)
    played.remove()
  }, 60_000)

  it('forgets that a message was received before', async () => {
    let made = 0
    const played = await play(
      everyThird(async (wire, path, call) => {
        await wire(path, renamed(call, `lost-${(made += 1)}`))
        return wire(path, call)
      }),
    )
    expect(await failedChecks(played)).toContain('nothing twice')
    played.remove()
  }, 60_000)

  it('answers a repeated message in other words', async () => {
    const played = await play(
      everyThird(async (wire, path, call) => {
        const answer = await wire(path, call)
        return { ...answer, text: answer.text.replace('"text":"', '"text":"另：') }
      }),
    )
    expect(await failedChecks(played)).toEqual(expect.arrayContaining(['answers as stored', 'same answer on replay']))
    played.remove()
  }, 60_000)

  it('notes replies as sent that nobody received', async () => {
    const silent = { ...honest, calls: honest.calls.filter((_, index) => index !== 1) }
    expect(await failedChecks(silent)).toEqual(['sent at least once'])
  })
})

/** What was done to the database, and the check that must fail; others may fail with it. */
const TAMPERED: readonly [what: string, check: string, how: (db: Database.Database) => void][] = [
  ['loses the last event of a talk', 'head counts events', run(`DELETE FROM events WHERE (conversation_id, seq) IN
    (SELECT conversation_id, last_seq FROM inbound LIMIT 1)`)],
  ['loses a message in the middle', 'acknowledged once', run(`DELETE FROM events WHERE (conversation_id, seq) IN
    (SELECT conversation_id, seq FROM inbound WHERE client_id LIKE 'k%' LIMIT 1)`)],
  ['loses the key of a message', 'acknowledged once', run(`DELETE FROM inbound WHERE (conversation_id, client_id) IN
    (SELECT conversation_id, client_id FROM inbound WHERE client_id LIKE 'k%' LIMIT 1)`)],
  ['swaps the words of two messages', 'talks readable', run(`UPDATE events SET body =
    (SELECT body FROM events e WHERE e.conversation_id = events.conversation_id AND e.seq = 2) WHERE seq = 1 AND conversation_id IN (SELECT conversation_id FROM events WHERE seq = 2)`)],
  ['counts wrongly', 'head counts events', run('UPDATE conversations SET last_seq = last_seq + 1')],
  ['loses a case', 'cases reachable', run('DELETE FROM cases WHERE number = (SELECT number FROM cases LIMIT 1)')],
  ['leaves a case that nobody can reach', 'cases reachable', run(`UPDATE cases SET conversation_id = 'c_nobody'`)],
  ['loses a step of a case', 'case histories', run('DELETE FROM case_entries WHERE seq = 1')],
  ['writes a case without its step', 'case histories', run('UPDATE cases SET version = version + 1')],
  ['loses a claim', 'desk deeds', run(`DELETE FROM events WHERE conversation_id IN
    (SELECT target FROM audit WHERE action = 'conversation.claim')`)],
  ['loses alarms', 'alarms', run('DELETE FROM alerts')],
  ['loses a reply on its way out', 'outbox rows', run('DELETE FROM outbox WHERE id = (SELECT min(id) FROM outbox)')],
  ['leaves a reply unsent', 'outbox rows', run(`UPDATE outbox SET sent_at = NULL`)],
  ['edits the audit log', 'audit chain', run(`UPDATE audit SET detail = 'nothing' WHERE seq = 1`)],
  ['cuts the end of the audit log', 'audit chain', run('DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)')],
  ['points at what is gone', 'database whole', run(`DELETE FROM conversations WHERE id IN
    (SELECT conversation_id FROM inbound LIMIT 1)`)],
] // prettier-ignore

describe('the audit reports a database that', () => {
  for (const [what, check, how] of TAMPERED)
    it(what, async () => {
      expect(await failedChecks(honest, how)).toContain(check)
    })
})

describe('the real process', () => {
  it('loses nothing in kills while the database is made and under load', async () => {
    const { findings, acknowledged } = await runCrash({ kills: 2, seed: 11, telegram: false, say: () => {} })
    expect(findings.flatMap(({ check, faults }) => faults.map((fault) => `${check}: ${fault}`))).toEqual([])
    expect(acknowledged).toBeGreaterThan(5)
  }, 180_000)
})

function run(sql: string): (db: Database.Database) => void {
  return (db) => void db.exec(sql)
}

function renamed(call: Call, clientId: string): Call {
  return { ...call, body: { ...(call.body as Record<string, unknown>), clientId } }
}

function invented(body: unknown): Answer {
  const { text = '' } = body as { text?: string }
  const message = { id: 'c_x.9999', seq: 9999, from: 'resident', kind: 'text', text, at: new Date().toISOString() }
  const view = { message, replies: [], floor: 'bot', dialogue: null, case: null }
  return { status: 200, headers: {}, text: JSON.stringify(view) }
}
