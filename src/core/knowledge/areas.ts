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
/** The wide ones count only where no narrower is named; 江苏 in the name of a thing (江苏医保云) is none. */
const WIDE: readonly (readonly [RegExp, Area])[] = [
  [/镇江/, '镇江市'],
  [/江苏(?!医|银行|工会|政务|税务|卫视|学生资助)|全省|省里|我省/, '江苏省'],
]

/** The area named in a question, by itself or by a town of it; null when none is. */
export function areaIn(text: string, areaOfTown: ReadonlyMap<string, string> = new Map()): Area | null {
  const named = (list: typeof SPOKEN): Area | undefined => list.find(([words]) => words.test(text))?.[1]
  return named(SPOKEN) ?? areaOfTownIn(text, areaOfTown) ?? named(WIDE) ?? null
}

/** What may stand before and behind a town's short name, so that 走在大路上 and 一只白兔 are no towns. */
const BEFORE_TOWN = '(?:^|[，,。.！!？?；;\\s]|我是|是|我在|在|住|家在|老家|来自|我们|咱们|咱|俺|户口)'
const BEHIND_TOWN =
  '(?=$|[，,。.！!？?；;\\s]|的|这[边里块儿]|那[边里块儿]|镇|街道|人|低保|临时|残疾|医疗|尊老|怎么|能|有没有|哪)'

function areaOfTownIn(text: string, areaOfTown: ReadonlyMap<string, string>): Area | null {
  for (const [town, area] of areaOfTown) {
    if (!isArea(area) || !text.includes(town)) continue
    if (/(?:街道|镇|乡|区|园)$/.test(town)) return area
    if (new RegExp(`${BEFORE_TOWN}${town}${BEHIND_TOWN}`).test(text)) return area
  }
  return null
}

/** An area by its name, or the one in which a town lies. */
export function areaOf(place: string, areaOfTown: ReadonlyMap<string, string>): Area | null {
  if (isArea(place)) return place
  const named = areaOfTown.get(place)
  if (named !== undefined && isArea(named)) return named
  return AREAS.find((area) => place.includes(area)) ?? areaIn(place, areaOfTown)
}

/** Whether a message says nothing but a place: an answer to the question for it. */
export function isPlaceOnly(text: string, areaOfTown: ReadonlyMap<string, string>): boolean {
  const bare = text.replace(/[\s，,。.！!？?]|我是|我在|我家|在|住|的|人|这边|那边|啊|呢|呀|吧/g, '')
  return isArea(bare) || areaOfTown.has(bare) || SPOKEN.some(([words]) => words.exec(bare)?.[0] === bare)
}

/** A text without the areas that it names. One of nothing else stays as it is. */
export function withoutAreas(text: string): string {
  const rest = SPOKEN.reduce((left, [words]) => left.replace(words, ''), text).replace(/镇江市?/, '')
  return /\p{Script=Han}/u.test(rest) ? rest : text
}
