/** Work under one key runs in the order it came; other keys do not wait; a failure stops nobody. */
import { expect, it } from 'vitest'
import { inTurns } from '../../src/services/in-turn.ts'

it('runs one after the other, in the order they came', async () => {
  const inTurn = inTurns()
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name}>`)
    await Promise.resolve()
    seen.push(`<${name}`)
    return name
  }
  const done = await Promise.all(['a', 'b', 'c'].map((name) => inTurn('one', work(name))))
  expect(done).toEqual(['a', 'b', 'c'])
  expect(seen.join('')).toBe('a><ab><bc><c')
})

it('lets other keys pass, and goes on after a failure', async () => {
  const inTurn = inTurns()
  const broken = inTurn('one', () => Promise.reject(new Error('broken')))
  const next = inTurn('one', () => Promise.resolve('next'))
  await expect(inTurn('two', () => Promise.resolve('two'))).resolves.toBe('two')
  await expect(broken).rejects.toThrow('broken')
  await expect(next).resolves.toBe('next')
})
