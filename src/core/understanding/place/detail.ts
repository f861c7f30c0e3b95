// The words beside town and village that lead to the door: 邮局后面 6栋302, 桥头第三家 绿铁门, 工地门口.
import { NUMBER } from '../numerals.ts'

const COUNT = `(?:\\d{1,4}|${NUMBER})`
/** What stands at a spot and is known there. */
const LANDMARK =
  '(?:候车室|候车厅|值班室|工棚|板房|楼道|楼梯口|地下室|车库|车棚|仓库|大棚|厂房|厂|工地|小区|花园|新村|公寓|宿舍|小学|中学|学校|幼儿园|敬老院|养老院|卫生[室院所]|医院|诊所|药店|超市|商店|小店|菜场|菜市场|市场|商场|邮局|银行|信用社|加油站|火车站|高铁站|汽车站|客运站|公交站|车站|站台|码头|渡口|汽渡|船闸|水闸|闸口|水库|河边|江边|桥洞|涵洞|公园|广场|祠堂|教堂|村部|村委会|居委会|派出所|服务区|收费站|饭店|宾馆|旅馆|网吧|澡堂|烟囱|水塔|电线杆|牌坊|凉亭|亭子|红绿灯|[东西南北老大]街|街|(?<![带让问铺修养走赶半上门出绝活生思来退])路口?|大路口?|国道|省道|巷[口子]?|弄堂|(?<![替会咋怎不帮给来乱要能得难好])弄|大?桥|大坝|江堤|大堤|塘|圩|村口|镇口|围墙|[大铁木院车前后边红绿蓝黑白旧新]{1,2}门|门口|[粮油气变电农机兽医泵水文]{1,2}站|门面|(?:电信|邮政|税务|粮食|供电|公安|民政|人社|移动|水务|交管)局|营业厅|供销社|大厦|商城|购物中心|体育[馆场]|图书馆|文化站|活动中心|隧道|地铁站|驿站|电影院|戏台|土地庙|大润发|万达|苏果|老房子|老屋|平房|瓦房|楼房|出租屋|车里)'
const NUMBERED = `第?${COUNT}(?:号楼|号|组|队|室|楼|栋|幢|座|单元|层|户|家|间|排|弄|支)`
const SIDE =
  '(?:的)?(?:旁边?|边上?|附近|对面|对过|斜对面|门口|门前|后门|后面|前面|后头|前头|后边|前边|隔壁|里面?|里头|外面?|外头|上面?(?!班|学|去|来|车)|下面?(?!班|车|去|来)|底下|口|头|尾|角落?|拐角|转角|楼上|楼下|不远|[东西南北](?:边|面|头|侧))'
const TAIL = '(?:那里|那边|那块|这里|这边|那个楼|那栋楼|那幢楼|那排房子?|那家|那户)'
const SEEN = '(?:有|是)(?:个|棵|一棵|一个|座|条|家|块|两棵)?\\p{Script=Han}{1,6}'

const LEAD =
  /^(?:(?:我|人|我们|他|她)(?:家|人)?)?(?:现在|目前|眼下|这会儿?|就)*(?:人|我)?(?:(?:地址|位置|地点|门牌号?)(?:就?是|在|:|：)?|就?(?:在|住在?|躲在|睡在?|坐在|靠近|靠|挨着?|离|(?:应该)?是)|家)?(?:的)?/u
// Somebody who does or says something: a sentence, no spot.
const SENTENCE =
  /[我你他它您们说讲问想怕敢死打骂喝睡哭饿疼痛病救没了吗呢吧啊过得把被给让叫跑回来去卖买开办干活]|[做上下]班|打工|(?<!第)一家|人家|里人|[也还都再又很该怎用补翻蹲句做查咋替扫挤跳哪捡跟租]|什么|推荐|有人|上(?:小学|初|高中|中学|大学|幼儿)|[今昨前明][天晚早夜日]|夜里|晚上|以前|原来|在(?=.)/u
/** Words of a spot that only look like those of a sentence. */
const NAMED =
  /[村居]委会|来水|回龙|东来|西来|开发区|经开|还建|回迁|安置房?|大都|首都|尚都|用房|救助(?:管理)?站|(?:街道)?办事处|街道办|办公[室楼]|活动|卖场|过街|翻身|在建|出租[屋房]|租赁|廉租房?|公租房?|卖[一-龥]{1,4}(?=那|的)/g

function isSentence(words: string): boolean {
  return SENTENCE.test(words.replaceAll(NAMED, ''))
}

/** 十八号 is a day where a month stands before it or a time behind it: 新治村 十八号夜里. */
const DAY = /(?:[12]?\d|3[01]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])[号日]$/
const OF_DAY =
  /^[ ,，]*(?:的|那|当|这)?(?:夜|晚|早|上午|中午|下午|半夜|凌晨|傍晚|清早|白天|天|到|起|开始|就|淹|着|失火|塌|出|摔|发|停|没|被|下|刮|倒|进|烧|漏|撞|住院|走|大概|左右)/

function isDate(words: string, behind: string): boolean {
  return /月[^，,]{1,4}[号日]/.test(words) || (DAY.test(words) && OF_DAY.test(behind))
}

const SPOT = new RegExp(
  `^(?:[\\p{Script=Han}A-Za-z\\d#]{0,8}?(?:${LANDMARK})|${NUMBERED})(?:${SIDE})?(?:${NUMBERED})*(?:(?<=(?:号|楼|栋|幢|座|单元))\\d{2,4}(?:室)?)?(?:${SIDE})?(?:的)?(?:${TAIL}|(?<=[口面边旁])${SEEN})?$`,
  'u',
)
/** Where one is treated, works or goes to school is not where one lives. */
const BUSY_THERE =
  /(?:医院|附院|[一二三四]院|病房|急诊|病区)(?!(?:的)?(?:门口|对面|对过|后面|后门|旁边?|边上|附近|隔壁))|^(?:.*(?:厂|学校|小学|中学|幼儿园|医院|诊所|卫生[室院所]|派出所|敬老院|养老院)(?:里面?|里头)?|路上|大?路|门口|街上|.*(?:间|套|处|栋|幢)?(?:老|旧|新|自己的|自家的|祖传的)?(?:房子|老屋|平房|瓦房|楼房))$/

function core(clause: string): string {
  return clause
    .replace(LEAD, '')
    .replace(/[。.!！]+$/, '')
    .replace(/(?<=..)(?:住着?|蹲着|坐着|待着|呆着|等着)$/, '')
}

/** A clause that is nothing but a spot: its words without 现在在 or 地址是, or null. */
export function spotIn(clause: string): string | null {
  const words = core(clause.trim())
  if (words.length < 2 || words.length > 20 || isSentence(words)) return null
  return SPOT.test(words) ? words : null
}

/** 过了桥往东, 从大路下来第二家: the way is told as one walks it. */
const WALKED =
  /^(?:过了?|从|往|沿着?|顺着?|下了?|出了?|进了?|靠近?|朝)[\p{Script=Han}A-Za-z\d]{0,10}?(?:桥|路|街|巷|口|站|村|公里|里|米|第[\p{Script=Han}\d]{1,2}家|[东西南北]|头|边|塘|坝|堤|弯|红绿灯)/u
/** What stands in a place and may be all that somebody knows of it, at the end or with its side: 电信局那块. */
const THING = new RegExp(
  `^[\\p{Script=Han}A-Za-z\\d#]{1,12}?(?:${LANDMARK}|[局所馆厅社苑园城府庄村圩镇行铺庙寺塔亭台院校站楼店厂库港江河山坝岸渡闸埂沟湾滩岛洲弄街巷路桥]|公里)(?:${SIDE})?(?:的)?(?:${TAIL}|这儿|那儿)?$`,
  'u',
)
/** Somebody who does something, or a thing that is no spot: 用的店里wifi, 一日三餐. */
const DOES =
  /^[一二两三四五六七八九十\d]+(?:层楼?|间|室|口|户)|用|吃|穿|修|丢|欠|借|打|骂|想|怕|等|哭|说|讲|问|办|交|付|还钱|[我你他她您]|生活费|[学路车]费|银行卡/

/** One who was asked where answers so: looser than what is taken in passing, but no story either. */
export function spotAnswered(clause: string): string | null {
  const words = core(clause.trim())
  const spot = spotIn(clause)
  // On the way is nowhere.
  if (words === '路上') return null
  if (spot !== null) return spot
  if (words.length < 2 || words.length > LONGEST_SPOT || DOES.test(words)) return null
  if (WALKED.test(words)) return words
  return THING.test(words) && !isSentence(words) ? words : null
}

const LONGEST_SPOT = 16

const CLAUSE = /[,，、。;；\s]+/

/** 现在在汽车站候车室, 地址是桥头第三家: said in passing and so plain that it is where somebody is. */
export function spotsSaid(text: string, isDoor = LIVES.test(text)): string | null {
  const meant = text.replaceAll(/不是[^,，。 ]+/g, ' ')
  const clauses = meant.split(CLAUSE).filter((clause) => clause !== '')
  const said = clauses.flatMap((clause, index) => {
    const spot = spotIn(clause)
    if (spot === null || BUSY_THERE.test(spot) || isDate(spot, clauses[index + 1] ?? '')) return []
    if (!isDoor && clauses.length === 1 + index && NUMBER_ONLY.test(spot)) return []
    const led = clause !== spot || (index > 0 && spotIn(clauses[index - 1] ?? '') !== null)
    return led || clauses.length === 1 ? [spot] : []
  })
  return said.length > 0 ? said.join('') : null
}

/** 二十号 may be the day that was asked for: a door only where somebody lives behind it. */
const NUMBER_ONLY = new RegExp(`^(?:${DAY.source})$`)
const LIVES = /门牌|住|家(?!里)|地址/

/** What stands right behind the town or village without a pause: 红光村七组, 江心洲五墩子 12号. */
const BEHIND =
  /^[ ]?[^,，。;；!！?？ ]{0,14}?(?:组|号|队|室|楼|栋|幢|单元|路(?!桥)|街|弄|巷子?|旁边?|附近|对面|门口|小区|花园|厂|学校|医院|超市|桥|路口|车站)/

function behindIn(behind: string): string {
  const words = BEHIND.exec(behind)?.[0] ?? ''
  // 萧家村 学校也在镇上: where something else is.
  if (/^(?:也|就|都|不)*在/.test(behind.slice(words.length))) return ''
  // 陵口菜场卖菜, 大港做电焊的厂: what somebody does there is no way to the door.
  return isSentence(words) || /^[ ]?离/.test(words) || isDate(words, behind.slice(words.length)) ? '' : words
}

/** The way to the door in the message that names the place between `from` and `to`: behind it, else right before it. */
export function detailBeside(text: string, from: number, to: number): string | undefined {
  const behind = text.slice(to).replace(/^[的,，\s镇街道乡]+/, '')
  const [clause = ''] = behind.split(CLAUSE)
  const start = spotIn(clause) === null ? behindIn(behind) : isDate(clause, behind.slice(clause.length)) ? '' : clause
  const first = start === '' ? '' : start + (GOES_ON.exec(behind.slice(start.length))?.[0] ?? '')
  const [rest = '', ...next] = behind.slice(first.length).split(CLAUSE)
  const tail = first !== '' && TAIL_ONLY.test(rest) ? rest : ''
  const after = joinedSpots([first.trim(), tail, ...(PAUSE.test(rest) || tail !== '' ? leading(next) : [])])
  if (after !== '') return after
  const [lead = '', ...earlier] = text.slice(0, from).split(CLAUSE).toReversed()
  const ahead = core(lead) === '' ? leading(earlier).toReversed().join('') : ''
  return ahead === '' ? undefined : ahead
}

/** 7组 9组, where the first was taken back: the later of two of one kind counts. */
function joinedSpots(all: readonly string[]): string {
  const spots = all.filter((spot) => spot !== '')
  const kind = (spot: string): string => /(?:组|队|号|栋|幢|单元|室)$/.exec(spot)?.[0] ?? ''
  return spots.filter((spot, index) => kind(spot) === '' || kind(spot) !== kind(spots[index + 1] ?? '')).join('')
}

/** 丁岗镇上, 丁岗租房住: words that end the name of the place and tell no more. */
const PAUSE = /^(?:的|上|里|镇上?|街上|街道|乡|那边|这边|集镇|租房|租|住着?)*$/
/** 超市 + 旁边, 三组 + 12号 */
const GOES_ON = new RegExp(`^(?:${SIDE})?(?:${NUMBERED})*(?:(?<=(?:号|楼|栋|幢|座|单元))\\d{2,4}(?:室)?)?(?:${SIDE})?`)
const TAIL_ONLY = new RegExp(`^${TAIL}$`)

/** All spots up to the first clause that is none. */
function leading(clauses: readonly string[]): string[] {
  const spots: string[] = []
  for (const clause of clauses) {
    const flat = /^\d{3,4}(?:室)?$/.test(clause) && /[栋幢座号楼元]$/.test(spots.at(-1) ?? '') ? clause : null
    const spot = clause === '' ? null : (flat ?? spotIn(clause))
    if (spot === null || isDate(spot, clauses[clauses.indexOf(clause) + 1] ?? '')) break
    spots.push(spot)
  }
  return spots
}

const KINDS = /组|队|号|栋|幢|座|单元|室|层|楼|家|户|门/g

/** What is told later joins the way to the door; the same kind of word (9组 after 8组) takes the place of the old one. */
export function joinedDetail(known: string | undefined, found: string | undefined): string | undefined {
  if (known === undefined || found === undefined || known === found) return found ?? known
  if (known.includes(found)) return known
  if (found.includes(known)) return found
  const kinds = new Set(found.match(KINDS) ?? [])
  const same = (known.match(KINDS) ?? []).some((kind) => kinds.has(kind))
  return same || known.length + found.length > 40 ? found : `${known}，${found}`
}
