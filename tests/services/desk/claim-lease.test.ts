/** A claim lasts as long as its holder shows up. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lapseOf } from '../../../src/core/conversation/lease.ts'
import { claimConversation } from '../../../src/services/desk/claim.ts'
import type { Staff } from '../../../src/ports/staff-store.ts'
import { claimKeeper } from '../../../src/services/desk/keep-claims.ts'
import { transferToColleague } from '../../../src/services/desk/leave-conversation.ts'
import { say } from '../../../src/services/desk/say.ts'
import { lapseClaim } from '../../../src/services/lapse-claim.ts'
import { aDesk, aTalk, PEOPLE, type Desk } from '../../support/desk.ts'

const [agent, other] = PEOPLE as [Staff, Staff]

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
  const claims = claimKeeper(desk.deps)
  desk.deps.claims = claims
  // Both have their consoles open when the talk begins.
  for (const one of [agent, other]) await claims.here(one)
})
afterEach(() => desk.close())

/** What the ticking house does with clocks of claims. */
async function ring(): Promise<void> {
  for (const timer of await desk.deps.conversations.dueTimers(desk.clock.now().toISOString(), 100)) {
    if (timer.kind !== 'claim' || timer.conversationId === null) continue
    const deps = { ...desk.deps, office: { name: '服务中心' } }
    await lapseClaim(deps, { ...timer, conversationId: timer.conversationId })
  }
}

const head = async (id: string) => desk.deps.conversations.head(id)

describe('a claim', () => {
  it('whose holder closed the browser ends: the talk and the unheard case wait again, resident and desk are told', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await claimConversation(desk.deps, agent, id)
    desk.clock.forward(19)
    await ring()
    expect(await head(id)).toMatchObject({ floor: 'human' })
    desk.clock.forward(2)
    await ring()
    expect(await head(id)).toMatchObject({ floor: 'waiting', holder: null })
    expect(await desk.deps.cases.find(number ?? '')).toMatchObject({ status: 'new', assignee: null })
    const events = (await desk.deps.conversations.load(id))?.events ?? []
    const said = events.flatMap(({ event }) => (event.type === 'notice-posted' ? [event.text] : []))
    expect(said.at(-1)).toBe('012号没有回应了。正在请别的工作人员，说过的不用再说。')
    const alerts = await desk.deps.conversations.openAlerts()
    expect(alerts).toMatchObject([
      { kind: 'unclaimed', conversationId: id, text: expect.stringContaining('012 号不在了') },
    ])
    expect(alerts[0]?.holder).toBeUndefined()
    expect((await claimConversation(desk.deps, other, id)).kind).toBe('done')
  })

  it('leaves the case with the one in charge once the person was reached', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await claimConversation(desk.deps, agent, id)
    await say(desk.deps, agent, id, { clientId: '1', text: '您好' })
    desk.clock.forward(21)
    await ring()
    expect(await head(id)).toMatchObject({ floor: 'waiting' })
    expect(await desk.deps.cases.find(number ?? '')).toMatchObject({ assignee: { id: agent.id } })
  })

  it('is renewed by a word, by an open console, and begins anew for a colleague', async () => {
    const { id } = await aTalk(desk, { case: {} })
    await claimConversation(desk.deps, agent, id)
    const keeper = desk.deps.claims ?? claimKeeper(desk.deps)
    desk.clock.forward(15)
    await keeper.here(agent)
    await say(desk.deps, agent, id, { clientId: '1', text: '您好' })
    desk.clock.forward(15)
    await keeper.here(agent)
    desk.clock.forward(15)
    await transferToColleague(desk.deps, agent, id, other.id, '')
    desk.clock.forward(15)
    await ring()
    expect(await head(id)).toMatchObject({ floor: 'human', holder: { id: other.id } })
  })

  it('is renewed in the store once a minute, not at each glance', async () => {
    const { id } = await aTalk(desk, { case: {} })
    await claimConversation(desk.deps, agent, id)
    let writes = 0
    const conversations = {
      ...desk.deps.conversations,
      setTimer: async () => void (writes += 1),
    }
    const keeper = claimKeeper({ ...desk.deps, conversations })
    for (let glance = 0; glance < 5; glance += 1) await keeper.here(agent)
    expect(writes).toBe(1)
    desk.clock.forward(1)
    await keeper.here(agent)
    expect(writes).toBe(2)
  })

  it('made without a console has no clock: nothing can be seen to close', async () => {
    const { id } = await aTalk(desk, { case: {} })
    delete desk.deps.claims
    await claimConversation(desk.deps, agent, id)
    desk.clock.forward(600)
    await ring()
    expect(await head(id)).toMatchObject({ floor: 'human' })
  })

  it('of nobody is no claim', () => {
    const state = { floor: 'bot', holder: null } as const
    expect(lapseOf(state, [], null, 'P0', new Date())).toEqual({ kind: 'idle' })
  })
})
