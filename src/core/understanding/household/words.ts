// The words for people at home: what each says about kinship, sex, number and age.

export type Age = 'adult' | 'child' | 'elder' | 'unknown'

export type Role =
  | 'self'
  | 'child'
  | 'offspring'
  | 'grandchild'
  | 'spouse'
  | 'old-spouse'
  | 'couple'
  | 'old-couple'
  | 'pair'
  | 'sibling'
  | 'parent'
  | 'old-parent'
  | 'in-law'
  | 'grandparent'
  | 'elder'
  | 'adult'
  | 'next-of-kin'
  | 'generations'
  | 'siblings'
  | 'parent-and-child'
  | 'nephew'
  | 'which'
  | 'pronoun'

export type Gender = 'm' | 'f' | null

export interface Word {
  role: Role
  gender: Gender
  /** How many people the word alone stands for. */
  size: number
  source: string
}

const HE = '(?:他|她|孩子(?:他|她)?|娃(?:他|她)?|小孩(?:他|她)?)'
const TWO = '(?:俩|两个?人?|二人|2个?人?)'

// Longer words stand before their parts.
const WORDS: readonly (readonly [Role, Gender, number, string])[] = [
  ['pair', null, 2, `(?:我俩|(?:我们|咱们?|俺们)(?:俩|两个人?|二人))(?!月|小|老|大|孩|娃|儿|女)`],
  ['old-couple', null, 2, '(?:我们|咱们?)?(?:老两口|老俩口|老夫妻俩?|老夫老妻)子?'],
  ['couple', null, 2, '(?:我们|咱们?)?(?:小两口|小夫妻|小俩口|两口子|(?<=我们|咱们)两口|俩口子|两公婆)'],
  ['couple', null, 2, `(?:我们|咱们?)?(?:夫妻|夫妇)(?:${TWO}|双方)?`],
  ['elder', null, 2, '两个老人家|老头老太|二老'],
  ['generations', null, 2, `(?:祖孙|爷孙|婆孙|奶孙)(?=俩|两|二|[三四五345]个?)`],
  [
    'parent-and-child',
    null,
    2,
    `(?:母子|母女|父子|父女|娘儿?|爷儿?)(?=俩|两(?!个?(?:儿|女))|二|[三四五345]个?(?:人|$|[,，。 ]))`,
  ],
  [
    'siblings',
    null,
    1,
    '(?:[两三四五六2-6]|我们)?(?:姐妹|兄弟|姊妹|兄妹|姐弟|弟兄)(?:[仨俩]|[两二三四五六2-6]个?(?:人)?(?!月))|[两三四五六2-6]个?(?:姐妹|兄弟|姊妹|兄妹|姐弟|弟兄)(?![仨俩两三四五六])',
  ],
  ['in-law', null, 2, '公公婆婆|公婆俩?|岳父岳母|丈人丈母娘|公爹公婆'],
  ['grandparent', null, 2, '爷爷奶奶|外公外婆|爹爹奶奶|姥姥姥爷|爷奶'],
  ['parent', null, 2, `${HE}(?:爸妈|爹妈|爸爸妈妈|爹娘|父母)|父母亲?|爸妈|爸爸妈妈|爹娘|爹妈|双亲|爷娘`],
  [
    'child',
    null,
    2,
    '(?:双胞胎|龙凤胎|双胞|双生子)(?:小?(?:儿子|女儿|丫头|孙子|孙女|孩子|小孩|小子|姑娘|娃娃?|小把戏|男孩|女孩))?',
  ],
  ['child', null, 2, '一儿一女|一双儿女|一对儿女|一男一女|一子一女'],
  ['child', null, 3, '(?:两|2|二)儿一女|一儿(?:两|二)女|两女一儿|一女两儿'],
  ['adult', null, 2, '儿子儿媳妇?|儿子媳妇|女儿女婿|哥哥嫂子|姐姐姐夫'],
  ['spouse', 'm', 1, '(?:孩子|娃|小孩)(?:他|她)?(?:爸爸?|爹)|老公|丈夫|男人家|当家的|男人|先生|男的|男朋友|未婚夫'],
  [
    'spouse',
    'f',
    1,
    '(?:孩子|娃|小孩)(?:他|她)?(?:妈妈?|娘)|老婆(?!子(?!女))|媳妇|妻子|女人家|堂客|女人|太太|女的|女朋友|未婚妻',
  ],
  ['spouse', null, 1, '爱人|对象'],
  ['grandparent', 'm', 1, '(?:孩子|娃|小孩|小伢)(?:他|她)?(?:爷爷|外公)'],
  ['grandparent', 'f', 1, '(?:孩子|娃|小孩|小伢)(?:他|她)?(?:奶奶|外婆)'],
  ['next-of-kin', 'm', 1, '(?:他|她)(?:们|俩)?(?:的)?(?:爸爸?|爹|父亲|老子|爷爷)'],
  ['next-of-kin', 'f', 1, '(?:他|她)(?:们|俩)?(?:的)?(?:妈妈?|娘|母亲|奶奶)'],
  ['old-spouse', null, 1, '老伴儿?|老头子|老太婆|老婆子'],
  ['in-law', 'm', 1, '公公|公爹|岳父|老丈人|丈人(?!母)'],
  ['in-law', 'f', 1, '婆婆|岳母|丈母娘|丈母'],
  ['grandparent', 'm', 1, '爷爷|外公|姥爷|太爷爷?|爹爹'],
  ['grandparent', 'f', 1, '奶奶|外婆|姥姥|太奶奶?|阿婆|好婆'],
  ['old-parent', 'm', 1, '老父亲|老父|老爹|老爸|老子(?=[\\d六七八九])'],
  ['old-parent', 'f', 1, '老母亲|老母|老娘'],
  ['elder', null, 1, '孤老|老人家?|老的|太婆|老阿婆|大爷|老汉|老爷子|老太太|老太|老头|老奶奶|老妈妈|年纪大的|上人'],
  ['grandchild', 'f', 1, '外孙女儿?|孙女儿?'],
  ['grandchild', 'm', 1, '外孙子?|孙子|孙儿|重孙子?'],
  [
    'child',
    null,
    1,
    '小把戏|小人(?!国|书)|小孩子?|孩子|小朋友|娃娃|娃儿|小娃|娃|小鬼头?|小伢子?|伢子?(?!儿)|宝宝|婴儿|小毛头|毛毛头?|毛头|小学生|初中生|高中生|学生(?!宿舍)|小家伙|未成年人?|细伢|小囡|囡囡|奶娃|小鬼',
  ],
  [
    'adult',
    null,
    1,
    '儿媳妇?|女婿|(?<![我是个这])(?:寡妇|寡母|鳏夫)|嫂子|姐夫|妹夫|弟媳妇?|弟妹(?!妹)|单亲(?:妈妈?|爸爸?|母亲|父亲)|叔叔|舅舅|姑姑|姑妈|姨妈|婶婶|伯伯|大伯|二伯|叔父|姑父|姨父|舅妈|婶子|(?<=我)(?:叔|姑|姨|舅)|大人|成年人|壮劳力|劳动力|劳力|叔叔|舅舅|姑姑|姑妈|姨妈|婶婶|伯伯|年轻人',
  ],
  ['offspring', 'm', 1, '(?:大|小|二|三|独生|残疾|傻|瘫痪)?(?:儿子|小子|男孩)|伢儿|(?<=我)儿(?![子媳女童科])'],
  ['offspring', 'f', 1, '(?:大|小|二|三|独生|残疾|傻|瘫痪)?(?:女儿|闺女|丫头|姑娘|女孩)'],
  ['nephew', null, 1, '侄子|侄女|侄儿|外甥女?|表弟|表妹|表哥|表姐|堂弟|堂妹|堂哥|堂姐'],
  ['sibling', null, 1, '弟弟|妹妹|哥哥|姐姐|弟(?!兄)|妹|哥|姐|兄弟'],
  ['parent', 'f', 1, '养母|继母|后妈|老妈子?|妈妈|母亲|姆妈|阿妈|妈|娘(?!家|儿?[俩两])'],
  ['parent', 'm', 1, '养父|继父|后爸|爸爸|父亲|阿爸|爸|爹'],
]

const grouped = (words: string): string => words.replace(/\((?!\?)/g, '(?:')
const ENTRIES: readonly Word[] = WORDS.map(([role, gender, size, source]) => ({
  role,
  gender,
  size,
  source: grouped(source),
}))

/** Any word for somebody at home, as the source of a pattern. */
export const ANY_KIN = ENTRIES.map((word) => word.source).join('|')

const KIN = new RegExp(ENTRIES.map((word) => `(${word.source})`).join('|'), 'g')

export interface KinFound {
  word: Word
  written: string
  start: number
  end: number
}

/** Every word for somebody at home, in order. */
export function kinWordsIn(text: string): KinFound[] {
  const found: KinFound[] = []
  for (const match of text.matchAll(KIN)) {
    const word = ENTRIES[match.slice(1).findIndex((group) => group !== undefined)]
    if (word === undefined) continue
    found.push({ word, written: match[0], start: match.index, end: match.index + match[0].length })
  }
  return found
}

const BY_ROLE: Readonly<Partial<Record<Role, Age>>> = {
  child: 'child',
  grandchild: 'child',
  which: 'child',
  spouse: 'adult',
  couple: 'adult',
  adult: 'adult',
  'old-spouse': 'elder',
  'old-couple': 'elder',
  'old-parent': 'elder',
  'in-law': 'elder',
  grandparent: 'elder',
  elder: 'elder',
}

/** How old somebody is by the word alone. */
export function ageOfRole(role: Role): Age {
  return BY_ROLE[role] ?? 'unknown'
}
