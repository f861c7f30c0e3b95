/** Towns by the names people write: the official one for sure, near ones otherwise. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { townNamed } from '../../../src/core/understanding/town-name.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)

describe('a town', () => {
  it.each([
    ['珥陵镇', '珥陵镇'],
    ['珥陵', '珥陵镇'],
    [' 珥陵镇 ', '珥陵镇'],
    ['丹阳珥陵', '珥陵镇'],
    ['丹阳市珥陵镇', '珥陵镇'],
    ['雲陽街道', '云阳街道'],
    ['谏壁', '谏壁街道'],
  ])('%s is %s', (written, name) => {
    expect(townNamed(written, gazetteer)).toMatchObject({ kind: 'town', name })
  })

  it.each([
    ['儿陵镇', '珥陵镇'],
    ['珥陵镇丈山村', '珥陵镇'],
    ['阳云街道', '云阳街道'],
  ])('%s is not taken, but %s is offered', (written, name) => {
    const found = townNamed(written, gazetteer)
    expect(found.kind).toBe('unknown')
    expect(found.kind === 'unknown' && found.near).toContain(name)
  })

  it('of another county is not taken for its namesake', () => {
    expect(townNamed('句容珥陵镇', gazetteer).kind).toBe('unknown')
    expect(townNamed('火星', gazetteer)).toEqual({ kind: 'unknown', near: [] })
  })

  it('every official name means itself', () => {
    for (const { name, county } of gazetteer.towns)
      expect(townNamed(name, gazetteer)).toEqual({ kind: 'town', name, county })
  })
})
