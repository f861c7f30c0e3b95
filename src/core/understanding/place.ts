// Where it is: county, town and village by the names people use, typed by ear or half said.
import { correctedReadings } from './correction.ts'
import { bySound } from './place-homophones.ts'
import type { Gazetteer, Town, TownName, Village } from './place-gazetteer.ts'
import { villageStem } from './place-gazetteer.ts'
import type { Place } from './slots-types.ts'

export { buildGazetteer } from './place-gazetteer.ts'
export type { Gazetteer, RawGazetteer } from './place-gazetteer.ts'

// Town names that are also everyday words; they need 镇, a county or the whole answer to count.
const EVERYDAY = new Set([
  '大路',
  '新区',
  '天王',
  '桥头',
  '江心',
  '金山',
  '南山',
  '长山',
  '兴隆',
  '石马',
  '永胜',
  '黄梅',
  '象山',
  '高桥',
  '王庄',
  '经开区',
  '东昌',
  '世业',
  '后亭',
  '长旺',
])
// Village stems that are also everyday words.
const COMMON_STEMS =
  /^(?:中心|幸福|向阳|胜利|和平|光明|友谊|太平|红旗|前进|大众|联合|健康|建设|英雄|朝阳|花园|新城|车站|新村|新|民主|中华|友好|指南|团结|卫星|先锋|曙光|长江|古城|运河|新民|新联|三新|文化|前进|永安|东风|东方|长安|高校|联盟|万科|远洋|市民广场|中山路|东门|公园新村|城中|城南|城北|镇南|镇北|镇东|河南|河北|东河|永兴|振兴|万福|五星|五里|六里|七里|百里|千里|金星|金桥|金湖|华润|回龙|黄山|长征|大桥|龙门|华山|石桥|中山|新安|新胜|新治|金泉|一泉|桃园|竹园|平山|秀山|龙山|金山|宝山|华村|农林|西岗|大学山)$/
const FILLERS =
  /^(?:我(?:们)?(?:家)?(?:是)?|就|人|现在|住|住在|家住|家在|家|在|是|那个|这里|这边|嗯|哦|啊|地址|位置|地点|的|,|，|:|：|\s|。|镇江市|镇江|江苏省|江苏|这|老家|户口|出事|事情|出在|发生)+/
const TAIL =
  /(?:这里|这边|那边|那里|这块|那块|的|啊|呢|哦|呀|吧|人|。|!|,|，|\s|附近|旁边|边上|镇上|街上|里|上|集镇|街道|镇)+$/

interface Mention {
  start: number
  end: number
}

interface TownMention extends Mention {
  towns: Town[]
  written: string
  full: boolean
}

interface CountyMention extends Mention {
  county: string
}

/** What a text is compared with; already known parts fill what is not said. */
export interface PlaceContext {
  place?: Place
  /** The text answers "在哪里": bare everyday words count as places. */
  answer?: boolean
}

function countiesIn(text: string, gazetteer: Gazetteer): CountyMention[] {
  const found: CountyMention[] = []
  for (const { written, county } of gazetteer.counties) {
    let at = text.indexOf(written)
    while (at >= 0) {
      const end = at + written.length
      const inside = found.some((other) => at < other.end && end > other.start)
      const other =
        written === '新区' &&
        /[\p{Script=Han}]$/u.test(text.slice(0, at)) &&
        !/(?:镇江|住|在|我|是|到)$/.test(text.slice(0, at))
      if (!inside && !other) found.push({ start: at, end, county })
      at = text.indexOf(written, end)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function groupTowns(names: readonly TownName[]): Map<string, TownName[]> {
  const groups = new Map<string, TownName[]>()
  for (const name of names) groups.set(name.written, [...(groups.get(name.written) ?? []), name])
  return groups
}

function plausible(
  text: string,
  name: TownName,
  start: number,
  counties: readonly CountyMention[],
  answer: boolean,
): boolean {
  const end = start + name.written.length
  const after = text.slice(end)
  // "白兔村", "大路村": the village of that name, not the town.
  if (name.full || /^(?:镇|街道|乡|集镇)/.test(after)) return true
  if (/^(?:村|社区|小区|花园|新村)/.test(after)) return false
  if (!EVERYDAY.has(name.written)) return true
  if (counties.some((county) => county.end <= start && start - county.end <= 3)) return true
  const bare = text.replace(FILLERS, '').replace(TAIL, '')
  return answer && (bare === name.written || bare.startsWith(name.written))
}

function townsIn(
  text: string,
  gazetteer: Gazetteer,
  counties: readonly CountyMention[],
  answer: boolean,
): TownMention[] {
  const found: TownMention[] = []
  for (const [written, names] of groupTowns(gazetteer.townNames)) {
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
      const end = at + written.length
      const first = names[0]
      if (first === undefined || found.some((other) => at < other.end && end > other.start)) continue
      if (
        counties.some((county) => at < county.end && end > county.start && county.end - county.start >= written.length)
      )
        continue
      if (!plausible(text, first, at, counties, answer)) continue
      found.push({ start: at, end, towns: names.map((name) => name.town), written, full: first.full })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Towns typed by ear: 耳陵 for 珥陵. Only beside a county, before 镇, or as the whole answer. */
function townsBySound(
  text: string,
  gazetteer: Gazetteer,
  counties: readonly CountyMention[],
  answer: boolean,
): TownMention[] {
  const folded = bySound(text)
  const bare = text.replace(FILLERS, '').replace(TAIL, '')
  const found: TownMention[] = []
  for (const name of gazetteer.townSounds) {
    const at = folded.indexOf(name.sound)
    if (at < 0 || found.some((other) => at < other.end && at + name.written.length > other.start)) continue
    const end = at + name.written.length
    const marked = name.full || /^(?:镇|街道|乡)/.test(text.slice(end))
    const beside = counties.some((county) => county.end <= at && at - county.end <= 2)
    const whole =
      answer &&
      (bare === text.slice(at, end) || (bare.startsWith(text.slice(at, end)) && bare.length <= name.written.length + 5))
    if ((marked && name.written.replace(/[镇乡]|街道/g, '').length >= 2) || beside || whole)
      found.push({ start: at, end, towns: [name.town], written: name.written, full: name.full })
  }
  return found
}

interface VillageMention extends Mention {
  written: string
  entries: readonly { town: Town; village: Village }[]
  suffixed: boolean
}

function villagesIn(text: string, gazetteer: Gazetteer, taken: readonly Mention[]): VillageMention[] {
  const found: VillageMention[] = []
  for (const written of gazetteer.villageNames) {
    const at = text.indexOf(written)
    if (at < 0) continue
    const end = at + written.length
    if ([...found, ...taken].some((other) => at < other.end && end > other.start)) continue
    const suffixed = /(?:村|社区)$/.test(written) || /^(?:村|社区|居委会)/.test(text.slice(end))
    found.push({
      start: at,
      end: suffixed && !/(?:村|社区)$/.test(written) ? end + (/^社区/.test(text.slice(end)) ? 2 : 1) : end,
      written,
      entries: gazetteer.villages.get(written) ?? [],
      suffixed,
    })
  }
  return found.sort((a, b) => a.start - b.start)
}

const NATURAL =
  /^(?:的|那边的|下面的|,|，|\s|:|镇|街道|乡|这边|那边|集镇)*([\p{Script=Han}]{1,5}?)(村委会|居委会|社区|自然村|村)(?!里|上的?人|民|干部)/u
const HAMLET =
  /^(?:的|,|，|\s|镇|街道|乡)*((?!我|在|那|这|有|一|不|没|今|昨|前|被|家|出|发|着|下|上|农|村|老|旁)[\p{Script=Han}]{1,3}(?:庄|巷|塘|墩|圩|埭|家|岗|湾|桥|埝|甸|垛|渡|坝|洲|沟|店|墅|山|里))(?=$|[\s,，。!！\d一二三四五六七八九十]|组|队|那|这|着|失|有|出|发)/u

/** A village that the gazetteer does not have, as people say it, right after its town. */
function naturalVillage(rest: string): { name: string; length: number } | null {
  const found = NATURAL.exec(rest)
  if (
    found !== null &&
    !/[我你他她们这那哪个某本全各同一几两]/.test(found[1] ?? '') &&
    !/(?:农|新农|城中|什么|哪个)$/.test(found[1] ?? '')
  ) {
    const suffix = /社区|居委会/.test(found[2] ?? '') ? '社区' : '村'
    return { name: `${found[1]}${suffix}`, length: found[0].length }
  }
  const hamlet = HAMLET.exec(rest)
  return hamlet === null ? null : { name: `${hamlet[1]}村`, length: hamlet[0].length }
}

function sameStem(village: Village, written: string): boolean {
  return village.stem === villageStem(written)
}

function villageOf(
  text: string,
  gazetteer: Gazetteer,
  town: Town,
  taken: readonly Mention[],
  anchor: Mention,
): { name: string | null; end: number } {
  const mentions = villagesIn(text, gazetteer, taken)
  // Whole names first; a bare stem only right behind the town, for it may be an everyday word.
  for (const mention of mentions) {
    const village = town.villages.find((entry) => sameStem(entry, mention.written))
    if (village === undefined) continue
    const near = mention.start >= anchor.end && mention.start - anchor.end <= 4
    if (mention.suffixed || near || !COMMON_STEMS.test(mention.written))
      return { name: pickName(town, mention, text), end: mention.end }
  }
  const natural = naturalVillage(text.slice(anchor.end))
  if (natural === null || natural.name === `${town.name.replace(/镇|街道/, '')}镇村`)
    return { name: null, end: anchor.end }
  const known = town.villages.find((entry) => sameStem(entry, natural.name))
  return { name: known?.name ?? natural.name, end: anchor.end + natural.length }
}

function pickName(town: Town, mention: VillageMention, text: string): string {
  const said = text.slice(mention.start, mention.end)
  const candidates = town.villages.filter((entry) => sameStem(entry, mention.written))
  return (candidates.find((entry) => entry.name === said) ?? candidates[0])?.name ?? said
}

function detailFrom(text: string, from: number): string | undefined {
  const detail = text
    .slice(from)
    .replace(/^[的,，\s镇街道乡]+/, '')
    .match(
      /^[^,，。;；!！?？]{0,30}?(?:组|号|队|室|楼|栋|幢|单元|路|街|弄|巷|旁边?|附近|对面|门口|小区|花园|厂|学校|医院|超市|桥|路口|车站)/,
    )?.[0]
  return detail === undefined || detail.trim() === '' ? undefined : detail.trim()
}

function place(county: string | null, town: string | null, village: string | null, detail?: string): Place {
  return detail === undefined ? { county, town, village } : { county, town, village, detail }
}

/** Places in one reading of the text, ranked; more than one when a name fits several towns. */
function placesIn(text: string, gazetteer: Gazetteer, context: PlaceContext): Place[] {
  const answer = context.answer ?? true
  const counties = countiesIn(text, gazetteer)
  const exact = townsIn(text, gazetteer, counties, answer)
  const said = counties[0]?.county ?? null
  const village = exact.length > 0 ? null : villageFirst(text, gazetteer, counties, context)
  if (village !== null) return village
  const towns = exact.length > 0 ? exact : townsBySound(text, gazetteer, counties, answer)
  const first = chooseTown(towns, said)
  if (first !== undefined) return fromTown(text, gazetteer, first, counties, said)
  if (said !== null) {
    const county = counties[0]
    const natural = county === undefined ? null : naturalVillage(text.slice(county.end))
    return [place(said, null, natural?.name ?? null, county === undefined ? undefined : detailFrom(text, county.end))]
  }
  return unknownVillage(text, gazetteer, context)
}

function chooseTown(towns: readonly TownMention[], county: string | null): TownMention | undefined {
  if (county !== null) {
    const fitting = towns.find((mention) => mention.towns.some((town) => town.county === county))
    if (fitting !== undefined) return fitting
  }
  return towns.find((mention) => mention.full) ?? towns[0]
}

function fromTown(
  text: string,
  gazetteer: Gazetteer,
  mention: TownMention,
  counties: readonly CountyMention[],
  county: string | null,
): Place[] {
  const fitting = mention.towns.filter((town) => county === null || town.county === county)
  const towns = fitting.length > 0 ? fitting : mention.towns
  return towns.map((town) => {
    const taken = [...counties, mention]
    const village = villageOf(text, gazetteer, town, taken, mention)
    return place(town.county, town.name, village.name, detailFrom(text, Math.max(village.end, mention.end)))
  })
}

/** A village without its town: sure when one place has it, else every place that does. */
function villageFirst(
  text: string,
  gazetteer: Gazetteer,
  counties: readonly CountyMention[],
  context: PlaceContext,
): Place[] | null {
  const county = counties[0]?.county ?? context.place?.county ?? null
  const town = context.place?.town ?? null
  const bare = text.replace(FILLERS, '')
  for (const mention of villagesIn(text, gazetteer, counties)) {
    const leading =
      (context.answer ?? true) &&
      bare.startsWith(mention.written) &&
      !COMMON_STEMS.test(mention.written) &&
      bare.length <= mention.written.length + 8
    const beside = counties.some((entry) => entry.end <= mention.start && mention.start - entry.end <= 2)
    if (!mention.suffixed && !leading && !beside) continue
    if (!mention.suffixed && mention.written.length < 2) continue
    const whole = text.slice(mention.start, mention.end)
    const suffix = /(?:社区|村)$/.exec(whole)?.[0]
    const inTown = mention.entries.filter((entry) => town !== null && entry.town.name === town)
    const inCounty = mention.entries.filter((entry) => county !== null && entry.town.county === county)
    const exact = mention.entries.filter((entry) => suffix === undefined || entry.village.name.endsWith(suffix))
    const pool =
      inTown.length > 0
        ? inTown
        : inCounty.length > 0
          ? inCounty
          : county !== null && counties.length > 0
            ? []
            : exact.length > 0
              ? exact
              : mention.entries
    if (pool.length === 0) return [place(county, null, whole)]
    return pool.map((entry) =>
      place(entry.town.county, entry.town.name, entry.village.name, detailFrom(text, mention.end)),
    )
  }
  return null
}

/** "我们村" takes what is known; "王家村" without a town keeps only its own name. */
function unknownVillage(text: string, gazetteer: Gazetteer, context: PlaceContext): Place[] {
  const known = context.place
  if (
    known !== undefined &&
    known.town !== null &&
    /(?:我们|我|俺|本|这个|这|同一个)(?:们)?(?:村|镇|社区|这里)|就(?:在)?(?:这里|那里|村里|镇上)|(?:还是|同)(?:那里|一个地方)/.test(
      text,
    )
  )
    return [known]
  const bare = text.replace(FILLERS, '')
  const natural = (context.answer ?? true) ? NATURAL.exec(bare) : null
  if (
    natural === null ||
    natural.index !== 0 ||
    (natural[1] ?? '').length > 3 ||
    /[我你他她们这那哪个某本全各同一几两不没有想在是说]/.test(natural[1] ?? '')
  )
    return []
  const name = `${natural[1]}${/社区|居委会/.test(natural[2] ?? '') ? '社区' : '村'}`
  const town = known?.town === undefined ? null : known.town
  return [place(known?.county ?? null, town, name)]
}

const ABROAD =
  /不(?:在|是)(?:镇江|本地|这里)|(?:在|住)(?:南京|苏州|无锡|常州|扬州|泰州|上海|外地|外省|金坛|溧阳|仪征|江都)/

/** All places a text may mean, best first: more than one means "是哪一个" must be asked. */
export function findPlaces(text: string, gazetteer: Gazetteer, context: PlaceContext = {}): Place[] {
  for (const reading of correctedReadings(text)) {
    if (ABROAD.test(reading)) continue
    const places = placesIn(reading, gazetteer, context)
    if (places.length > 0) return places
  }
  return []
}

/** The one place a text gives; parts on which its readings differ stay null. */
export function findPlace(text: string, gazetteer: Gazetteer, context: PlaceContext = {}): Place | null {
  const places = findPlaces(text, gazetteer, context)
  const [first] = places
  if (first === undefined) return null
  const agreed = <K extends 'county' | 'town' | 'village'>(key: K): string | null =>
    places.every((entry) => entry[key] === first[key]) ? first[key] : null
  const sameVillage = places.every((entry) => villageStem(entry.village ?? '') === villageStem(first.village ?? ''))
  return place(agreed('county'), agreed('town'), sameVillage ? first.village : null, first.detail)
}
