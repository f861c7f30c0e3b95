/** Which area a message or a town's name speaks of. */
import { AREAS, isArea } from './sections.ts'
import type { Area } from './sections.ts'

/** How residents name the areas; 新区 alone means the one of Zhenjiang. */
const SPOKEN: readonly (readonly [RegExp, Area])[] = [
  [/丹阳市?/, '丹阳市'],
  [/扬中市?/, '扬中市'],
  [/句容市?/, '句容市'],
  [/丹徒区?/, '丹徒区'],
  [/京口区?/, '京口区'],
  [/润州区?/, '润州区'],
  [/镇江新区|镇江经开区|新区|大港|丁卯|姚桥/, '镇江新区'],
]

/** The area named in a question; null when none is. */
export function areaIn(text: string): Area | null {
  return SPOKEN.find(([words]) => words.test(text))?.[1] ?? null
}

/** An area by its name, or the one in which a town lies. */
export function areaOf(place: string, areaOfTown: ReadonlyMap<string, string>): Area | null {
  if (isArea(place)) return place
  const named = areaOfTown.get(place)
  if (named !== undefined && isArea(named)) return named
  return AREAS.find((area) => place.includes(area)) ?? areaIn(place)
}

/** A text without the areas that it names. One of nothing else stays as it is. */
export function withoutAreas(text: string): string {
  const rest = SPOKEN.reduce((left, [words]) => left.replace(words, ''), text).replace(/镇江市?/, '')
  return /\p{Script=Han}/u.test(rest) ? rest : text
}
