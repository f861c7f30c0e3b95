import { describe, expect, it } from 'vitest'
import { contrast, contrastPairs, cssVariables, LEVEL_COLOURS, type Theme } from '../../src/web/tokens.ts'

describe.each<Theme>(['light', 'dark'])('the %s palette', (theme) => {
  it.each(contrastPairs(theme))('keeps $name at $least or more', ({ front, back, least }) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least)
  })

  it('gives every level a fill of its own', () => {
    expect(new Set(Object.values(LEVEL_COLOURS[theme]).map(({ fill }) => fill)).size).toBe(4)
  })

  it('writes its colours as custom properties', () => {
    expect(cssVariables(theme)).toMatch(/--bubble-me:#[0-9A-F]{6};.*--p0-fill:#[0-9A-F]{6}/)
  })
})

describe('contrast', () => {
  it('measures black on white as 21 and knows the values of ux.md', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
    expect(contrast('#1A1A1A', '#F5F5F2')).toBeCloseTo(15.9, 1)
    expect(contrast('#E66A00', '#1A1A1A')).toBeCloseTo(5.3, 1)
  })
})
