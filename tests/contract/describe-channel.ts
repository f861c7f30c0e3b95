/** The one suite that every channel of residents passes: web, Telegram and WeChat, each against the whole house and its own protocol. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeConversation } from '../../src/services/change-conversation.ts'
import type { TestHouse } from '../support/house.ts'

/** One resident on one channel, as the channel's own servers and apps would act for them. */
export interface Resident {
  /** Sends words; resolves when the channel was told that they are kept. `key` names the message: the same again is a redelivery. */
  say(text: string, key: string): Promise<void>
  /** Answers with the choice of this label, by a button or by its number. */
  choose(label: string, key: string): Promise<void>
  photo(bytes: Uint8Array, key: string): Promise<void>
  /** Every text that reached the resident's eye, oldest first. */
  seen(): Promise<string[]>
  conversationId(): Promise<string>
}

export interface ChannelUnderTest {
  house: TestHouse
  /** Moves the clock of the house on. */
  forward(ms: number): void
  resident(): Promise<Resident>
  /** Somebody who is not the channel tries to speak as a resident; answers the status. */
  intrude(): Promise<number>
  /** The next message to a resident fails on its way. Web pages read for themselves: null. */
  breakDown: (() => void) | null
  /** Longest text in the channel's own measure, and how it measures. */
  limit: { most: number; measure: (text: string) => number }
  close(): Promise<void>
}

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9])
let messages = 0
const nextKey = (): string => String(700_000 + (messages += 1))

export function describeChannel(name: string, make: () => Promise<ChannelUnderTest>): void {
  describe(`the channel ${name}`, () => {
    let channel: ChannelUnderTest
    let resident: Resident
    beforeAll(async () => {
      channel = await make()
    })
    afterAll(() => channel.close())
    beforeEach(async () => {
      resident = await channel.resident()
    })

    const settle = async () => {
      for (let pass = 0; pass < 3; pass += 1) {
        await channel.house.house.fetchMedia()
        await channel.house.house.deliver()
        channel.forward(400_000)
      }
    }
    const heard = async () => {
      const id = await resident.conversationId()
      const talk = await channel.house.house.turns.conversations.load(id)
      return (talk?.events ?? []).flatMap(({ event }) => (event.type === 'message-received' ? [event] : []))
    }
    const waiting = () => channel.house.house.turns.conversations.outboxPending()

    it('has a message on disk when it is acknowledged', async () => {
      await resident.say('家里着火了咋办', nextKey())
      expect((await heard()).map(({ text }) => text)).toEqual(['家里着火了咋办'])
      await settle()
    })

    it('shows the phones of a danger, and its words', async () => {
      await resident.say('家里着火了咋办', nextKey())
      await settle()
      const all = (await resident.seen()).join('\n')
      expect(all).toContain('119')
      expect(all).toContain('人先出来')
      expect(all.indexOf('119')).toBeLessThan(all.indexOf('人先出来') + 1)
    })

    it('counts a redelivered message once, and says each reply once', async () => {
      const key = nextKey()
      for (let turn = 0; turn < 3; turn += 1) await resident.say('家里着火了咋办', key)
      await settle()
      await settle()
      expect(await heard()).toHaveLength(1)
      const seen = await resident.seen()
      expect(new Set(seen).size).toBe(seen.length)
    })

    it('takes a choice for what it is', async () => {
      await resident.say('家里着火了咋办', nextKey())
      await settle()
      await resident.choose('都出来了', nextKey())
      await settle()
      expect((await heard()).at(-1)?.choice).toBeDefined()
      expect((await resident.seen()).join('\n')).toContain('出来就好')
    })

    it('keeps a photo', async () => {
      await resident.say('您好', nextKey())
      await resident.photo(JPEG, nextKey())
      await settle()
      expect((await heard()).at(-1)?.attachments).toMatchObject([{ kind: 'image/jpeg' }])
    })

    it('brings the words of the house in their order', async () => {
      await resident.say('您好', nextKey())
      await settle()
      const id = await resident.conversationId()
      const before = (await resident.seen()).length
      const texts = ['第一句。', '第二句。', '第三句。']
      for (const text of texts) await announce(channel.house, id, text)
      await settle()
      const seen = (await resident.seen()).slice(before)
      const places = texts.map((text) => seen.findIndex((shown) => shown.includes(text)))
      expect(places.every((place) => place >= 0)).toBe(true)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    })

    it('cuts no long text short', async () => {
      await resident.say('您好', nextKey())
      await settle()
      const before = (await resident.seen()).length
      const long = Array.from({ length: 900 }, (_, index) => `第${index}句话。`).join('')
      await announce(channel.house, await resident.conversationId(), long)
      await settle()
      const parts = (await resident.seen()).slice(before)
      expect(parts.join('')).toContain(long)
      for (const part of parts) expect(channel.limit.measure(part)).toBeLessThanOrEqual(channel.limit.most)
    })

    it('loses nothing that failed on its way', async () => {
      if (channel.breakDown === null) return
      await resident.say('您好', nextKey())
      await settle()
      const before = (await resident.seen()).length
      channel.breakDown()
      await announce(channel.house, await resident.conversationId(), '等路通了再说。')
      await channel.house.house.deliver()
      expect((await resident.seen()).length).toBe(before)
      channel.forward(400_000)
      await settle()
      expect((await resident.seen()).slice(before)).toEqual(['等路通了再说。'])
      expect(await waiting()).toBe(0)
    })

    it('listens to nobody who is not the channel', async () => {
      const before = (await channel.house.house.turns.conversations.list({ limit: 500 })).length
      expect(await channel.intrude()).toBe(401)
      expect(await channel.house.house.turns.conversations.list({ limit: 500 })).toHaveLength(before)
    })
  })
}

/** Words of the house that answer no message, as a case's news are. */
async function announce({ house }: TestHouse, id: string, text: string): Promise<void> {
  await changeConversation(house.turns, id, () => ({ result: null, events: [{ type: 'notice-posted', text }] }))
}
