/** Words of danger wait for no model and no search: their answer goes out while those are stuck. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TurnDeps } from '../../src/services/gather-world.ts'
import { conversationOf } from '../../src/services/open-conversation.ts'
import { receiveMessage, type Received } from '../../src/services/receive-message.ts'
import { testHouse, type TestHouse } from '../support/house.ts'

let home: TestHouse
let asked: string[]
/** A house whose model and search never answer. */
let stuck: TurnDeps

beforeEach(async () => {
  home = await testHouse()
  asked = []
  const never = (text: string): Promise<never> => {
    asked.push(text)
    return new Promise(() => undefined)
  }
  stuck = { ...home.house.turns, ask: never, sense: never }
})
afterEach(() => home.close())

async function say(text: string, deps = stuck): Promise<Received> {
  const id = await conversationOf(deps, 'telegram', '42')
  return receiveMessage(deps, id, { clientId: text, channel: 'telegram', text })
}

function phonesOf(received: Received): string[] {
  if (received.kind !== 'received') throw new Error(received.kind)
  return received.view.replies.flatMap(({ phones }) => phones ?? []).map(({ number }) => number)
}

describe('the lane of danger', () => {
  it.each([
    ['家里着火了咋办', '119'],
    ['我不想活了', '12356'],
    ['老公正在打我', '110'],
    ['煤气漏了满屋都是味道', '119'],
  ])('%s brings the phone while the model is stuck', async (text, phone) => {
    expect(phonesOf(await say(text))).toContain(phone)
    expect(asked).toEqual([])
  })

  it('is for danger only: a question goes to the handbook', async () => {
    void say('低保怎么申请')
    await expect.poll(() => asked).toEqual(['低保怎么申请'])
  })

  it('is for what is not known yet: a question in the middle of the same danger may be answered', async () => {
    await say('家里着火了', home.house.turns)
    void say('家里着火了能赔多少钱')
    await expect.poll(() => asked.length).toBeGreaterThan(0)
  })
})
