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

/** 名字叫王桂芳, from an officer who reports: the name of the one it is about. */
export function isOfSubject(turn: Turn, { text, extracted }: Heard): boolean {
  const reports = turn.state.dialogue?.intent === 'report-for-other' || NEAR.has(turn.value('relation'))
  return reports && !OF_SELF.test(text) && extracted['phone'] === undefined && /名字|姓名|大名|^(?:她|他)?叫/.test(text)
}

const WHOM =
  /(我?(?:妈妈?|爸爸?|爹|娘|父亲|母亲|老公|老婆|爱人|老伴|儿子|女儿|丫头|婆婆|公公|爷爷|奶奶|外公|外婆|孙子|孙女|哥哥?|弟弟?|姐姐?|妹妹?|舅舅?|姑姑?|叔叔?)|他|她|老人|病人|患者|户主|老太太?|老头子?|孩子)(?:的?名字)?(?:叫做?|名叫)[\s,，:：]*(\p{Script=Han}{2,4})(?=$|[\s,，。;；、\d])/u

/** 我叫丁丽 我妈叫赵银凤: the second one is kept as whom it is about. */
export function noteSubject(turn: Turn, { text, input }: Heard): void {
  if (input.choice !== undefined || turn.value('subject') !== undefined) return
  const [, who = '', name = ''] = WHOM.exec(text) ?? []
  if (!looksLikeName(name)) return
  fillSlot(turn, 'subject', /^[他她]$/.test(who) ? name : `${who}${name}`, text, 'extracted')
}
