// Finds the counties, towns and villages that a text mentions, spelled right or by ear.
import { bySound } from './homophones.ts'
import { SUFFIX } from './gazetteer.ts'
import type { Gazetteer, Town, TownName, Village } from './gazetteer.ts'

// Town names that are also everyday words; they need 镇, a county or the whole answer to count.
const EVERYDAY = new Set(
  '大路 新区 天王 桥头 江心 金山 南山 长山 兴隆 石马 永胜 黄梅 象山 高桥 王庄 经开区 东昌 世业 后亭 长旺 白兔 宝华 春城 健康路 和平路'.split(
    ' ',
  ),
)
/** Town names that stand inside everyday words: 晚上会下雨, 送东西来, 从江西来. They count only where a name may begin. */
const INSIDE_WORDS = new Set(['上会', '西来'])
const MAY_BEGIN = /(?:^|[\s,，。;；:：、'"“（(]|在|住|是|到|去|叫|归|从|扬中|丹徒|[市区])$/

/** Everyday words that sound like a town. */
const SOUNDS_LIKE =
  /^(?:还没|失业|事业|变成|女生|旅程|上当|信箱|荒唐|有房|信封|向上|化验|大陆|高职|三毛|一声|一身|一层|医生|大伯|上回|进山|天晚|行吧)/

/** 丹阳的耳陵: nothing but the end of the county's name stands between. */
const BETWEEN = /^[市区县的,， ]{0,2}$/

const FILLERS =
  /^(?:我(?:们)?(?:家)?(?:是)?|就|人|现在|住|住在|家住|家在|家|在|是|那个|这里|这边|嗯|哦|啊|地址|位置|地点|的|,|，|:|：|\s|。|镇江市|镇江|江苏省|江苏|这|老家|户口|出事|事情|出在|发生|村子|属于|归|叫|到|从|去|大概|应该|好像)+/
const TAIL =
  /(?:这里|这边|那边|那里|这块|那块|的|啊|呢|哦|呀|吧|人|。|!|,|，|\s|附近|旁边|边上|镇上|街上|里|上|集镇|街道|镇|那)+$/

export interface Mention {
  start: number
  end: number
}

export interface CountyMention extends Mention {
  county: string
}

export interface TownMention extends Mention {
  towns: readonly Town[]
  written: string
  full: boolean
}

export interface VillageMention extends Mention {
  written: string
  entries: readonly { town: Town; village: Village }[]
  /** Ends in 村 or 社区, so it is surely a village. */
  suffixed: boolean
}

/** The text without "我家住在…", to see whether a name is the whole answer. */
export function withoutFillers(text: string): string {
  return text.replace(FILLERS, '')
}

function overlaps(start: number, end: number, taken: readonly Mention[]): boolean {
  return taken.some((other) => start < other.end && end > other.start)
}

/** "新区" is a county only where it is not the end of another word (老新区, 开发新区). */
function isOtherWord(written: string, before: string): boolean {
  return written === '新区' && /\p{Script=Han}$/u.test(before) && !/(?:镇江|住|在|我|是|到|去|们)$/.test(before)
}

/** Every village in the text, looked up only when a name stands there that could be part of one. */
function onceFound(text: string, gazetteer: Gazetteer): () => readonly VillageMention[] {
  let found: readonly VillageMention[] | undefined
  return () => (found ??= villagesIn(text, gazetteer, []))
}

export function countiesIn(text: string, gazetteer: Gazetteer): CountyMention[] {
  const found: CountyMention[] = []
  const longer = onceFound(text, gazetteer)
  for (const { written, county } of gazetteer.counties) {
    for (let start = text.indexOf(written); start >= 0; start = text.indexOf(written, start + 1)) {
      const end = start + written.length
      const whole = longer().find((village) => village.suffixed && village.start <= start && village.end > end)
      // 丹徒社区 is of 京口区.
      if (whole !== undefined && !whole.entries.some(({ town }) => town.county === county)) continue
      if (!overlaps(start, end, found) && !isOtherWord(written, text.slice(0, start)))
        found.push({ start, end, county })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** 句荣, 丹杨: a county typed by ear, accepted only before a place or as the whole answer. */
export function countiesBySound(text: string, gazetteer: Gazetteer, answer: boolean): CountyMention[] {
  const folded = bySound(text)
  const bare = withoutFillers(text).replace(TAIL, '')
  const found: CountyMention[] = []
  for (const { sound, county } of gazetteer.countySounds) {
    const start = folded.indexOf(sound)
    // Written right, it was looked at before.
    if (start < 0 || gazetteer.counties.some(({ written }) => written === text.slice(start, start + 2))) continue
    const whole =
      answer && (bare === text.slice(start, start + 2) || (text.startsWith(bare, start) && bare.length <= 8))
    if (/^[市区县]/.test(text.slice(start + 2)) || whole) found.push({ start, end: start + 2, county })
  }
  return found
}

function hasVillage(town: Town, written: string): boolean {
  return town.villages.some((village) => village.name === written)
}

/** A town by ear is sure when one of its villages stands behind it: 吕成虎墅. */
function isBeforeVillage(town: Town, after: string): boolean {
  const rest = bySound(after.replace(/^(?:镇|街道|乡|的|那边|\s|,|，)+/, ''))
  // 行吧行吧: the town's own name once more is no village of it.
  const own = bySound(town.name.replace(SUFFIX, ''))
  return town.villages.some(({ stem }) => stem.length >= 2 && bySound(stem) !== own && rest.startsWith(bySound(stem)))
}

/** 谷阳路, 茅山大道: the road of that name runs elsewhere; 江大附院 is a hospital. */
export function isRoad(after: string): boolean {
  return /^(?:附属?医?院|[东西南北中]?路(?!边|口|上|旁|头|对)|大道)/.test(after)
}

function isPlausible(
  text: string,
  name: TownName,
  start: number,
  counties: readonly CountyMention[],
  answer: boolean,
): boolean {
  const after = text.slice(start + name.written.length)
  if (name.full || /^(?:镇|街道|乡|集镇)/.test(after)) return true
  if (isRoad(after)) return false
  if (INSIDE_WORDS.has(name.written) && !MAY_BEGIN.test(text.slice(0, start))) return false
  // "白兔村", "大路村": the village of that name, not the town.
  if (/^(?:村|社区|小区|花园|新村)/.test(after) && !hasVillage(name.town, after.slice(0, 2))) return false
  if (!EVERYDAY.has(name.written)) return true
  if (counties.some((county) => county.end <= start && start - county.end <= 3)) return true
  const bare = withoutFillers(text).replace(TAIL, '')
  return answer && isWholeName(bare, name.written)
}

/** 大路 alone, 大路镇 or 大路薛港村 answers where; "大路上都是水" tells of a road. */
function isWholeName(bare: string, name: string): boolean {
  const rest = bare.slice(name.length)
  return (
    bare.startsWith(name) &&
    (/^(?:$|[镇街乡村的那这人洲山岛湖,，\s\d]|附近|旁边|风景区|景区)/.test(rest) || /[村组号]|社区/.test(rest))
  )
}

/** 耳陵, 耳陵丈山村, 耳陵那边: the answer is the name, and what goes on behind it is of the place. */
function isPlaceName(bare: string, said: string): boolean {
  return isWholeName(bare, said) && bare.length <= said.length + LONGEST_REST
}

const LONGEST_REST = 5

/** A village stem that is also an everyday word counts only where it is the whole answer. */
export function isNamedVillage(bare: string, stem: string): boolean {
  return !EVERYDAY.has(stem) || isWholeName(bare, stem)
}

/** Among towns of one written name the one whose own name it is comes first (茅山: 茅山镇). */
function ranked(names: readonly TownName[]): Town[] {
  const [first] = names
  const own = names.filter((name) =>
    [`${name.written}镇`, `${name.written}街道`, name.written].includes(name.town.name),
  )
  return own.length > 0 ? own.map((name) => name.town) : first === undefined ? [] : names.map((name) => name.town)
}

/** 石马湾社区 is no 石马, 茅山社区 none of 茅山镇: the whole name of a village elsewhere counts before a town inside it. */
function isPartOfVillage(
  { start, end }: Mention,
  names: readonly TownName[],
  counties: readonly CountyMention[],
  villages: readonly VillageMention[],
): boolean {
  const whole = villages.find((village) => village.start <= start && village.end > end)
  if (whole === undefined || (!whole.suffixed && whole.written.length < end - start + 1)) return false
  if (names.some(({ town }) => whole.entries.some((entry) => entry.town === town))) return false
  return (
    counties.length === 0 || whole.entries.some(({ town }) => counties.some(({ county }) => county === town.county))
  )
}

export function townsIn(
  text: string,
  gazetteer: Gazetteer,
  counties: readonly CountyMention[],
  answer: boolean,
): TownMention[] {
  const found: TownMention[] = []
  const longer = onceFound(text, gazetteer)
  for (const [written, names] of gazetteer.townNames) {
    for (let start = text.indexOf(written); start >= 0; start = text.indexOf(written, start + 1)) {
      const end = start + written.length
      const [first] = names
      if (first === undefined || overlaps(start, end, found)) continue
      if (
        counties.some((county) => start < county.end && end > county.start && county.end - county.start >= end - start)
      )
        continue
      if (!isPlausible(text, first, start, counties, answer)) continue
      if (!first.full && isPartOfVillage({ start, end }, names, counties, longer())) continue
      found.push({ start, end, towns: ranked(names), written, full: first.full })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Towns typed by ear: 耳陵 for 珥陵. Only beside a county, before 镇, or as the whole answer. */
export function townsBySound(
  text: string,
  gazetteer: Gazetteer,
  counties: readonly CountyMention[],
  answer: boolean,
): TownMention[] {
  const folded = bySound(text)
  const bare = withoutFillers(text).replace(TAIL, '')
  const found: TownMention[] = []
  for (const name of gazetteer.townSounds) {
    const start = folded.indexOf(name.sound)
    const end = start + name.written.length
    if (start < 0 || overlaps(start, end, [...found, ...counties])) continue
    const said = text.slice(start, end)
    const marked = (name.full && name.written.length >= 3) || /^(?:镇|街道|乡)/.test(text.slice(end))
    const beside = counties.some((county) => county.end <= start && BETWEEN.test(text.slice(county.end, start)))
    const whole = answer && bare.startsWith(said) && isPlaceName(bare, said)
    const isSound = !SOUNDS_LIKE.test(said)
    if (marked || (isSound && (beside || whole || isBeforeVillage(name.town, text.slice(end)))))
      found.push({ start, end, towns: [name.town], written: name.written, full: name.full })
  }
  return found
}

export function villagesIn(text: string, gazetteer: Gazetteer, taken: readonly Mention[]): VillageMention[] {
  const found: VillageMention[] = []
  for (const written of gazetteer.villageNames) {
    const start = text.indexOf(written)
    if (start < 0) continue
    const end = start + written.length
    if (overlaps(start, end, [...found, ...taken])) continue
    const ending = /(?:村|社区)$/.test(written) ? '' : (/^(?:村|社区|居委会)/.exec(text.slice(end))?.[0] ?? '')
    found.push({
      start,
      end: end + ending.length,
      written,
      entries: gazetteer.villages.get(written) ?? [],
      suffixed: ending !== '' || /(?:村|社区)$/.test(written),
    })
  }
  return found.sort((a, b) => a.start - b.start)
}
