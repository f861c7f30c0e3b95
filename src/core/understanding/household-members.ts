// The people named in a sentence, each with how many and how old.
import { NUMBER, parseNumber } from './numerals.ts'

export type Age = 'adult' | 'child' | 'elder' | 'unknown'

export interface Member {
  role: Role
  count: number
  /** A number was said, not just the word. */
  counted: boolean
  age: Age
  years: number | null
  start: number
  end: number
}

export type Role =
  | 'self'
  | 'child'
  | 'offspring'
  | 'spouse'
  | 'old-spouse'
  | 'couple'
  | 'old-couple'
  | 'sibling'
  | 'parent'
  | 'grandparent'
  | 'elder'
  | 'adult'

const ROLES: readonly [Role, string, number][] = [
  ['old-couple', '老两口|老俩口|老夫妻|老夫老妻|一对老人|两个老人家|老头老太|老头子老太婆|二老', 2],
  [
    'couple',
    '小两口|小夫妻|两口子|俩口子|夫妻(?:俩|两个?人?|二人|双方)|小俩口|夫妻|夫妇(?:俩|两个?人?|二人)?|两公婆',
    2,
  ],
  ['grandparent', '爷爷奶奶|外公外婆|爹爹奶奶|公公婆婆|公婆|岳父岳母|丈人丈母娘', 2],
  ['parent', '父母亲?|爸妈|爸爸妈妈|爹娘|爹妈|双亲|爷娘', 2],
  ['child', '双胞胎|龙凤胎|一儿一女|一双儿女|一男一女', 2],
  ['child', '(?:两|2)儿一女|一儿(?:两|二)女|两女一儿|一女两儿', 3],
  ['adult', '儿子儿媳妇?|儿子媳妇|女儿女婿', 2],
  [
    'spouse',
    '老公|老婆|媳妇|爱人|丈夫|妻子|对象|女人家|男人家|孩子(?:他)?(?:爸|妈|爹|娘)|娃(?:他)?(?:爸|妈)|堂客|当家的',
    1,
  ],
  ['old-spouse', '老伴|老头子|老太婆|老奶奶子', 1],
  ['grandparent', '爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|丈人|丈母娘|老丈人|太爷|太奶|爹爹', 1],
  ['elder', '老父亲|老母亲|老娘|老爹|老母|老父|老人家?|老的|老太太|老太|老头|老奶奶|孤老|老妈妈', 1],
  [
    'child',
    '小把戏|小孩子?|孩子|小朋友|娃娃|娃儿|小娃|娃|小鬼头?|小伢子?|伢子?|宝宝|婴儿|小毛头|毛毛头?|毛头|外孙女?|孙女儿?|孙子|孙儿|重孙|小的|小学生|初中生|学生|小家伙|未成年人?|细伢|小囡|囡囡|奶娃',
    1,
  ],
  [
    'adult',
    '儿媳妇?|女婿|嫂子|姐夫|妹夫|弟媳妇?|大人|成年人|劳力|劳动力|叔叔|叔|舅舅|姑姑|姑妈|姨妈|姨|婶婶|伯伯|壮劳力|年轻人',
    1,
  ],
  ['offspring', '(?:大|小|二|三|独生|残疾|傻)?(?:儿子|女儿|闺女|丫头|姑娘)', 1],
  ['sibling', '弟弟|妹妹|哥哥|姐姐|弟|妹|哥|姐|兄弟', 1],
  ['parent', '老妈|老爸|妈妈|爸爸|母亲|父亲|姆妈|阿妈|阿爸|妈|爸|娘|爹', 1],
  ['self', '我自己|我本人|本人|我', 1],
]

const ROLE = new RegExp(ROLES.map(([, words]) => `(${words.replace(/\((?!\?)/g, '(?:')})`).join('|'), 'g')
const COUNT_BEFORE = new RegExp(
  `(?:(${NUMBER})\\s*(?:个|位|名|口|对)|(俩|仨|两|2|一|三|3|四|4|五|5))\\s*(?:(?:都)?(?:还)?(?:在)?(?:上|读|念)(?:小学|初中|高中|学|书)的|还小的|未成年的?|${NUMBER}岁(?:多|大)?的|亲|生病的|残疾的?|瘫痪的?|小|大|老)?$`,
)
const AGE_BEFORE = new RegExp(`(${NUMBER})(?:多|来)?(?:个)?(月|岁|周岁)(?:半|多|大)?(?:的)?$`)
const AGE_AFTER = new RegExp(
  `^(?:[,，、:：(（ ]|她|他|也|都|今年|才|刚|已经|快|有|是|又|只有|个){0,4}(${NUMBER})(多|来)?(?:(个月|周岁|岁|月)|(?=[,，。 )）了]|$))(?!的)`,
)
const AWAY =
  /^[^,，。;；\s]{0,6}?(?:去世|过世|不在|走了|走得早|死了|死得早|跑了|没了|离了|离婚|在外|外地|外面|打工去|不住|嫁|坐牢|不回来|不管|失联|联系不上|早没|病故|不要我|分家|另过|单过|分开)/

function ageOf(years: number, inMonths: boolean): Age {
  if (inMonths || years < 18) return 'child'
  return years >= 60 ? 'elder' : 'adult'
}

const BY_ROLE: Readonly<Record<Role, Age>> = {
  self: 'unknown',
  child: 'child',
  offspring: 'unknown',
  spouse: 'adult',
  'old-spouse': 'elder',
  couple: 'adult',
  'old-couple': 'elder',
  sibling: 'unknown',
  parent: 'unknown',
  grandparent: 'elder',
  elder: 'elder',
  adult: 'adult',
}

interface Found {
  role: Role
  size: number
  start: number
  end: number
  word: string
}

function findRoles(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(ROLE)) {
    const at = match.slice(1).findIndex((group) => group !== undefined)
    const entry = ROLES[at]
    if (entry === undefined) continue
    const end = match.index + match[0].length
    if (entry[0] === 'self' && isPossessive(text.slice(end))) continue
    found.push({ role: entry[0], size: entry[2], start: match.index, end, word: match[0] })
  }
  return found
}

/** "我妈", "我家", "我们", "我两个孩子": 我 says whose, it counts nobody. */
function isPossessive(after: string): boolean {
  return new RegExp(
    `^(?:们|家|的|(?:${NUMBER})(?:个|岁)(?!人)|(?:老|亲)?(?:公|婆|爸|妈|爹|娘|伴|头子|太婆|母|父|儿|女|哥|姐|弟|妹|媳|爷|奶|外|岳|丈|孙|孩|小|爱人|妻|舅|姑|姨|婶|嫂|叔|闺|丫|娃))`,
  ).test(after)
}

interface AgeFound {
  years: number
  months: boolean
  length: number
}

function ageAfter(text: string): AgeFound | null {
  const found = AGE_AFTER.exec(text)
  if (found === null) return null
  const years = parseNumber(found[1] ?? '')
  const unit = found[3]
  if (years === null || (unit === undefined && (years < 10 || years > 110)) || years > 120) return null
  return { years, months: unit !== undefined && unit.includes('月'), length: found[0].length }
}

function member(text: string, found: Found, usedTo: number): Member {
  const before = text.slice(usedTo, found.start)
  const pre = AGE_BEFORE.exec(before)
  const counted = COUNT_BEFORE.exec(pre === null ? before : before.slice(0, pre.index)) ?? COUNT_BEFORE.exec(before)
  const said = counted === null ? null : parseNumber(counted[1] ?? counted[2] ?? '')
  const count = said !== null && found.size === 1 && said <= 12 ? said : found.size
  const after = ageAfter(text.slice(found.end))
  const years = pre === null ? (after?.years ?? null) : parseNumber(pre[1] ?? '')
  const months = pre === null ? (after?.months ?? false) : /月/.test(pre[2] ?? '')
  const age = years === null ? BY_ROLE[found.role] : ageOf(years, months)
  return {
    role: found.role,
    count,
    counted: said !== null && found.size === 1,
    age,
    years,
    start: found.start,
    end: found.end + (pre === null && after !== null ? after.length : 0),
  }
}

/** Everyone a text names as living in the home; the dead, the divorced and those working away are left out. */
export function findMembers(text: string): Member[] {
  const members: Member[] = []
  let usedTo = 0
  const found = findRoles(text)
  for (const [index, entry] of found.entries()) {
    if (entry.start < usedTo && index > 0) continue
    const one = member(text, entry, usedTo)
    usedTo = one.end
    if (entry.role !== 'self' && AWAY.test(text.slice(one.end))) continue
    if (/(?:没有?|没得|无|不算|除了|不含)(?:[一二两三]个)?$/.test(text.slice(0, entry.start)) && entry.role !== 'self')
      continue
    members.push(
      entry.role === 'offspring' && one.years === null
        ? { ...one, age: grownUp(text, one.end) ? 'adult' : 'child' }
        : one,
    )
  }
  return members
}

function grownUp(text: string, end: number): boolean {
  return /^[^,，。]{0,8}(?:上班|工作|打工|结婚|成家|大学|研究生|成年|娶|跑车|开车|挣钱|光棍|没讨|三十|四十|五十)/.test(
    text.slice(end),
  )
}
