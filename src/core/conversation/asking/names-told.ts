/** Names told in the middle of a talk: of the one who writes, of the one it is about, and a fuller one behind a surname. */
import { isSurname, looksLikeName } from '../../understanding/name-surnames.ts'
import type { Heard } from '../hear.ts'
import { fillSlot } from './fill-slot.ts'
import { NEAR } from './teller.ts'
import { saidFor } from './told-later.ts'
import type { Turn } from '../turn.ts'

const OF_SELF = /(?:我|本人|俺|免贵)(?:就)?(?:的?(?:名字|姓名|大名))?(?:叫|姓|是)/
const NAMES = /名字|姓名|大名|称呼|叫|姓/

/** 朱凤英 after 朱; 我叫小雨 after 张奶奶 138…; a name that is put right. */
export function putsNameRight(turn: Turn, held: unknown, name: unknown, { text, correction }: Heard): boolean {
  if (typeof held !== 'string' || typeof name !== 'string') return false
  if (isSurname(held)) return name.startsWith(held) && name.length > held.length
  if (correction && NAMES.test(text)) return true
  return OF_SELF.test(text) && TITLED.test(held) && !OF_SELF.test(saidFor(turn, 'name'))
}
const TITLED = /^\p{Script=Han}(?:奶奶|爷爷|阿姨|叔叔|大[妈爷姐哥娘]|婶子?|嫂子?)$/u

const THEM = '(?:他|她|人|老太太?|老头子?|老人家?|老爷子|老奶奶|老爷爷|病人|患者|男的|女的|户主|那家|那户|这家|这户)'
/** 他姓郭, 老太太姓巫, 他说姓钱 */
const SURNAMED = new RegExp(
  `(?:^|[\\s,，。;；])(?:这个?|那个?)?${THEM}(?:家)?(?:他|她)?(?:自己|本人)?(?:说|讲|就|是|好像|应该|大概)*姓([\\p{Script=Han}]{1,2}?)(?=$|[\\s,，。;；的])`,
  'u',
)
/** 我们喊他老郭, 都叫她巫奶奶 */
const CALLED =
  /(?:我们|村里人?|大家|人家|邻居|小区里)?(?:都|就)?(?:喊|叫|称呼)(?:他|她)(?:做|为)?([老小]\p{Script=Han}|\p{Script=Han}(?:奶奶|爷爷|大爷|大妈|大娘|师傅|阿姨|叔|伯|婶|老太|老汉))(?=$|[\s,，。;；的])/u
const NO_SURNAME = /^[什啥么谁不没哪]|^名|^氏/
/** 老头, 身上没身份证 也没手机: no name at all. */
const MERE_PERSON =
  /^(?:一?个|那个?|这个?|隔壁|我们|村里|的|是)*(?:老头子?|老太太?|老人家?|老奶奶?|老爷爷?|老大爷?|老婆婆?|老汉|大爷|大妈|男的|女的|男人|女人|病人|患者|人|他|她)$/
const WITHOUT_PAPERS =
  /没(?:有|带)?(?:身份证|证件|手机|名字)|(?:不知道|不晓得|不肯说|说不出|问不出|不清楚)[^,，。\s]{0,4}(?:叫|姓|名|是谁)|口音/
const FINDS_THEM = /姓\p{Script=Han}|[\d一二三四五六七八九十]+(?:床|号|组|栋|幢|楼|室)|家(?:$|[\s,，。])/u

function isNoName(words: string): boolean {
  return MERE_PERSON.test(words) || (WITHOUT_PAPERS.test(words) && !FINDS_THEM.test(words))
}

/** The one who is reported, named in the middle of other words, takes the place of a mere description. */
function noteReported(turn: Turn, { text }: Heard): void {
  if (!(turn.state.dialogue?.intent === 'report-for-other' || NEAR.has(turn.value('relation')))) return
  const held = turn.value('subject')
  const named = reportedName(text)
  const described = typeof held === 'string' && held !== ''
  if (named === null) {
    if (!described || !WITHOUT_PAPERS.test(held) || !isNoName(held)) return
    // What was answered to 哪一家 finds nobody: it stays in the words, and the place of the name stays empty.
    turn.emit({ type: 'slots-cleared', slots: ['subject'] })
    turn.emit({ type: 'slot-skipped', slot: 'subject', how: 'unknown' })
    return
  }
  if (described && (FINDS_THEM.test(held) || held.includes(named))) return
  const words = !described || isNoName(held) || text.includes(held) ? named : `${named}，${held}`
  fillSlot(turn, 'subject', words, text, 'extracted')
}

/** 老郭（姓郭）; null where nobody is named. */
function reportedName(text: string): string | null {
  const surname = SURNAMED.exec(text)?.[1]
  const called = CALLED.exec(text)?.[1]
  const known = surname !== undefined && !NO_SURNAME.test(surname) ? surname : null
  if (called !== undefined) return known === null || called.includes(known) ? called : `${called}（姓${known}）`
  return known === null ? null : `姓${known}`
}

/** 名字叫王桂芳, from an officer who reports: the name of the one it is about. */
export function isOfSubject(turn: Turn, { text, extracted }: Heard): boolean {
  const reports = turn.state.dialogue?.intent === 'report-for-other' || NEAR.has(turn.value('relation'))
  return reports && !OF_SELF.test(text) && extracted['phone'] === undefined && /名字|姓名|大名|^(?:她|他)?叫/.test(text)
}

const WHOM =
  /(我?(?:妈妈?|爸爸?|爹|娘|父亲|母亲|老公|老婆|爱人|老伴|儿子|女儿|丫头|婆婆|公公|爷爷|奶奶|外公|外婆|孙子|孙女|哥哥?|弟弟?|姐姐?|妹妹?|舅舅?|姑姑?|叔叔?)|他|她|老人|病人|患者|户主|老太太?|老头子?|孩子)(?:的?名字)?(?:叫做?|名叫)[\s,，:：]*(\p{Script=Han}{2,4})(?=$|[\s,，。;；、\d])/u

/** 我叫丁丽 我妈叫赵银凤: the second one is kept as whom it is about. */
export function noteSubject(turn: Turn, heard: Heard): void {
  const { text, input } = heard
  if (input.choice !== undefined) return
  noteReported(turn, heard)
  noteTheirConsent(turn, heard)
  if (turn.value('subject') !== undefined) return
  const [, who = '', name = ''] = WHOM.exec(text) ?? []
  if (!looksLikeName(name)) return
  fillSlot(turn, 'subject', /^[他她]$/.test(who) ? name : `${who}${name}`, text, 'extracted')
}

const AGREES_SELF =
  '(?:本人|自己)?(?:也|都|是|就|本来|肯定)*(?:同意|愿意|点了?头|答应|肯的)(?:我|你们|您)?(?:来)?(?:报|说|登记|记)?(?:的|了|啊|呀)*(?=$|[，,。；; ])'
const THEIR_CONSENT = new RegExp(`(?:^|[，,。；; ])(?:${THEM}|她|本人|人家|(\\p{Script=Han}{2,3}))${AGREES_SELF}`, 'u')

/** 张洪才自己同意的, 他愿意, 病人同意: the one who is reported agrees; his sons or the landlord agree to something else. */
export function tellsTheirConsent(text: string, subject: unknown): boolean {
  const [found, named] = THEIR_CONSENT.exec(text) ?? []
  if (found === undefined || /不(?:同意|愿意|肯)|吗|么$|[？?]/.test(text)) return false
  if (named === undefined) return true
  return named === subject || (typeof subject === 'string' && subject.includes(named)) || isTheirs(named)
}

/** A name, and 自己 or 本人 behind no kin word. */
function isTheirs(named: string): boolean {
  return (
    looksLikeName(named.replace(/(?:自己|本人)$/, '')) &&
    !/儿|女|爸|妈|爹|娘|哥|弟|姐|妹|医|房|老板|领导|主任/.test(named)
  )
}

function noteTheirConsent(turn: Turn, { text }: Heard): void {
  const reports = turn.state.dialogue?.intent === 'report-for-other' || NEAR.has(turn.value('relation'))
  const held = turn.value('subjectConsent')
  if (!reports || held === 'agrees' || held === 'refuses' || !tellsTheirConsent(text, turn.value('subject'))) return
  fillSlot(turn, 'subjectConsent', 'agrees', text, 'extracted')
}
