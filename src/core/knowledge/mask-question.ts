/** A resident's question for eyes that work on the handbook: numbers, names and doors are taken out, the matter stays. */
import { INTRODUCED, maskNumbers } from '../understanding/mask-contact.ts'
import { findIntroducedName } from '../understanding/name.ts'
import { findPhone } from '../understanding/phone.ts'

const DOOR =
  /(?:[\p{Script=Han}\d０-９]{1,8}(?:村|社区|小区|花园|新村|苑|巷|路|街|弄))?[\d０-９]+\s*(?:号楼|幢|栋|单元|组|号|室|户)(?:[\d０-９]+\s*(?:号楼|幢|栋|单元|组|号|室|户))*/gu
/** 十二号三幢四零二室 and 花园6-402; a numeral before 户, 组 or 室 alone is a count. */
const WRITTEN_DOOR =
  /(?:[零〇一二三四五六七八九十百]+号)?[零〇一二三四五六七八九十百]+(?:号楼|幢|栋|单元)(?:[零〇一二三四五六七八九十百\d０-９]+(?:单元|室|号|户)?)*|[零〇一二三四五六七八九]{3,4}室|(?<=村|小区|花园|苑|弄)[\d０-９]+[-－—][\d０-９]+(?:[-－—][\d０-９]+)?/gu
const TITLED =
  /(?<![\p{Script=Han}])[\p{Script=Han}]{1,3}(?=先生|女士|小姐|大爷|大妈|大叔|阿姨|奶奶|爷爷|主任|书记|医生|老师)/gu
const MOST = 120

export function maskQuestion(question: string): string {
  const masked = maskPersonal(question)
  const characters = [...masked]
  return characters.length <= MOST ? masked : `${characters.slice(0, MOST).join('')}……`
}

/** Words of any length; numbers in `proved` (phones of offices, digits only) stay. */
export function maskPersonal(text: string, proved: ReadonlySet<string> = new Set()): string {
  const name = findIntroducedName(text)
  const phone = findPhone(text)
  const bare = maskNumbers(text, proved)
    .replace(DOOR, '［门牌］')
    .replace(WRITTEN_DOOR, '［门牌］')
    .replace(INTRODUCED, '某某')
    .replace(TITLED, '某')
  const unnamed = name === null || name.length < 2 ? bare : bare.replaceAll(name, '某某')
  return phone === null || proved.has(phone) ? unnamed : unnamed.replaceAll(phone, '［号码］')
}
