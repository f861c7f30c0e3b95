/** What the words tell of the teller and of the way back to the teller, not of the matter: a neighbour, whose phone, when to call. */
import { isSurname, looksLikeName } from '../../understanding/name-surnames.ts'
import { extractSlot, type Place } from '../../understanding/slots.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

/** 我不是他家人 住对门: said in the middle of the talk, and so plain that it is meant for it. */
export function isTeller(text: string): boolean {
  return /我(?:们)?(?:不是|又不是)(?:他|她|那家|这家)(?:们)?(?:家)?(?:的)?(?:人|亲戚|家人|家属)|(?:^|[，,。 ])(?:我|我们|我家)?(?:就)?(?:是|住)(?:在)?(?:他|她)?(?:们)?(?:家)?(?:的)?(?:邻居|对门|隔壁|楼上|楼下)(?:的)?(?:$|[，,。 ])/.test(
    text,
  )
}

/** Relations that only somebody else than the family has. */
export const NEAR: ReadonlySet<unknown> = new Set(['neighbour', 'village_officer', 'volunteer', 'hospital', 'police'])

const CALLS =
  /(?:别|不要|不)(?:给我)?打(?:我)?电话|(?:打|发|回|就打)(?:文)?字|发(?:消息|信息|微信)|联系我|找我(?!家)|打(?:我|给我|过来)?的?电话|打[^，,。 ]{0,6}(?:座机|固话|办公室|科室|单位)|(?:再|才|最)?方便(?:接|说|讲|看)|(?:再|才)(?:打|联系|找我|发(?![现生烧病作])|回)|(?:以后|之后|后)(?:再)?(?:打|接)(?!的|了|过|1|针|架|吊|人|我)|以[前后](?:再|才)?(?:打(?=$|[，,。 ]|我?电话|过?来)|接|能接)|(?:能|不能|可以|好|方便)接(?!骨|人|他|她|送)|接(?:不了|不到|得到)(?:电话|$|[，,。 ])|接电话|电话[^，,。 ]{0,3}(?:改|换|只能|要|最好)(?:成|到|在|为)?[^，,。 ]{0,8}点|电话[^，,。 ]{0,3}(?:改|换)(?:成|到|为|在)/
const WHEN =
  /(?:工作日|周[一二三四五六日天][到至][周]?[一二三四五六日天]|平时)[^，,。 ]{0,14}点(?:半|多)?|(?:(?:工作日|每天|明天|明早|今晚|早上|上午|中午|下午|晚上|夜里|白天)?[一二三四五六七八九十两\d]{1,3}点(?:半|多)?|(?:明天|后天|今天|每天|平时|周末)?(?:早上|上午|中午|下午|晚上|白天)|下班|放学)[^，,。 ]{0,10}/

/** 昨天在电脑上讲了一半: the day of the talk, not of what it is about. */
export function isAboutTalk(text: string): boolean {
  return /(?:刚才|刚刚|刚|前面|上面)[^，,。 ]{0,4}(?:看|说|讲|打|写|算|点|填|报|记|听)(?:错|漏|反|岔)|不是我[打写发]的|(?:不是|已经|都)?(?:撤|取消|提交|填过?|登记)(?:了|过|掉)(?:嘛|吗|么|的|$|[，,。 ])|(?:刚|才)(?:刚|才)?发现[^，,。 ]{0,3}(?:电话|号码|报|说|讲|写|填)|(?:电话|号码|手机)[^，,。 ]{0,4}(?:报|说|讲|写|填|记)错|手机[^，,。 ]{0,6}没(?:电|信号)|没(?:顾得?上|来得及|空|时间|工夫)(?:看|回|理|接)(?:你|手机|消息|信息|信|复|电话)|没看(?:到|见)?(?:手机|消息|信息|短信)|充(?:上|着)?(?:了)?电|(?:讲|说|写|填|弄|报)(?:了|到)?(?:一)?半|(?:昨天|上次|前天|刚才)[^，,。 ]{0,6}(?:来过|找过你们|跟你们(?:讲|说)过)/.test(
    text,
  )
}

/** The time of the message is when the resident can be reached. */
export function tellsWhenToCall(turn: Turn, text: string): boolean {
  const [when] = WHEN.exec(text) ?? []
  // 一般六点多到家: when he comes home is no time to ring.
  if (when === undefined || /到家|回来|回家/.test(when)) return false
  return CALLS.test(text) || turn.state.openStep === 'contact' || turn.state.openStep === 'how'
}

/** The message without its clauses about calling: 昨晚八点着的火，白天别打电话. */
export function withoutCalling(text: string): string {
  return text
    .split(/(?<=[，,。 ])/)
    .filter((part) => !CALLS.test(part))
    .join('')
}

/** 早上七点他出车以后; 白天上班接不了，晚上七点以后打: as it was said; null when the words tell no such time. */
export function whenToCall(turn: Turn, text: string): string | null {
  if (!tellsWhenToCall(turn, text)) return null
  const parts = text.split(/[，,。 ]+/).filter((part) => CALLS.test(part))
  const times = parts.flatMap((part) => WHEN.exec(part)?.[0] ?? []).slice(0, 3)
  return times.length > 0 ? times.join('，') : (WHEN.exec(text)?.[0] ?? null)
}

/** 这个手机他晓得密码: whoever must not read it can. */
export function tellsPhoneRead(text: string): boolean {
  return PHONE_READ.test(text) && !/怎么|咋|吗|么$|[？?]/.test(text)
}
const PHONE_READ =
  /(?:手机|微信|密码)[^，,。 ]{0,6}(?:他|对方|老公|男人)[^，,。 不没]{0,4}(?:晓得|知道|有|会|能|看|翻|查|解得开)|(?:他|对方|老公|男人)[^，,。 不没]{0,4}(?:晓得|知道|有)[^，,。 ]{0,5}密码|(?:他|对方|老公|男人)[^，,。 不没]{0,4}(?:看|翻|查)(?:到|见|得到)?[^，,。 ]{0,2}我(?:的)?(?:手机|微信|短信|聊天)/

/** 下午打 中午老头子睡觉, of 我姓徐 手机137… 下午打 中午老头子睡觉: the clauses that tell when to ring, without name and number. */
export function hoursTold(text: string): string {
  const parts = text.split(/[，,。；; ]+/).filter((part) => part !== '' && !/\d{7,}/.test(part))
  const when = parts.filter((part) => WHEN.test(part) || CALLS.test(part))
  return (when.length > 0 ? when : parts).join('，')
}

/** 你们是骗子吧: asked of us, nothing that happened. */
export const DOUBTS_US = /你们[^，,。]{0,8}[，,。 ]?[^，,。 ]{0,4}(?:骗|真的)|骗子(?:吧|吗|么)/

/** 打我老婆的 182…: a number is given, and whose it is. */
export const GIVES_NUMBER = /打[^，,。]{0,6}(?:的|电话|手机|号)?[ ，,:：]*1[3-9]\d/

const KIN =
  '老婆|媳妇|爱人|老公|丈夫|儿子|女儿|丫头|闺女|爸爸?|妈妈?|老爹|老娘|哥哥?|姐姐?|弟弟?|妹妹?|爷爷|奶奶|外公|外婆|叔叔?|舅舅?|姑姑?|姨|邻居|隔壁|对门|朋友|同事|房东|村书记'
const HOME = '[\\p{Script=Han}]家'
const OWNER = new RegExp(
  `(${KIN}|${HOME})(?:家)?的?(?:电话|手机|号码?)?(?:是|打)?[ ，,:：]*(?:\\+?86)?1[3-9]\\d|1[\\d\\s-]{10,14}[ ，,]*(?:这个?)?(?:是)?(?:我)?(${KIN}|${HOME})的`,
  'u',
)

/** 138… 我姐姐姓吴 打给她 不要打给我: the phone of the one who is to be rung instead. */
const TRUSTED = new RegExp(
  `(?=[^]*1[3-9][\\d\\s-]{9,})(?=[^]*(?:不要|别|莫)(?:再)?(?:打|找|联系)(?:给)?我)[^]*?我(?:的)?(${KIN}|嫂子|闺蜜)`,
  'u',
)

/** 钱大姐 139…: how the teller calls herself, no elder sister of hers. */
function isAddress(before: string): boolean {
  const [, surname = ''] = /(?:^|[ ，,。]|是|叫|我叫)([\p{Script=Han}])[大小老二三四]?$/u.exec(before) ?? []
  return isSurname(surname)
}

const THEM = '他|她|病人|患者|伤者|老人家?|老太太?|老头子?|户主|本人|那家'
/** 病人叫周根生 手机187…, 他的号码187…, 周根生电话187…: of the one who is reported. */
const OF_REPORTED = new RegExp(
  `(?:^|[，,。；; ])(?:(${THEM})(?:本人|自己)?(?:(?:的?名字)?(?:叫|名叫|是|姓)(\\p{Script=Han}{1,4}))?|(\\p{Script=Han}{2,3}))[ ，,]*(?:本人|自己)?的?(?:电话|手机|号码?|联系方式)(?:号码?)?(?:是)?[ ，,:：]*(?:\\+?86)?(?:1[3-9]|0\\d{2,3}-?\\d{7})`,
  'u',
)

/** 周根生, 病人: whose number it is that a reporter gives beside the own one; null where the words do not tell. */
export function reportedOwner(text: string): string | null {
  const [, who, name, alone] = OF_REPORTED.exec(text) ?? []
  if (alone !== undefined) return looksLikeName(alone) ? alone : null
  if (who === undefined) return null
  return name ?? (/^[他她]|本人/.test(who) ? '他本人' : who)
}

/** 我的话打科室吧 0511…, 我手机138…: the reporter's own way to be rung. */
export function ownNumber(text: string): boolean {
  return /我(?:的话|这边|自己|本人)?(?:的)?(?:手机|电话|号码?|座机|打)|打我|(?:打|找)(?:我们?)?(?:的)?(?:科室|病区|护士站|办公室|单位|村委会?|社区|值班室)|(?:科室|病区|护士站|办公室|村委会?|社区|单位|值班室)(?:的)?(?:电话|座机|号码?)/.test(
    text,
  )
}

/** 科室, of 打科室吧 0511…: a telephone that many use. */
export function officeOf(text: string): string | null {
  return (
    /(?:打|找|是|的)?(科室|病区|护士站|办公室|村委会?|社区|单位|值班室)(?:的)?(?:电话|座机|号码?)?(?:吧|就行|的话)?[ ，,:：]*0\d{2,3}/.exec(
      text,
    )?.[1] ?? null
  )
}

/** Whose phone it is, kept beside the number; a new number of one's own ends it. */
export function ownerOf(text: string): string | null {
  const trusted = TRUSTED.exec(text)
  if (trusted !== null) {
    const surname = /(?:姐|妹|妈|爸|哥|弟|嫂|朋友|闺蜜|同事|她|他)姓([\p{Script=Han}])/u.exec(text)?.[1]
    return surname === undefined || !isSurname(surname) ? (trusted[1] ?? null) : `${trusted[1]}（姓${surname}）`
  }
  const found = OWNER.exec(text)
  const [, before, after] = found ?? []
  if (before !== undefined && !isOwner(before, text.slice(0, found?.index ?? 0))) return null
  if (after !== undefined && !isOwner(after, '')) return null
  return before ?? after ?? null
}

/** 邵家的 is another house; 我家的 and 大家 are none. */
function isOwner(word: string, before: string): boolean {
  return word.endsWith('家') ? isSurname(word.slice(0, 1)) : !isAddress(before)
}

/** 赵桂兰的电话187…, 她的手机139…: of the one who is reported. */
const NAMED_NUMBER =
  /(?:^|[，,。；; ])(\p{Script=Han}{2,3}|他|她)(?:本人|自己)?的(?:电话|手机|号码?)(?:号|是|：|:)*\s*1[3-9]/u

/** 邵家的139…: a number of another house, given besides one's own. */
export function othersNumber(text: string): boolean {
  const [, named = ''] = NAMED_NUMBER.exec(text) ?? []
  if (looksLikeName(named) || /^[他她]$/.test(named)) return true
  return ownerOf(text)?.endsWith('家') === true || /(?:另外|还有)(?:一?个|的)?(?:号码?|电话|手机)/.test(text)
}

/** 是丹徒不是丹阳 辛丰龙山村: the place that is meant, without the one that is taken back. */
export function placeMeant({ text, context }: Heard, found: unknown): unknown {
  const meant = text.replaceAll(/(?:^|(?<=[，,。 ])|(?<=[一-龥]))(?:而)?不是[^，,。 ]+|搞错了|说错了/g, ' ')
  if (meant === text) return found
  const { place: _, ...rest } = context
  return (extractSlot('place', meant, rest) as Place | null) ?? found
}

/** 老公打我, 我家着火，老娘七十八: a kin in the story does not make it the kin's. */
export function isOwnTrouble(text: string): boolean {
  // 要我把钱转到安全账户: who is called is the one it is about, whosever card is the pretext.
  if (
    /(?:要|叫|让|逼|催|喊)我[^，,。 ]{0,4}(?:把[^，,。 ]{0,8}转|转(?:账|钱|款)|汇款|打钱|付款|报?验证码)|不(?:让|准|许)我挂/.test(
      text,
    )
  )
    return true
  return /(?:打|骂|赶|掐|踢|欠|撵)(?:了)?我|(?:留下|剩下|就|只有)我|我(?:们)?家(?![^，,。 ]{0,2}(?:老|那|孩|娃|小|男|女|婆|公|爹|娘|妈|爸|爷|奶|儿|个))|家里?(?:着火|失火|进水|淹|断水|断电|没米|没钱|没饭|没吃|烧)|(?:^|[，,。 ])我[^，,。 ]{0,4}(?:没钱|没饭|没吃|没地方|失业|下岗|腿|手断|病|残疾|被)/.test(
    text,
  )
}
