/** The one suite that every store passes: a SQLite file on Node, D1 in workerd. */
import { afterAll, beforeAll, describe } from 'vitest'
import type { D1 } from '../../src/adapters/sqlite/d1.ts'
import type { Store } from '../../src/adapters/store/create-store.ts'
import { articleFacts } from './article-facts.ts'
import { caseFacts } from './case-facts.ts'
import { conversationFacts } from './conversation-facts.ts'
import { deskFacts } from './desk-facts.ts'
import { privacyFacts } from './privacy-facts.ts'
import { figureFacts } from './figure-facts.ts'
import { hookFacts } from './hook-facts.ts'
import { officeFacts } from './office-facts.ts'
import { registerFacts } from './register-facts.ts'
import { staffFacts } from './staff-facts.ts'

export interface StoreUnderTest {
  store: Store
  /** The database beneath, for looking and for tampering. */
  d1: D1
  close(): void | Promise<void>
}

/** Answers the store that stands when a test runs. */
export type Subject = () => StoreUnderTest

export function describeStore(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`store on ${name}`, () => {
    let current: StoreUnderTest | undefined
    const subject: Subject = () => {
      if (!current) throw new Error('no store yet')
      return current
    }
    beforeAll(async () => {
      current = await makeStore()
      await current.store.ready()
    })
    afterAll(async () => current?.close())
    conversationFacts(subject)
    caseFacts(subject)
    deskFacts(subject)
    staffFacts(subject)
    privacyFacts(subject)
    articleFacts(subject)
    registerFacts(subject)
    officeFacts(subject)
    figureFacts(subject)
    hookFacts(subject)
  })
}
