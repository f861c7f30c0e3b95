/** One owner at a time: random interleavings of workers and resident on one talk (peers.md, chance 13). */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foldConversation } from '../../../src/core/conversation/fold.ts'
import type { StoredEvent, WorkerRef } from '../../../src/core/conversation/events.ts'
import { changeConversation } from '../../../src/services/change-conversation.ts'
import { claimConversation } from '../../../src/services/desk/claim.ts'
import { workerRef, type Actor } from '../../../src/services/desk/deps.ts'
import {
  closeConversation,
  releaseConversation,
  transferToColleague,
} from '../../../src/services/desk/leave-conversation.ts'
import { say } from '../../../src/services/desk/say.ts'
import { aDesk, aTalk, PEOPLE, type Desk } from '../../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.close())

const WORKERS = PEOPLE.slice(0, 2) as readonly Actor[]
const verbs = ['claim', 'say', 'release', 'close', 'pass', 'resident'] as const
type Act = { verb: (typeof verbs)[number]; who: number }

let said = 0
async function perform(id: string, { verb, who }: Act): Promise<unknown> {
  const [actor, other] = [WORKERS[who], WORKERS[1 - who]]
  if (!actor || !other) throw new Error('two workers')
  switch (verb) {
    case 'claim':
      return claimConversation(desk.deps, actor, id)
    case 'say':
      return say(desk.deps, actor, id, { clientId: `k${(said += 1)}`, text: '您好' })
    case 'release':
      return releaseConversation(desk.deps, actor, id)
    case 'close':
      return closeConversation(desk.deps, actor, id)
    case 'pass':
      return transferToColleague(desk.deps, actor, id, other.id, '')
    case 'resident':
      return changeConversation(desk.deps, id, () => ({
        result: null,
        events: [{ type: 'message-received', clientId: `r${(said += 1)}`, channel: 'web', text: '还在吗' }],
      }))
  }
}

function speakers(events: readonly StoredEvent[]): { at: WorkerRef | null; by: WorkerRef }[] {
  return events.flatMap((stored, i) =>
    stored.event.type === 'worker-said'
      ? [{ at: foldConversation(events.slice(0, i)).holder, by: stored.event.worker }]
      : [],
  )
}

it('nobody ever speaks who does not hold the floor, and no event is lost or doubled', async () => {
  const act = fc.record({ verb: fc.constantFrom(...verbs), who: fc.integer({ min: 0, max: 1 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
      const { id, number } = await aTalk(desk, { case: {} })
      for (const round of rounds) await Promise.all(round.map((one) => perform(id, one)))
      const conversation = await desk.deps.conversations.load(id)
      const events = conversation?.events ?? []
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
      for (const { at, by } of speakers(events)) expect(at?.id).toBe(by.id)
      const state = foldConversation(events)
      expect(conversation?.head).toMatchObject({ floor: state.floor, holder: state.holder, lastSeq: events.length })
      const opened = await desk.deps.cases.find(number ?? '')
      expect(opened?.timeline.map(({ seq }) => seq)).toEqual(
        Array.from({ length: opened?.version ?? 0 }, (_, i) => i + 1),
      )
      if (state.floor === 'human') expect(opened?.assignee?.id).toBe(state.holder?.id)
      if (state.floor === 'waiting') expect(opened?.assignee).toBeNull()
      expect(state.case?.status).toBe(opened?.status)
    }),
    { numRuns: 60 },
  )
})

it('of a batch that fails nothing is written: floor, case, clock and words stay as they were', async () => {
  const { id, number } = await aTalk(desk, { case: {} })
  const before = JSON.stringify([await desk.deps.conversations.load(id), await desk.deps.cases.find(number ?? '')])
  const broken = {
    ...desk.deps,
    conversations: { ...desk.deps.conversations, append: () => Promise.reject(new Error('disk full')) },
  }
  const [actor] = WORKERS
  await expect(claimConversation(broken, actor as Actor, id)).rejects.toThrow('disk full')
  expect(JSON.stringify([await desk.deps.conversations.load(id), await desk.deps.cases.find(number ?? '')])).toBe(
    before,
  )
})

it('a claim whose alarm was left ringing by a crash ends it when it is made again', async () => {
  const { id } = await aTalk(desk, { case: {} })
  const [actor] = WORKERS as [Actor]
  const crashing = {
    ...desk.deps,
    conversations: { ...desk.deps.conversations, closeAlerts: () => Promise.reject(new Error('killed')) },
  }
  await expect(claimConversation(crashing, actor, id)).rejects.toThrow('killed')
  const ringing = async () =>
    (await desk.deps.conversations.openAlerts()).filter(({ conversationId }) => conversationId === id)
  expect(await ringing()).toHaveLength(1)
  await claimConversation(desk.deps, actor, id)
  expect(await ringing()).toEqual([])
  expect(workerRef(actor)).toEqual({ id: actor.id, badge: actor.badge, office: actor.office })
})
