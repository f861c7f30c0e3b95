// The places of the city, indexed by every name people use for them.
import { normalise } from '../normalise.ts'
import { bySound } from './homophones.ts'

/** The gazetteer file as it is stored. */
export interface RawGazetteer {
  city: string
  aliases?: readonly string[]
  districts: readonly {
    name: string
    aliases?: readonly string[]
    towns: readonly { name: string; aliases?: readonly string[]; villages: readonly string[] }[]
  }[]
  landmarks?: readonly { name: string; aliases?: readonly string[]; county: string; town: string | null }[]
}

/** A station, a hill, a square that everybody knows, with what its name tells of where it is. */
export interface Landmark {
  written: string
  county: string
  town: string | null
}

export interface Village {
  /** The official name. */
  name: string
  /** The name as normalised text spells it (北於村 → 北于村). */
  spelled: string
  /** That without 村 or 社区. */
  stem: string
}

export interface Town {
  county: string
  name: string
  villages: readonly Village[]
}

export interface TownName {
  written: string
  town: Town
  /** Ends in 镇, 街道 or another word that only a place has. */
  full: boolean
}

export interface Gazetteer {
  city: readonly string[]
  counties: readonly { written: string; county: string }[]
  /** Every written name with the towns it may mean, longest first. */
  townNames: ReadonlyMap<string, readonly TownName[]>
  /** By sound, for names of at least two characters. */
  townSounds: readonly (TownName & { sound: string })[]
  countySounds: readonly { sound: string; county: string }[]
  towns: readonly Town[]
  villages: ReadonlyMap<string, readonly { town: Town; village: Village }[]>
  /** Every spelling of a village, longest first. */
  villageNames: readonly string[]
  /** Longest first. */
  landmarks: readonly Landmark[]
}

/** What ends the official name of a town. */
export const SUFFIX = /(?:街道|镇|乡|管委会|风景区|开发区|园区|产业园|资源区)$/

/** A village name without its ending 村 or 社区. */
export function villageStem(name: string): string {
  return name.replace(/(?:社区|居委会|村委会|村)$/, '')
}

function townNamesOf(raw: RawGazetteer['districts'][number]['towns'][number], town: Town): TownName[] {
  const stem = raw.name.replace(SUFFIX, '')
  const written = new Set(
    [raw.name, ...(raw.aliases ?? []), ...(stem.length >= 2 && !/经济|园/.test(stem) ? [stem, `${stem}镇`] : [])].map(
      normalise,
    ),
  )
  if (raw.name.endsWith('街道')) written.add(`${stem}街`)
  return [...written].map((name) => ({ written: name, town, full: SUFFIX.test(name) }))
}

const byLength = (a: { written: string }, b: { written: string }): number => b.written.length - a.written.length

function grouped(names: readonly TownName[]): Map<string, TownName[]> {
  const groups = new Map<string, TownName[]>()
  for (const name of names) groups.set(name.written, [...(groups.get(name.written) ?? []), name])
  return groups
}

/** Prepares the gazetteer for look-ups; do this once. */
export function buildGazetteer(raw: RawGazetteer): Gazetteer {
  const counties: { written: string; county: string }[] = []
  const townNames: TownName[] = []
  const towns: Town[] = []
  const villages = new Map<string, { town: Town; village: Village }[]>()
  for (const district of raw.districts) {
    for (const written of [district.name, ...(district.aliases ?? [])])
      counties.push({ written: normalise(written), county: district.name })
    for (const entry of district.towns) {
      const town: Town = {
        county: district.name,
        name: entry.name,
        villages: entry.villages.map((name) => ({
          name,
          spelled: normalise(name),
          stem: villageStem(normalise(name)),
        })),
      }
      towns.push(town)
      townNames.push(...townNamesOf(entry, town))
      for (const village of town.villages) {
        for (const key of new Set([village.spelled, village.stem])) {
          villages.set(key, [...(villages.get(key) ?? []), { town, village }])
        }
      }
    }
  }
  townNames.sort(byLength)
  counties.sort(byLength)
  return {
    city: [raw.city, ...(raw.aliases ?? [])],
    counties,
    townNames: grouped(townNames),
    townSounds: townNames
      .filter((name) => name.written.length >= 2)
      .map((name) => ({ ...name, sound: bySound(name.written) })),
    countySounds: counties
      .filter((entry) => entry.written.length === 2 && entry.written !== '新区')
      .map((entry) => ({ sound: bySound(entry.written), county: entry.county })),
    towns,
    villages,
    landmarks: (raw.landmarks ?? [])
      .flatMap(({ name, aliases = [], county, town }) =>
        [name, ...aliases].map((written) => ({ written, county, town })),
      )
      .sort(byLength),
    villageNames: [...villages.keys()].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length),
  }
}
