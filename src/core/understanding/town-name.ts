/** A town by one of the names people write for it: the official name, or the towns that may have been meant. */
import { normalise } from './normalise.ts'
import type { Gazetteer, Town } from './place/gazetteer.ts'
import { bySound } from './place/homophones.ts'
import { findPlaces } from './place/place.ts'

export type TownNamed = { kind: 'town'; name: string; county: string } | { kind: 'unknown'; near: string[] }

const NEAR_MOST = 4

/** Only a name that means one town for sure is taken; what merely sounds or looks like one is offered. */
export function townNamed(text: string, gazetteer: Gazetteer): TownNamed {
  const written = normalise(text).replaceAll(/\s/g, '')
  const found = meant(written, gazetteer)
  const [town] = found
  if (town !== undefined && found.length === 1) return { kind: 'town', name: town.name, county: town.county }
  return {
    kind: 'unknown',
    near: [...new Set([...found.map(({ name }) => name), ...near(written, gazetteer)])].slice(0, NEAR_MOST),
  }
}

/** By the whole name, alone or behind its county (丹阳市珥陵, 丹阳珥陵镇). */
function meant(written: string, { townNames, counties, towns: all }: Gazetteer): Town[] {
  const official = all.find(({ name }) => normalise(name) === written)
  if (official) return [official]
  const towns = (name: string): Town[] => [...new Set((townNames.get(name) ?? []).map((each) => each.town))]
  const alone = towns(written)
  if (alone.length > 0) return alone
  for (const { written: prefix, county } of counties) {
    if (!written.startsWith(prefix)) continue
    const behind = towns(written.slice(prefix.length)).filter((each) => each.county === county)
    if (behind.length > 0) return behind
  }
  return []
}

/** Towns within the words, towns that sound the same, towns that share most characters: the likeliest first. */
function near(written: string, gazetteer: Gazetteer): string[] {
  const within = findPlaces(written, gazetteer).flatMap(({ town }) => town ?? [])
  const sound = bySound(written)
  const alike = gazetteer.townSounds.filter((each) => each.sound === sound).map(({ town }) => town.name)
  const wanted = new Set(written.replaceAll(/[镇街道市区县乡]/g, ''))
  const shared = gazetteer.towns
    .map(({ name }) => ({ name, score: [...name].filter((character) => wanted.has(character)).length }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ name }) => name)
  return [...within, ...alike, ...shared]
}
