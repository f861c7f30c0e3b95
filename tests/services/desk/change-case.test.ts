/** The one way a case changes: with its talk in one batch, versions without gaps, and old cases that do not take over a talk. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CASE_STATUSES } from '../../../src/core/cases/case.ts'
import { foldConversation } from '../../../src/core/conversation/fold.ts'
import { TooMuchContention } from '../../../src/services/change-conversation.ts'
import { noteCase } from '../../../src/services/desk/add-note.ts'
import type { Actor } from '../../../src/services/desk/deps.ts'
import { giveAid } from '../../../src/services/desk/give-aid.ts'
import { transitionCase } from '../../../src/services/desk/transition-case.ts'
import { aCase, aDesk, aStoredCase, aTalk, PEOPLE, type Desk } from '../../support/desk.ts'

const [actor] = PEOPLE as readonly Actor[] as [Actor]
let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})
afterEach(() => desk.close())

describe('a case and its talk', () => {
  it('agree on status, level and deadline after any walk along the table', async () => {
    const steps = fc.array(fc.constantFrom(...CASE_STATUSES), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const { id, number } = await aTalk(desk, { case: {} })
        for (const to of walk)
          await transitionCase(desk.deps, actor, number ?? '', { to, note: '写明原因', office: '区残联' })
        const opened = await desk.deps.cases.find(number ?? '')
        const conversation = await desk.deps.conversations.load(id)
        const { case: link } = foldConversation(conversation?.events ?? [])
        expect(link).toEqual({ number, level: opened?.level, status: opened?.status, dueAt: opened?.dueAt })
        expect(opened?.version).toBe(opened?.timeline.length)
        if (opened?.status === 'documents_pending') expect(opened.documentsDueAt).not.toBeNull()
        if (opened?.status === 'new') expect(opened.assignee).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('stay apart when the talk has a newer case', async () => {
    const { id } = await aTalk(desk, { case: {} })
    const old = aCase({ conversationId: id, status: 'closed' })
    await desk.deps.cases.write({ cases: [{ case: old, expectedVersion: 0, entries: old.timeline }] })
    await transitionCase(desk.deps, actor, old.number, { to: 'accepted', note: '没解决' })
    const conversation = await desk.deps.conversations.load(id)
    expect(foldConversation(conversation?.events ?? []).case?.number).not.toBe(old.number)
    expect((await desk.deps.cases.find(old.number))?.status).toBe('accepted')
  })
})

describe('many at once', () => {
  it.each([true, false])('write every note once, in order (with a talk: %s)', async (linked) => {
    const number = linked ? ((await aTalk(desk, { case: {} })).number ?? '') : await aStoredCase(desk)
    const texts = Array.from({ length: 10 }, (_, i) => `备注${i}`)
    const outcomes = await Promise.all(texts.map((text) => noteCase(desk.deps, actor, number, { text })))
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true)
    const opened = await desk.deps.cases.find(number)
    expect(
      opened?.timeline
        .filter(({ kind }) => kind === 'note')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(texts)
    expect(opened?.timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1))
  })

  it('pay once when two clicks carry the same version', async () => {
    const number = await aStoredCase(desk, { status: 'verified' })
    const pay = () => giveAid(desk.deps, actor, number, { kind: 'cash', amount: 500, note: '', expectedVersion: 1 })
    const kinds = (await Promise.all([pay(), pay()])).map(({ kind }) => kind).sort()
    expect(kinds).toEqual(['done', 'version'])
    expect((await desk.deps.cases.find(number))?.aid).toHaveLength(1)
  })

  it('give up in the end instead of writing over one another', async () => {
    const number = await aStoredCase(desk)
    const busy = { ...desk.deps, cases: { ...desk.deps.cases, write: async () => 'conflict' as const } }
    await expect(noteCase(busy, actor, number, { text: 'x' })).rejects.toThrow(TooMuchContention)
  })
})
