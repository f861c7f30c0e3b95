/** The file of a journey: durations, what is passed over and what is a mistake, and how the play goes on (contracts §1.1). */
import { describe, expect, it } from 'vitest'
import { playJourney, type Final, type PlayedTurn } from '../../scripts/journey/play.ts'
import { durationMs, faultsOf, journeySchema, passedOver } from '../../scripts/journey/script.ts'

const HOUR = 3_600_000

describe('a duration', () => {
  it.each([
    ['PT26H', 26 * HOUR],
    ['PT1.5H', 1.5 * HOUR],
    ['PT1,5H', 1.5 * HOUR],
    ['P1W', 168 * HOUR],
    ['P1DT2H3M4S', 26 * HOUR + 184_000],
    ['PT0.5S', 500],
    ['P1M', 720 * HOUR],
    ['P1Y2M', (365 + 60) * 24 * HOUR],
    ['PT90M', 1.5 * HOUR],
    ['PT0S', 0],
  ])('%s is read', (text, ms) => expect(durationMs(text)).toBe(ms))

  it.each(['P', 'PT', 'P1H', '1H', 'PT1D', '-PT1H', 'PT1H ', 'P1WT', ''])('%s is none', (text) =>
    expect(durationMs(text)).toBeNull(),
  )
})

const file = (turns: unknown[], over: Record<string, unknown> = {}) => ({ now: '2026-11-24T09:00:00+08:00', turns, ...over })

describe('a file', () => {
  it('may carry notes at the top', () => {
    const noted = file([{ text: '您好' }], { author: 'x', note: 'y' })
    expect(journeySchema.safeParse(noted).success).toBe(true)
    expect(passedOver(noted)).toEqual(['author', 'note'])
  })

  it('with a wrong turn says which one and what is wrong', () => {
    const parsed = journeySchema.safeParse(file([{ text: '您好' }, { tex: '您好' }, { wait: '2 hours' }]))
    const faults = parsed.success ? [] : faultsOf(parsed.error)
    expect(faults[0]).toMatch(/^turn 2: .*tex.*a turn has text, choice/)
    expect(faults[1]).toMatch(/^turn 3, wait: is no ISO 8601 duration/)
  })
})

async function play(turns: unknown[], over: Record<string, unknown> = {}): Promise<{ turns: PlayedTurn[]; final: Final['final'] }> {
  const played: PlayedTurn[] = []
  for await (const line of playJourney(journeySchema.parse(file(turns, over)), 'words')) {
    if ('final' in line) return { turns: played, final: line.final }
    played.push(line)
  }
  throw new Error('no end')
}

describe('the play', () => {
  it('goes on when the desk refuses a step, and says so', async () => {
    const { turns } = await play([{ text: '转人工' }, { worker: 'say' }, { text: '您好' }])
    expect(turns[1]?.refused).toMatchObject({ status: expect.any(Number) as number })
    expect(turns).toHaveLength(3)
    expect(turns[0]).not.toHaveProperty('refused')
  })

  it.each(['telegram', 'wechat'])('on %s leaves nothing waiting that could be sent', async (channel) => {
    const { turns, final } = await play([{ text: '转人工' }, { worker: 'claim' }, { worker: 'say', text: '您好，我在。' }], { channel })
    expect(turns[2]?.replies.map(({ text }) => text).join()).toContain('我在')
    expect(final.outbox).toBe(0)
  })
})
