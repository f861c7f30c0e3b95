/** What later words do to the place that was told before: they add to it, correct it, or leave it where it is. */
import { joinedDetail, spotsSaid } from '../../understanding/place/detail.ts'
import { villageStem } from '../../understanding/place/gazetteer.ts'
import { mergePlace } from '../../understanding/place/merge.ts'
import { extractSlot, type Place } from '../../understanding/slots.ts'
import type { Heard } from '../hear.ts'

export interface LaterPlace {
  place: Place
  /** Something told before was wrong. */
  corrected: boolean
}

/** The place as the words leave it; null when they change nothing. `found` is what they name in passing. */
export function laterPlace(held: Place, saidBefore: string, found: Place | null, heard: Heard): LaterPlace | null {
  const righted = rightedPlace(held, heard)
  if (righted !== null) return righted
  if (found !== null && !isElsewhere(held, found)) return changed(held, mergePlace(held, found), false)
  if (
    found !== null &&
    !AWAY.test(heard.text) &&
    (heard.correction || isOnlyNamed(held, saidBefore, found, heard.text))
  )
    return changed(held, { ...found, village: found.village ?? ownVillage(held, heard) }, true)
  return null
}

const FEEDS = /[^，,。 ]*(?:吃|饭|餐)[^，,。 ]*/g

/** Spots beside the town told before, the way to the door: 现在在汽车站候车室, 写错了 5组. */
export function laterSpots(held: Place, { text, context }: Heard): LaterPlace | null {
  const named = held.village === null && text.length <= LONGEST_NAME ? extractSlot('place', text, context) : null
  // 贺家弄, after its town: the short name of a village there.
  if (named !== null && named.town === held.town && named.village !== null)
    return changed(held, mergePlace(held, named), false)
  // 是19号 不是9号: the number of the door that was told.
  const door = /[\d一二三四五六七八九十]+(?=号)/.exec(held.detail ?? '')?.[0]
  // 吃的村里管 names who feeds, no way to the door.
  const spots = spotsSaid(
    text.replace(WRITTEN_WRONG, ' ').replace(FEEDS, ' ').trim(),
    /门牌|住|地址/.test(text) || (door !== undefined && text.includes(door)),
  )
  const detail = spots === null ? undefined : joinedDetail(held.detail, spots)
  return detail === undefined ? null : changed(held, { ...held, detail }, false)
}

function changed(held: Place, place: Place, corrected: boolean): LaterPlace | null {
  return JSON.stringify(held) === JSON.stringify(place) ? null : { place, corrected }
}

function isElsewhere(held: Place, found: Place): boolean {
  const differs = (key: 'county' | 'town'): boolean =>
    held[key] !== null && found[key] !== null && held[key] !== found[key]
  return differs('county') || differs('town')
}

const ENDING = '(?:镇|街道|村|社区|市|区|那边|那里|那个|这个)*'
const WRITTEN_WRONG =
  /(?:地址|地方|位置|地点|村名|镇名|村子?|镇|组|门牌|前面|刚才|上面|我)*(?:都|也|又|给)?(?:写|说|讲|打|记|弄|搞|填|听|报|看)(?:错|反|岔)(?:了|掉|的)?/g
/** Words that put something right; with a place in them it is the place. */
const RIGHTS =
  /(?:^|[,，。 ])(?:不对){1,2}(?=[,，。 ])|(?:地址|地方|位置|地点|村|镇)[^,，。 ]{0,4}(?:改|换)(?!造)|才(?:对|是对)|(?:我|本来)(?:说|讲|报)的是|(?:并|划)到|改[成为到]|(?:写|说|讲|打|记|弄|搞|填|报)(?:错|反|岔)/

/** Every name of the place told before, shortest forms, to see which of them is denied. */
function namesOf({ county, town, village }: Place): string {
  const stems = [county?.slice(0, 2), town?.replace(/(?:镇|街道)$/, ''), village === null ? null : villageStem(village)]
  return stems.filter((stem) => typeof stem === 'string' && stem.length >= 2).join('|')
}

/** The words without what is denied of the old place: 你记成珥陵了, 护国村写错了, 不在珥陵, 珥陵是我娘家. */
function withoutDenied(text: string, held: Place): string {
  const names = namesOf(held)
  if (names === '') return text
  const old = `(?:${names})+${ENDING}`
  const denied = [
    `(?:并|而)?(?:不是|不在|没在|不归|不属于|勿是|弗是)(?:在)?${old}(?:的|管)?了?`,
    `(?:记|写|打|听|讲|说|弄|登|填)成(?:了)?${old}了?`,
    `${old}(?:是)?(?:不对|不算|(?:写|说|讲|打|记|弄|搞|填|听)(?:错|反)(?:了|的)?|错了)`,
    `(?:把)?${old}(?:要|得|请)?(?:改|换)(?:成|为|到)?`,
    `${old}(?:才)?是(?:我|他|她|我们)?(?:的)?(?:妈|爸)?(?:娘家|老家|婆家|外婆家|以前|原来|隔壁)[^,，。 ]{0,4}`,
  ]
  return text.replaceAll(new RegExp(denied.join('|'), 'g'), ' ')
}

/** Where it is, said outright: 房子在导墅, 我家住导墅; the words name another town than before. */
const STATES =
  /(?:房子|老屋|屋子|家|婆家|地址|地点|位置|出事|着火|事情|地方)(?:的)?(?:地方|地点)?(?:就|都|也|其实|应该|还|实际)*(?:是在|在|是|住)|^(?:我|俺)(?:们|自己|家)*(?:就|是)*住/
/** Somebody else, or only for the time being. */
const AWAY =
  /现在|今晚|晚上|暂|借|租|这几天|这段|儿子|女儿|姐|妹|哥|弟|亲戚|朋友|同学|同事|老板|(?<!婆)娘家|老家|[他她]家|人家|我妈|我爸|打工|上班|医院|学校|以前|原来|过去|从前|听说|户口|吗|？|\?/

/** 我家在丹徒高资 不想回去, of somebody at the station: the home that was left is not where help has to come. */
export const LEAVES_HOME = /不(?:想|敢|能|肯|愿)回|回不(?:去|了)|没脸回|(?:赶|撵|轰|跑|偷跑)(?:了)?出来|离家|出走/

function rightedPlace(held: Place, heard: Heard): LaterPlace | null {
  const rest = withoutDenied(heard.text, held)
  const denies = rest !== heard.text
  const rights = denies || heard.correction || RIGHTS.test(heard.text)
  const told = rest.replaceAll(WRITTEN_WRONG, ' ').trim()
  const clauses = told.split(/[,，。;；!！\s]+/).filter((clause) => clause !== '')
  const leaves = LEAVES_HOME.test(told)
  const stated = clauses.filter((clause) => STATES.test(clause) && !AWAY.test(clause) && !(leaves && /家/.test(clause)))
  const whole = AWAY.test(told) ? [] : [told]
  const plain = clauses.filter((clause) => !AWAY.test(clause))
  const meant = rights ? [...whole, ...stated, ...plain, ...(denies ? clauses : [])] : stated
  const named = meant.map((words) => ({ words, found: extractSlot('place', bare(words), heard.context) }))
  for (const { words, found } of named) {
    if (found === null || (found.town === null && found.village === null && !(rights && words.length <= LONGEST_NAME)))
      continue
    if (isElsewhere(held, found)) {
      // 婆家在皇塘 房子在皇塘滕村: of one town the words that say most.
      const finer = named.find((other) => other.found?.town === found.town && other.found?.village !== null)?.found
      return changed(held, found.village === null && found.town !== null ? (finer ?? found) : found, true)
    }
    if (!rights) continue
    const place = mergePlace(held, found)
    if (place.village !== held.village) return changed(held, place, held.village !== null)
  }
  return null
}

/** 应该是导墅才对 → 导墅 */
function bare(words: string): string {
  return words
    .replace(/^(?:应该|我|本来|其实|你|请|是|写|说|讲|的|改|成|一下|才|对|地址)+/, '')
    .replace(/才(?:是)?对(?:的)?$/, '')
}

/** 谏壁的, after a village whose town was only looked up: the town that is named stands against the one that nobody named. */
function isOnlyNamed(held: Place, saidBefore: string, found: Place, text: string): boolean {
  if (found.town === null || text.length > LONGEST_NAME) return false
  const town = held.town?.replace(/(?:镇|街道)$/, '') ?? ''
  const lookedUp = held.town !== null && held.village !== null && !saidBefore.includes(town)
  return (lookedUp && saidBefore.includes(villageStem(held.village ?? ''))) || held.town === null
}

const LONGEST_NAME = 10

function ownVillage(held: Place, { context }: Heard): string | null {
  const named = context.gazetteer.towns.some(
    (town) => town.name === held.town && town.villages.some(({ name }) => name === held.village),
  )
  return named ? held.village : null
}

/** 我就在银行门口: where one stands for an errand. */
const ERRAND =
  /(?:我|俺)(?:人|现在|这会儿?|刚|就|正|已经|都|还)*(?:站|等)?在[^,，。 ]{0,6}(?:银行|取款机|ATM|柜台|柜员机|营业厅|邮局|信用社|派出所|窗口|药店|超市|菜场|法院|政务中心|办事大厅)[^,，。 ]{0,4}/gi
/** 女朋友一个人在丁卯的出租屋: where somebody else lives. */
const OTHERS_ROOM =
  /(?:我|他|她)?(?:的)?(?:女朋友|男朋友|对象|前妻|前夫|女友|男友|儿子|女儿|姐姐?|妹妹?|哥哥?|弟弟?)(?:她|他)?(?:一个人|自己|现在|还|暂时|也|就|都)*(?:住)?在[^,，。 ]{2,12}/g
const STAYS_OR_HAPPENED = /睡|过夜|蹲|躺|打(?:我|他|她|人|架|伤|了(?!个?电话))|摔|跌|撞|烧|淹|塌|昏|晕|被|出事|血/

/** The words without spots where somebody only is for the moment or where another one lives. */
export function withoutPassingSpots(text: string, lacksBed: boolean): string {
  if (STAYS_OR_HAPPENED.test(text)) return text
  const others = text.replace(OTHERS_ROOM, ' ')
  return lacksBed ? others : others.replace(ERRAND, ' ')
}
