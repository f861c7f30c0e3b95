/** Facts about conversations: appending, racing, finding. */
import { describe, expect, it } from 'vitest'
import { aHead, aTurn, CANARY, freshId, later, NOW, replied, said } from './build.ts'
import type { Subject } from './describe-store.ts'

export function conversationFacts(subject: Subject): void {
  const conversations = () => subject().store.conversations

  describe('conversations', () => {
    it('gives back what was appended', async () => {
      const holder = { id: 's_1', badge: '012', office: '云阳街道' }
      const head = aHead({ channel: 'telegram', address: freshId('chat'), level: 'P1', town: '云阳街道', holder })
      const events = [said('家里着火了'), replied('先到安全的地方')]
      expect(await conversations().append(aTurn(head, events))).toBe('stored')
      const loaded = await conversations().load(head.id)
      expect(loaded?.head).toEqual({ ...head, lastSeq: 2 })
      expect(loaded?.events).toEqual(events.map((event, i) => ({ seq: i + 1, at: NOW, event })))
      expect(await conversations().head(head.id)).toEqual({ ...head, lastSeq: 2 })
      expect(await conversations().eventsAfter(head.id, 1)).toEqual([{ seq: 2, at: NOW, event: events[1] }])
    })

    it('knows nothing of a conversation that was never stored', async () => {
      expect(await conversations().load('c_none')).toBeNull()
      expect(await conversations().head('c_none')).toBeNull()
      expect(await conversations().eventsAfter('c_none', 0)).toEqual([])
    })

    it('keeps a turn of many events whole', async () => {
      const head = aHead()
      const events = Array.from({ length: 120 }, (_, i) => replied(`第${i}条`))
      expect(await conversations().append(aTurn(head, events))).toBe('stored')
      expect((await conversations().load(head.id))?.events.map(({ event }) => event)).toEqual(events)
    })

    it('refuses a turn decided on an older state', async () => {
      const head = aHead()
      await conversations().append(aTurn(head, [said('一'), replied('二')]))
      expect(await conversations().append(aTurn({ ...head, lastSeq: 1 }, [said('三')]))).toBe('conflict')
      expect(await conversations().append(aTurn(head, [said('三')]))).toBe('conflict')
      expect((await conversations().load(head.id))?.events).toHaveLength(2)
    })

    it('refuses a change of the head alone when it was decided on an older state', async () => {
      const head = aHead()
      await conversations().append(aTurn(head, [said('一')]))
      expect(await conversations().append(aTurn({ ...head, lastSeq: 1, floor: 'waiting' }, []))).toBe('stored')
      await conversations().append(aTurn({ ...head, lastSeq: 1 }, [said('二')]))
      expect(await conversations().append(aTurn({ ...head, lastSeq: 1, floor: 'human' }, []))).toBe('conflict')
      expect((await conversations().head(head.id))?.floor).toBe('bot')
    })

    it('counts a message with the same client id once', async () => {
      const head = aHead()
      const clientId = freshId('m')
      const first = aTurn(head, [{ type: 'mode-set', quiet: true }, said('一', clientId), replied('二')])
      expect(await conversations().append({ ...first, inbound: { clientId, bodyHash: 'h1' } })).toBe('stored')
      const again = aTurn({ ...head, lastSeq: 3 }, [said('一', clientId)], { inbound: { clientId, bodyHash: 'h1' } })
      expect(await conversations().append(again)).toBe('duplicate')
      const late = aTurn({ ...head, lastSeq: 1 }, [said('一', clientId)], { inbound: { clientId, bodyHash: 'h1' } })
      expect(await conversations().append(late)).toBe('duplicate')
      expect(await conversations().findInbound(head.id, clientId)).toEqual({ bodyHash: 'h1', seq: 2, lastSeq: 3 })
      expect(await conversations().findInbound(head.id, 'other')).toBeNull()
      expect((await conversations().head(head.id))?.lastSeq).toBe(3)
    })

    it('lets one of fifty parallel turns win each place', async () => {
      const head = aHead()
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, i) => conversations().append(aTurn(head, [said(`第${i}个`)]))),
      )
      expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(49)
    })

    it('loses none of fifty messages that try again after a conflict', async () => {
      const head = aHead()
      await conversations().append(aTurn(head, [said('开始')]))
      const texts = Array.from({ length: 50 }, (_, i) => `并行${i}`)
      await Promise.all(
        texts.map(async (text) => {
          for (;;) {
            const seen = await conversations().head(head.id)
            if (seen && (await conversations().append(aTurn(seen, [said(text)]))) === 'stored') return
          }
        }),
      )
      const events = (await conversations().load(head.id))?.events ?? []
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1))
      const kept = events.map(({ event }) => (event.type === 'message-received' ? event.text : ''))
      expect(kept.toSorted()).toEqual(['开始', ...texts].toSorted())
    })

    it('makes one conversation of two first messages from one address', async () => {
      const address = freshId('chat')
      const heads = [aHead({ channel: 'wechat', address }), aHead({ channel: 'wechat', address })]
      const outcomes = await Promise.all(heads.map((head) => conversations().append(aTurn(head, [said('在吗')]))))
      expect(outcomes.toSorted()).toEqual(['conflict', 'stored'])
      expect(await conversations().findByAddress('wechat', address)).toBe(heads[outcomes.indexOf('stored')]?.id)
      expect(await conversations().findByAddress('telegram', address)).toBeNull()
    })

    it('finds the newest conversation of an address whose earlier one was closed', async () => {
      const address = freshId('chat')
      const closed = aHead({ channel: 'wechat', address, floor: 'closed' })
      const open = aHead({ channel: 'wechat', address, createdAt: later(5) })
      await conversations().append(aTurn(closed, [said('一')]))
      expect(await conversations().append(aTurn(open, [said('二')]))).toBe('stored')
      expect(await conversations().findByAddress('wechat', address)).toBe(open.id)
    })

    it('does not call it a race when a closed conversation is opened beside the newer one', async () => {
      const address = freshId('chat')
      const closed = aHead({ channel: 'wechat', address, floor: 'closed' })
      await conversations().append(aTurn(closed, [said('一')]))
      await conversations().append(aTurn(aHead({ channel: 'wechat', address }), [said('二')]))
      const reopened = aTurn({ ...closed, lastSeq: 1, floor: 'human' }, [said('三')])
      await expect(conversations().append(reopened)).rejects.toMatchObject({ name: 'StoreError', code: 'constraint' })
    })

    it('lists the urgent first, then the latest', async () => {
      const town = freshId('town')
      const heads = [
        aHead({ town, level: null, updatedAt: later(9) }),
        aHead({ town, level: 'P2', updatedAt: later(1) }),
        aHead({ town, level: 'P2', updatedAt: later(2) }),
        aHead({ town, level: 'P0', updatedAt: NOW }),
      ]
      for (const head of heads) await conversations().append(aTurn(head, [said('一')]))
      const listed = await conversations().list({ towns: [town], limit: 1000 })
      expect(listed.filter((head) => head.town === town).map(({ id }) => id)).toEqual(
        [3, 2, 1, 0].map((i) => heads[i]?.id),
      )
      expect(listed.find(({ id }) => id === heads[0]?.id)?.preview).toBe(CANARY.words)
    })

    it('lists by floor, holder and town, and shows every town what has no town yet', async () => {
      const holder = { id: freshId('s'), badge: '031', office: '珥陵镇' }
      const mine = aHead({ floor: 'human', holder, town: '珥陵镇' })
      const nowhere = aHead({ floor: 'waiting' })
      const other = aHead({ floor: 'human', town: '吕城镇' })
      for (const head of [mine, nowhere, other]) await conversations().append(aTurn(head, [said('一')]))
      const ids = async (filter: Parameters<ReturnType<typeof conversations>['list']>[0]) =>
        (await conversations().list({ ...filter, limit: 1000 })).map(({ id }) => id)
      expect(await ids({ holderId: holder.id })).toEqual([mine.id])
      expect(await ids({ floor: 'human' })).toEqual(expect.arrayContaining([mine.id, other.id]))
      const seen = await ids({ towns: ['珥陵镇'] })
      expect(seen).toEqual(expect.arrayContaining([mine.id, nowhere.id]))
      expect(seen).not.toContain(other.id)
      expect(await ids({ towns: [] })).toContain(nowhere.id)
      expect(await ids({ towns: [] })).not.toContain(mine.id)
    })

    it('knows a session by the hash of its token only', async () => {
      const hash = freshId('hash')
      await conversations().putToken(hash, 'c_1', later(60))
      expect(await conversations().findToken(hash)).toEqual({ conversationId: 'c_1', expiresAt: later(60) })
      expect(await conversations().findToken('other')).toBeNull()
    })
  })
}
