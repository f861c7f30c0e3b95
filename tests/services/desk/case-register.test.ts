/** The register of heads is always what the store would list anew. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { noteCase } from '../../../src/services/desk/add-note.ts'
import { caseRegister } from '../../../src/services/desk/case-register.ts'
import { changeLevel } from '../../../src/services/desk/change-level.ts'
import { transitionCase } from '../../../src/services/desk/transition-case.ts'
import { aDesk, aStoredCase, aTalk, PEOPLE, type Desk } from '../../support/desk.ts'

const actor = PEOPLE[0]
let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})
afterEach(() => desk.close())

const verbs = ['open', 'open in a talk', 'note', 'step', 'level', 'look'] as const

it('after any changes, looked at any time', async () => {
  if (!actor) throw new Error('nobody works here')
  const register = caseRegister(desk.deps)
  const numbers: string[] = [await aStoredCase(desk)]
  const act = fc.record({ verb: fc.constantFrom(...verbs), which: fc.nat() })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      for (const { verb, which } of acts) {
        const number = numbers[which % numbers.length] ?? ''
        if (verb === 'open') numbers.push(await aStoredCase(desk))
        if (verb === 'open in a talk') numbers.push((await aTalk(desk, { case: {} })).number ?? '')
        if (verb === 'note') await noteCase(desk.deps, actor, number, { text: 'x' })
        if (verb === 'step') await transitionCase(desk.deps, actor, number, { to: 'accepted', note: 'x' })
        if (verb === 'level') await changeLevel(desk.deps, actor, number, { level: 'P0', reason: '更急' })
        if (verb === 'look') await register.heads()
      }
      const byNumber = (a: { number: string }, b: { number: string }) => a.number.localeCompare(b.number)
      expect((await register.heads()).sort(byNumber)).toEqual(
        (await desk.deps.cases.list({ limit: 10_000 })).sort(byNumber),
      )
    }),
    { numRuns: 30 },
  )
})

it('reads everything once, however many look at the same moment, and again after a failure', async () => {
  await aStoredCase(desk)
  let lists = 0
  let broken = true
  const list: typeof desk.deps.cases.list = (filter) => {
    lists += 1
    return broken ? Promise.reject(new Error('disk')) : desk.deps.cases.list(filter)
  }
  const register = caseRegister({ conversations: desk.deps.conversations, cases: { ...desk.deps.cases, list } })
  await expect(register.heads()).rejects.toThrow('disk')
  broken = false
  lists = 0
  const looks = await Promise.all(Array.from({ length: 5 }, () => register.heads()))
  expect(looks.every((heads) => heads.length === 1)).toBe(true)
  expect(lists).toBe(44)
})
