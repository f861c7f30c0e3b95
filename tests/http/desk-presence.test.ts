/** Who else looks at a talk, told to colleagues; and that somebody writes, told to the resident over the chat's stream. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aTalk, signInAs, type Desk } from '../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})
afterEach(() => desk.close())

describe('presence', () => {
  it('names the others who look at the same talk, until they have been silent for a while', async () => {
    const talk = await aTalk(desk, { town: '云阳街道' })
    const other = await aTalk(desk, { town: '云阳街道' })
    const agent = await signInAs(desk, 's_agent')
    const worker = await signInAs(desk, 's_yunyang')
    const look = (browser: typeof agent, id: string, typing: boolean) =>
      browser('POST', `/conversations/${id}/presence`, { typing })
    expect((await look(agent, talk.id, false)).body).toEqual({ others: [] })
    expect((await look(worker, talk.id, true)).body).toEqual({ others: [{ badge: '012', typing: false }] })
    expect((await look(agent, talk.id, false)).body).toEqual({ others: [{ badge: '021', typing: true }] })
    expect((await look(agent, other.id, false)).body).toEqual({ others: [] })
    expect(desk.deps.presence.isTyping(talk.id)).toBe(true)
    desk.clock.forward(1)
    expect((await look(agent, talk.id, false)).body).toEqual({ others: [] })
    expect(desk.deps.presence.isTyping(talk.id)).toBe(false)
  })

  it('is not told to another town, and rings the talk when writing begins and ends, not at every key', async () => {
    const talk = await aTalk(desk, { town: '云阳街道' })
    const stranger = await signInAs(desk, 's_erling')
    expect((await stranger('POST', `/conversations/${talk.id}/presence`, { typing: true })).status).toBe(403)
    const agent = await signInAs(desk, 's_agent')
    const heard: string[] = []
    const { ring } = desk.deps.bell
    desk.deps.bell.ring = (topic) => {
      heard.push(topic)
      ring(topic)
    }
    for (const typing of [true, true, false]) await agent('POST', `/conversations/${talk.id}/presence`, { typing })
    expect(heard.filter((topic) => topic === `conversation:${talk.id}`)).toHaveLength(2)
  })
})
