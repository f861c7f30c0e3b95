// Where it is: county, town and village by the names people use, typed by ear or half said.
import { correctedReadings } from '../correction.ts'
import { detailBeside } from './detail.ts'
import { villageStem, type Gazetteer, type Town } from './gazetteer.ts'
import { withoutElsewhere } from './elsewhere.ts'
import { bySound } from './homophones.ts'
import { landmarkIn } from './landmarks.ts'
import {
  countiesBySound,
  countiesIn,
  isNamedVillage,
  isRoad,
  townsBySound,
  townsIn,
  villagesIn,
  withoutFillers,
  type CountyMention,
  type TownMention,
} from './mentions.ts'
import { COMMON_STEMS, isSameVillage, naturalVillage, plainVillage, villageOf } from './villages.ts'
import type { Place } from '../slots-types.ts'

export { buildGazetteer } from './gazetteer.ts'
export type { Gazetteer, RawGazetteer } from './gazetteer.ts'

/** What a text is compared with; already known parts fill what is not said. */
export interface PlaceContext {
  place?: Place
  /** The text answers "在哪里": bare everyday words count as places. */
  answer?: boolean
}

function place(county: string | null, town: string | null, village: string | null, detail?: string): Place {
  return detail === undefined ? { county, town, village } : { county, town, village, detail }
}

function chooseTown(towns: readonly TownMention[], county: string | null): TownMention | undefined {
  const fitting = towns.filter((mention) => county === null || mention.towns.some((town) => town.county === county))
  const pool = fitting.length > 0 ? fitting : towns
  return pool.find((mention) => mention.full) ?? pool[0]
}

/** 过庄镇葛村: an old town's name behind the new one, which was written by ear, is a village there. */
function ownVillage(text: string, town: Town, mention: TownMention): string | null {
  const stem = town.name.replace(/(?:镇|街道)$/, '')
  if (mention.written === stem || !bySound(text.slice(0, mention.start)).includes(bySound(stem))) return null
  return town.villages.find((entry) => isSameVillage(entry, mention.written))?.name ?? null
}

function fromTown(
  text: string,
  gazetteer: Gazetteer,
  mention: TownMention,
  counties: readonly CountyMention[],
): Place[] {
  const county = counties[0]?.county ?? null
  const fitting = mention.towns.filter((town) => county === null || town.county === county)
  return (fitting.length > 0 ? fitting : mention.towns).map((town) => {
    const village = villageOf(text, gazetteer, town, [...counties, mention], mention)
    if (village.name === null) village.name = ownVillage(text, town, mention)
    const from = Math.min(mention.start, ...counties.map(({ start }) => start))
    return place(town.county, town.name, village.name, detailBeside(text, from, Math.max(village.end, mention.end)))
  })
}

/** 江大附院, 桥东头: the stem of a village begins another word. */
function isOtherThing(stem: string, after: string): boolean {
  return isRoad(after) || (/[东西南北]$/.test(stem) && /^(?:头|边|面|侧|里|上|下)/.test(after))
}

/** 城中村, 新村: a kind of place before it is the name of one. */
const KIND_OF_PLACE = /^(?:城中|城中村|新村)$/

/** A village without its town: sure when one place has it, else every place that does. */
function fromVillage(
  text: string,
  gazetteer: Gazetteer,
  counties: readonly CountyMention[],
  context: PlaceContext,
): Place[] | null {
  const said = counties[0]?.county ?? null
  const county = said ?? context.place?.county ?? null
  const bare = withoutFillers(text)
  for (const mention of villagesIn(text, gazetteer, counties)) {
    if (counties.length === 0 && context.place?.town == null && KIND_OF_PLACE.test(mention.written)) continue
    const leading =
      (context.answer ?? true) &&
      bare.startsWith(mention.written) &&
      !COMMON_STEMS.test(mention.written) &&
      isNamedVillage(bare, mention.written) &&
      bare.length <= mention.written.length + 8
    const beside =
      !COMMON_STEMS.test(mention.written) &&
      counties.some((entry) => entry.end <= mention.start && mention.start - entry.end <= 2)
    if (!mention.suffixed && ((!leading && !beside) || isOtherThing(mention.written, text.slice(mention.end)))) continue
    const whole = text.slice(mention.start, mention.end)
    const ending = /(?:社区|村)$/.exec(whole)?.[0]
    const sameTown = mention.entries.filter((entry) => entry.town.name === context.place?.town)
    const sameCounty = mention.entries.filter((entry) => entry.town.county === county)
    const sameEnding = mention.entries.filter((entry) => ending === undefined || entry.village.name.endsWith(ending))
    const pool = [sameTown, sameCounty, said === null ? sameEnding : [], said === null ? mention.entries : []].find(
      (entries) => entries.length > 0,
    )
    if (pool === undefined) return [place(county, null, whole)]
    return pool.map((entry) =>
      place(entry.town.county, entry.town.name, entry.village.name, detailBeside(text, mention.start, mention.end)),
    )
  }
  return null
}

const SAME_PLACE =
  /(?:我们|俺们|我|俺|本|这个|这|同一个)(?:村|镇|社区|这里)|就(?:在)?(?:这里|那里|村里|镇上)|(?:还是|同)(?:那里|一个地方)/

/** "我们村" takes what is known; "王家村" without a town keeps only its own name. */
function fromContext(text: string, context: PlaceContext): Place[] {
  const known = context.place
  if (known !== undefined && known.town !== null && SAME_PLACE.test(text)) return [known]
  if (context.answer === false) return []
  const plain = plainVillage(withoutFillers(text))
  if (plain === null || villageStem(plain.name).length > 3) return []
  return [place(known?.county ?? null, known?.town ?? null, plain.name)]
}

/** Places in one reading of the text, ranked; more than one when a name fits several towns. */
function placesIn(text: string, gazetteer: Gazetteer, context: PlaceContext): Place[] {
  const answer = context.answer ?? true
  const exact = countiesIn(text, gazetteer)
  const counties = exact.length > 0 ? exact : countiesBySound(text, gazetteer, answer)
  const written = townsIn(text, gazetteer, counties, answer)
  const villages = written.length > 0 ? null : fromVillage(text, gazetteer, counties, context)
  if (villages !== null) return villages
  const towns = written.length > 0 ? written : townsBySound(text, gazetteer, counties, answer)
  const county = counties[0]
  const town = chooseTown(towns, county?.county ?? null)
  if (town !== undefined) return fromTown(text, gazetteer, town, counties)
  if (county === undefined) return fromContext(text, context)
  const natural = naturalVillage(text.slice(county.end))
  return [place(county.county, null, natural?.name ?? null, detailBeside(text, county.start, county.end))]
}

const ABROAD =
  /不(?:在|是)(?:镇江|本地|这里)|(?:在|住|是)(?:南京|苏州|无锡|常州|扬州|泰州|上海|外地|外省|金坛|溧阳|仪征|江都)/

/** "不在丹阳在丹徒": where it is not. */
const NOT_THERE =
  /(?:不|没|弗|勿)(?:在|住|属于|归)(?!镇江|本地|这里)\p{Script=Han}{2,5}?(?=[,，。 ]|在|住|是|属于|归)[,，。 ]*/gu

const FORMER =
  /从[^,，。;；\s]{1,8}?(?=搬|迁|嫁到|嫁过来)|(?:以前|原来|原先|从前|过去|本来|早先|老家|我?娘家)(?:是|都|就|一直)?(?:住|在|家)?[^,，。;；\s]{1,10}/gu

/** "以前住延陵，现在搬到皇塘": only where somebody lives now. */
function withoutFormer(text: string): string {
  return /现在|如今|目前|搬|嫁到/.test(text.replace(FORMER, '')) ? text.replace(FORMER, '') : text
}

// 丹阳话, 扬中的河豚: the name tells of speech or goods, not of where anybody is.
const NAMES_SPEECH_OR_GOODS =
  /(?:讲|说|听|会|懂|一口)(?:的)?(?:镇江|丹阳|扬中|句容|丹徒)(?:话|口音|土话|方言|腔)|(?:镇江|丹阳|扬中|句容|丹徒)(?:话|口音|土话|方言)|(?:吃|喝|买|尝|卖)(?:了|过|的|点|着|些)*(?:镇江|丹阳|扬中|句容|丹徒|宝堰|白兔|茅山|界牌|世业)(?:的)?(?=河豚|江鲜|草莓|葡萄|香醋|醋|肴肉|锅盖面|干拌面|面|黄酒|封缸酒|酒|茶|螃蟹|鱼|虾|西瓜|桃|梨|鹅|鸡|鸭|菜|米|特产)|(?:镇江|丹阳|扬中|句容|丹徒|宝堰|白兔|茅山)(?:的)?(?:河豚|草莓|葡萄|香醋|肴肉|锅盖面|干拌面|黄酒|封缸酒|老鹅)/g

const HAPPENED_AT =
  /(?:出事|出的事|事情|出在|起火|着火|失火|烧|漏|塌|倒|淹|摔|撞|现场|老房子|老屋|房子|屋子|家里?)[^,，。;；\s]{0,5}(?:在|是)/
const STAYS_AT =
  /^(?:我|人)?(?:在)?(?:打工|上班|做工|租房|租住)(?:是|的)?在|(?:我人|人|我)?(?:现在|目前|这几天|暂时|先)?(?:借住|暂住|躲|住在?|人在|打工|上班|租|来|到|在)[^,，。;；\s]{0,8}(?:女儿|儿子|亲戚|姐|妹|哥|弟|朋友|打工|上班|租|娘家|医院|厂|这边)|(?:人|我)(?:现在|眼下|目前)?(?:在|住)/

const HAPPENED_THERE =
  /(?:在|是)[^,，。;；\s]{2,12}(?:这边|那边|那里|家里?|路上|厂里|工地上?)*(?:出(?:的|了)事|摔(?:的|了|倒)|跌(?:的|了|倒)|着(?:的|了)火|起(?:的|了)?火|烧(?:的|了)|塌(?:的|了)|撞(?:的|了|到)|砸(?:的|了|到)|淹(?:的|了))|(?:这回|这次|出事)[^,，。;；\s]{0,3}(?:在|是在)/
/** "我人住丁卯女儿家，漏的老房子在大港北角村": where it happened, not where somebody stays now. */
function whereItHappened(text: string, gazetteer: Gazetteer, context: PlaceContext): string | null {
  const clauses = text.split(/[,，。;；!！\s]+/)
  const named = clauses.filter((clause) => placesIn(clause, gazetteer, { ...context, answer: false })[0]?.town != null)
  if (named.length < 2) return null
  // 这回是在云阳出的事: said outright, it outweighs every other place.
  const outright = named.filter((clause) => HAPPENED_THERE.test(clause))
  if (outright.length === 1 && outright[0] !== undefined) return outright[0]
  const happened = named.filter((clause) => HAPPENED_AT.test(clause))
  const elsewhere = named.filter((clause) => STAYS_AT.test(clause) && !HAPPENED_AT.test(clause))
  const [only] = happened
  return happened.length === 1 && elsewhere.length > 0 && only !== undefined ? only : null
}

function blank(words: string): string {
  return '　'.repeat(words.length)
}

const SOMEBODY_ELSE =
  /(?:母亲|父亲|双亲|公婆|公公|婆婆|岳父|岳母|丈母娘|孙子|孙女|侄子|媳妇|女婿|丈夫|妻子|老头|老太|老伴|家人|家属|一家|病人|老?娘|妈|爸|爹|老人|父母|爷爷|奶奶|外公|外婆|儿子|女儿|孩子|小孩|老婆|老公|爱人|弟|妹|哥|姐|舅|姑|姨|叔|伯|他|她|人家|家[在住]|房子|老屋|老家|出事)/

/** 儿子在无锡一年回来一趟: kin who are away, in words run together with where the speaker is. */
const KIN_AWAY =
  /(?:儿子|女儿|孩子|小孩|丫头|闺女|媳妇|女婿|老公|老婆|男人|爱人|爸|妈|哥|姐|弟|妹|他们?|她)(?:们|都|也|一家)*(?:在|住(?:在)?)(?:南京|苏州|无锡|常州|扬州|泰州|上海|外地|外省|金坛|溧阳|仪征|江都)/g

/** "我在上海做工 老娘在珥陵护国村": who speaks from elsewhere asks for somebody here. */
function placesHere(text: string, gazetteer: Gazetteer, context: PlaceContext): Place[] {
  const here = text.replace(KIN_AWAY, blank)
  if (!ABROAD.test(here)) return placesIn(here, gazetteer, context)
  for (const clause of text.split(/[,，。;；!！\s]+/)) {
    if (ABROAD.test(clause) || !SOMEBODY_ELSE.test(clause)) continue
    const places = placesIn(clause, gazetteer, { ...context, answer: false })
    if (places[0]?.town != null) return places
  }
  return []
}

/** "户口在导墅 人住在皇塘": where somebody is registered, when another clause says where he lives. */
function withoutRegistered(text: string, gazetteer: Gazetteer, context: PlaceContext): string {
  const clauses = text.split(/(?<=[,，。;；!！\s])/)
  const kept = clauses.filter((clause) => !clause.includes('户口'))
  if (kept.length === clauses.length) return text
  const rest = kept.join('')
  return placesIn(rest, gazetteer, { ...context, answer: false }).length === 0 ? text : rest
}

/** All places a text may mean, best first: more than one means "是哪一个" must be asked. */
export function findPlaces(text: string, gazetteer: Gazetteer, context: PlaceContext = {}): Place[] {
  for (const meant of withoutElsewhere(text, context.answer ?? true)) {
    const places = withLandmark(meant, placesMeant(meant, gazetteer, context), gazetteer, context.answer ?? true)
    if (places.length > 0) return places
  }
  return []
}

/** 镇江火车站 alone tells the county; what the names of towns tell counts before it. */
function withLandmark(text: string, places: Place[], gazetteer: Gazetteer, answer: boolean): Place[] {
  const [first] = places
  const hasName = first !== undefined && (first.town !== null || first.village !== null)
  const landmark = hasName || places.length > 1 ? null : landmarkIn(text, gazetteer, answer)
  if (landmark === null || (first !== undefined && first.county !== landmark.county)) return places
  const at = text.indexOf(landmark.written)
  const end = at + landmark.written.length
  return [place(landmark.county, landmark.town, null, `${landmark.written}${detailBeside(text, end, end) ?? ''}`)]
}

/** 按蒋乔写: of several places the one that is to be noted. */
const WANTED = /(?:按|照)([^,，。;；\s]{2,12}?)(?:来)?(?:写|记|填|报|登|算)/

function placesMeant(text: string, gazetteer: Gazetteer, context: PlaceContext): Place[] {
  const plain = text
    .replace(NOT_THERE, '')
    .replace(NAMES_SPEECH_OR_GOODS, '　')
    .replace(/三茅宫(?!第)/g, '　')
  const said = withoutRegistered(withoutFormer(plain), gazetteer, context)
  const [, wanted = ''] = WANTED.exec(said) ?? []
  const asWanted = wanted === '' ? [] : placesHere(wanted, gazetteer, context)
  if (asWanted.length > 0) return asWanted
  const kept = whereItHappened(said, gazetteer, context) ?? said
  for (const reading of correctedReadings(kept)) {
    const places = placesHere(reading, gazetteer, context)
    if (places.length > 0) return kept === said ? places : withVillage(places, placesHere(said, gazetteer, context))
  }
  return []
}

/** 住丹徒辛丰 山北村的 出事也在辛丰: the same town, so that the village told beside it still says where. */
function withVillage(happened: Place[], all: readonly Place[]): Place[] {
  const [one, ...others] = happened
  if (one === undefined || others.length > 0 || one.village !== null || one.detail !== undefined) return happened
  const finer = all.filter(({ town, village }) => town !== null && town === one.town && village !== null)
  return finer.length === 1 && finer[0] !== undefined ? [finer[0]] : happened
}

/** The one place a text gives; parts on which its readings differ stay null. */
export function findPlace(text: string, gazetteer: Gazetteer, context: PlaceContext = {}): Place | null {
  const places = findPlaces(text, gazetteer, context)
  const [first] = places
  if (first === undefined) return null
  const agreed = (key: 'county' | 'town'): string | null =>
    places.every((entry) => entry[key] === first[key]) ? first[key] : null
  const sameVillage = places.every((entry) => villageStem(entry.village ?? '') === villageStem(first.village ?? ''))
  return place(agreed('county'), agreed('town'), sameVillage ? first.village : null, first.detail)
}
