// Which village of a town a text means, also villages that the gazetteer does not list.
import { bySound } from './homophones.ts'
import { villageStem, type Gazetteer, type Town, type Village } from './gazetteer.ts'
import { isSurname } from '../name-surnames.ts'
import { villagesIn, type Mention, type VillageMention } from './mentions.ts'

// Village stems that are also everyday words.
export const COMMON_STEMS =
  /^(?:中心|幸福|向阳|胜利|和平|光明|友谊|太平|红旗|前进|大众|联合|健康|建设|英雄|朝阳|花园|新城|车站|新村|新|民主|中华|友好|指南|团结|卫星|先锋|曙光|长江|古城|运河|新民|新联|三新|文化|永安|东风|东方|长安|高校|联盟|万科|远洋|市民广场|中山路|东门|五一|公园新村|城中|城南|城北|镇南|镇北|镇东|河南|河北|东河|永兴|振兴|万福|五星|五里|六里|七里|百里|千里|金星|金桥|金湖|华润|回龙|黄山|长征|大桥|龙门|华山|石桥|新安|新胜|新治|金泉|一泉|桃园|竹园|平山|秀山|龙山|金山|宝山|农林|西岗|大学山)$/

const NATURAL =
  /^(?:的|那边的|下面的|,|，|\s|:|镇|街道|乡|这边|那边|集镇|里)*([\p{Script=Han}]{1,5}?)(村委会|居委会|社区|自然村|村)(?!里|上的?人|民|干部)/u
const HAMLET =
  /^(?:的|,|，|\s|镇|街道|乡)*((?!我|在|那|这|有|一|不|没|今|昨|前|被|家|出|发|着|下|上|农|村|老|旁|回|去|来|到|女儿|儿子|姐|妹|哥|弟|亲|妈|爸|娘|婆|丈|舅|姨|姑|叔|伯|朋友|同学|别人|人)[\p{Script=Han}]{1,3}(?:庄|巷|塘|墩|圩|埭|家|岗|湾|桥|埝|甸|垛|渡|坝|洲|沟|店|墅|山|里))(?=$|[\s,，。!！\d一二三四五六七八九十]|组|队|那|这|着|失|有|出|发|的)/u

export interface NamedVillage {
  name: string
  length: number
}

/** Words of a sentence, or of a village that is not named: 隔壁村, 借村口小店, 的村委会, 男方村里. */
const NO_NAME =
  /[我你他她们这那哪个某本全各同一几两住在有是没不想说到的了着过把让给叫跟从往问找送帮借属也就还又再很怎谁啥被骂推催查求告要讲]|(?:上|下|中)午|[上下]面|举报|投诉|听讲|残联|民政|妇联|派出所|^(?:去|来|回|出|进|离|靠|进|整|每|别|外|邻|山|农|渔|乡|贫|贫困|先进|文明|对面|旁边|附近|前面|后面|上|下|里|男方|女方|父母|自己|自家)$|隔壁|邻近|外地|外省|别处|(?:农|新农|城中|城边|什么|哪个|老家|娘家|婆家)$/

/** One character names a village only where it is a surname: 葛村, but no 进村, 邻村. */
function isName(said: string): boolean {
  return said !== '' && !NO_NAME.test(said) && (said.length > 1 || isSurname(said))
}

/** A name ending in 村 right at the start of the text, official or not. */
export function plainVillage(text: string): NamedVillage | null {
  const found = NATURAL.exec(text)
  if (found === null) return null
  const said = found[1] ?? ''
  if (!isName(said)) return null
  return { name: `${said}${/社区|居委会/.test(found[2] ?? '') ? '社区' : '村'}`, length: found[0].length }
}

/** 厂里, 饭店, 大桥, 后山: what stands anywhere has no name. */
const NO_HAMLET =
  /^(?:[^\s]{0,2}(?:厂|店|屋|镇|院|校|舍|位|司|街|城|心|夜|手|田|地|车|房|庙|水|楼|巷|棚|市|室|站|所|部)里|[^\s]{0,2}(?:饭|商|小|酒|旅|药|网|书|面|菜|装|发|利|快递|奶茶|火锅|烧烤|农家)店|(?:铁路|立交|高架|水泥)?(?:大|小|天|过|高架|铁路|水泥|立交|公路|[一二三四五])?桥|(?:汽|轮|摆)渡|[下上后荒小大]山|[水小大阴]沟|[后前小大老弄]巷|[前后鱼池水小大]塘|[江堤大水]坝|[江河水]湾)$/

/** Also a hamlet without 村 (张庄, 李家巷), right after its town. */
export function naturalVillage(rest: string): NamedVillage | null {
  const plain = plainVillage(rest)
  if (plain !== null) return plain
  const hamlet = HAMLET.exec(rest)
  if (hamlet === null || NO_NAME.test(hamlet[1] ?? '') || NO_HAMLET.test(hamlet[1] ?? '')) return null
  return { name: `${hamlet[1]}村`, length: hamlet[0].length }
}

export function isSameVillage(village: Village, written: string): boolean {
  return village.spelled === written || village.stem === written || village.stem === villageStem(written)
}

function officialName(town: Town, mention: VillageMention, text: string): string {
  const said = text.slice(mention.start, mention.end)
  const candidates = town.villages.filter((entry) => isSameVillage(entry, mention.written))
  const official = candidates.find((entry) => entry.spelled === said)
  // 葛村社区 is called 葛村: two characters that end in 村 already are what people say.
  if (official === undefined && said.length === 2 && said.endsWith('村')) return said
  return (official ?? candidates[0])?.name ?? said
}

const IS_THING = /^(?:边|里|上|下|旁|对|大道|路|桥|码头)/

function ownStem(town: Town): string {
  return town.name.replace(/(?:镇|街道)$/, '')
}

/** The village said together with its town, and where the words for it end. */
export function villageOf(
  text: string,
  gazetteer: Gazetteer,
  town: Town,
  taken: readonly Mention[],
  anchor: Mention,
): { name: string | null; end: number } {
  for (const mention of villagesIn(text, gazetteer, taken)) {
    if (!town.villages.some((entry) => isSameVillage(entry, mention.written))) continue
    const near = mention.start >= anchor.end && mention.start - anchor.end <= 4
    // The town's own name once more is no village: 陵口 陵口街上.
    if (!mention.suffixed && mention.written === ownStem(town)) continue
    // 吕城 运河边: the water, not the village of that name.
    if (!mention.suffixed && COMMON_STEMS.test(mention.written) && IS_THING.test(text.slice(mention.end))) continue
    // A bare stem may be an everyday word unless it stands right behind the town.
    if (mention.suffixed || near || !COMMON_STEMS.test(mention.written)) {
      return { name: officialName(town, mention, text), end: mention.end }
    }
  }
  const nested = nestedVillage(text, town, anchor)
  if (nested !== null) return nested
  const bridged = bridgedVillage(text, anchor)
  if (bridged !== null) return bridged
  const natural = naturalVillage(text.slice(anchor.end))
  // 后白 茅山那边: another town is no hamlet of this one.
  if (natural === null || gazetteer.townNames.has(villageStem(natural.name))) return { name: null, end: anchor.end }
  const known = town.villages.find((entry) => isSameVillage(entry, natural.name))
  return { name: known?.name ?? natural.name, end: anchor.end + natural.length }
}

/** 云阳桥社区, 珥陵桥村: the name of the town is the beginning of the village's own. */
function bridgedVillage(text: string, { start, end }: Mention): { name: string; end: number } | null {
  const town = text.slice(start, end)
  const [tail] = /^[桥湾口塘湖河港山岗墩庄](?:社区|村)(?!里|上的?人|民|干部)/.exec(text.slice(end)) ?? []
  if (tail === undefined || /[镇乡]$|街道$/.test(town)) return null
  return { name: `${town}${tail}`, end: end + tail.length }
}

/** "丹北埤城": an old town name behind the new town is its village there. */
function nestedVillage(text: string, town: Town, anchor: Mention): { name: string; end: number } | null {
  const rest = text.slice(anchor.end).replace(/^(?:的|镇的?|街道的?|,|，|\s)+/, '')
  const start = text.length - rest.length
  const folded = bySound(rest)
  const own = ownStem(town)
  const known =
    town.villages.find((entry) => entry.stem.length >= 2 && entry.stem !== own && rest.startsWith(entry.stem)) ??
    // 新村 beside its town is the village where the town has one of that name.
    town.villages.find((entry) => entry.name.length === 2 && rest.startsWith(entry.name)) ??
    town.villages.find(
      (entry) => entry.stem.length >= 2 && entry.stem !== own && folded.startsWith(bySound(entry.stem)),
    )
  return known === undefined ? null : { name: known.name, end: start + Math.max(2, known.stem.length) }
}
