/** A worker who claims talks and cases, speaks, hands back, and moves cases along the table, through every crash. */
import { ADMIN, signIn, type Worker } from '../../bench/support/desk.ts'
import type { Answer, Call } from '../../bench/support/http.ts'
import { insist, pause, type Stage } from './clients.ts'
import type { DeskDeed } from './ledger.ts'

interface CaseRow {
  number: string
  status: string
  version: number
}

/** The way of a case in this test; each step needs the version it was read with. */
const NEXT: Readonly<Record<string, string>> = { new: 'accepted', accepted: 'contacted', contacted: 'verified' }

export async function deskClient(stage: Stage, name: string): Promise<void> {
  let worker = await enter(stage)
  for (let round = 0; worker !== null && !stage.isOver(); round += 1) {
    const outcome = await work(stage, worker, `${name}-${round}`)
    if (outcome === 'signed-out') worker = await enter(stage)
    await pause(20)
  }
}

async function enter(stage: Stage): Promise<Worker | null> {
  while (!stage.isOver()) {
    const worker = await signIn(stage.wire, ADMIN).catch(() => null)
    if (worker !== null) return worker
    await pause(50)
  }
  return null
}

async function work(stage: Stage, worker: Worker, clientId: string): Promise<'done' | 'signed-out'> {
  const call = (path: string, body?: Call['body']): Promise<Answer> =>
    insist(stage, () => worker.call(path, body === undefined ? {} : { method: 'POST', body }))
  const inbox = await call('/conversations?floor=waiting&limit=20')
  if (inbox.status === 401) return 'signed-out'
  const waiting = (JSON.parse(inbox.text) as { conversations: { id: string }[] }).conversations
  const talk = waiting[Math.floor(stage.random() * waiting.length)]
  if (talk !== undefined) await serve(stage, worker, call, talk.id, clientId)
  const list = await call('/cases?status=new,accepted,contacted&limit=20')
  const cases = list.status === 200 ? (JSON.parse(list.text) as { cases: CaseRow[] }).cases : []
  const one = cases[Math.floor(stage.random() * cases.length)]
  if (one !== undefined) await move(stage, worker, call, one)
  return 'done'
}

type Post = (path: string, body?: Call['body']) => Promise<Answer>

async function serve(stage: Stage, worker: Worker, call: Post, id: string, clientId: string): Promise<void> {
  const claimed = await call(`/conversations/${id}/claim`, {})
  if (claimed.status !== 200) return
  note(stage, { kind: 'claimed-talk', ref: id, worker: worker.id })
  const said = await call(`/conversations/${id}/messages`, { clientId, text: '您好，我是工作人员，慢慢说。' })
  if (said.status === 200) note(stage, { kind: 'said', ref: id, worker: worker.id, clientId })
  await call(`/conversations/${id}/handback`, {})
}

async function move(stage: Stage, worker: Worker, call: Post, { number, status, version }: CaseRow): Promise<void> {
  const to = NEXT[status]
  if (to === undefined) return
  const answer =
    status === 'new'
      ? await call(`/cases/${number}/claim`, {})
      : await call(`/cases/${number}/transitions`, { to, note: '按流程办理', expectedVersion: version })
  // A retried step may find its own first try there already: then the version moved, which the audit sees as one step.
  if (answer.status !== 200) return
  const { version: after } = JSON.parse(answer.text) as CaseRow
  note(stage, { kind: 'case-step', ref: number, worker: worker.id, version: after })
}

function note({ ledger }: Stage, deed: DeskDeed): void {
  ledger.deeds.push(deed)
}
