/** What was asked a moment ago is not asked again; what failed is. */
import { expect, it, vi } from 'vitest'
import { remembering } from '../../src/services/remembering.ts'

it('asks once for the same text, also while the first is under way', async () => {
  const asked: string[] = []
  const length = remembering((text) => {
    asked.push(text)
    return Promise.resolve(text.length)
  })
  expect(await Promise.all([length('低保'), length('低保'), length('失业金')])).toEqual([2, 2, 3])
  expect(asked).toEqual(['低保', '失业金'])
})

it('does not remember a failure', async () => {
  let tries = 0
  const flaky = remembering(() => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('model asleep')) : Promise.resolve(tries)
  })
  await expect(flaky('低保')).rejects.toThrow('model asleep')
  expect(await flaky('低保')).toBe(2)
})

it('forgets the oldest when there are too many', async () => {
  const asked: string[] = []
  const echo = remembering((text) => {
    asked.push(text)
    return Promise.resolve(text)
  })
  for (let number = 0; number <= 256; number += 1) await echo(`${number}`)
  await echo('256')
  await echo('0')
  expect(asked).toHaveLength(258)
})

it('forgets what was said a while ago, so that an erased talk is gone here too', async () => {
  vi.useFakeTimers()
  try {
    const asked: string[] = []
    const listen = remembering((text) => {
      asked.push(text)
      return Promise.resolve(text)
    })
    await listen('我叫测试甲')
    await vi.advanceTimersByTimeAsync(59_000)
    await listen('我叫测试甲')
    expect([asked.length, vi.getTimerCount()]).toEqual([1, 1])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(vi.getTimerCount()).toBe(0)
    await listen('我叫测试甲')
    expect(asked).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})
