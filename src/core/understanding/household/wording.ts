// Homes worded in other ways than the readers know, put into the one way that they do.
import { ANY_KIN } from './words.ts'

const AWAY =
  '(?:嫁(?:出去|人|到|走)|出嫁|分(?:家|出来|开)(?:了|过|住)|不(?:跟|和|同)(?:他们|她们|爸妈|父母|老人)(?:一起)?(?:住|过)|不住(?:那|一起|家)|另外?住|单过|在(?:外地|外面|外头|外省|城里))'

const FULL_AGE = '[二三四五六七八九]十[一二三四五六七八九]?|[2-9]\\d'

const WORDINGS: readonly (readonly [RegExp, string])[] = [
  // 就我一个 13812345678: no age stands in a telephone number
  [/\d[\d -]{5,}\d/g, '　'],
  // 一共仨人
  [/(?<=一共|总共|就|是|有|我们|家里|^|[,，。\s])仨(?:个)?人/g, '三个人'],
  // 我跟儿子两个: both together, not two sons
  [
    new RegExp(
      `((?:我|俺)(?:跟|和|同|与)(?:我|我家)?(?:瘫子?|聋子?|哑巴?|傻子?|残疾|生病的?|病|老|小|大)?(?:${ANY_KIN}))(?:就)?(?:两个人|两个|俩人?|二人|2个人?)(?![月小孩娃儿女人])`,
      'g',
    ),
    '$1',
  ],
  // 跟老娘两个人过: the one who writes is there, too
  [
    new RegExp(
      `(^|[,，。;；\\s]|现在|平时|就)(?=(?:跟|和|同|与)(?:着)?(?:我|我家)?(?:${ANY_KIN})(?:一起|一块儿?|两个人?|俩|二人)*(?:过|住|生活))`,
      'g',
    ),
    '$1我',
  ],
  // 还有个瘫在床上的奶奶: one more who is counted
  [new RegExp(`(?<=还有|有|带着?|加上?)(?:一)?个(?:瘫|躺|病)[^,，。\\s]{0,6}的(?=${ANY_KIN})`, 'g'), '一个'],
  // 单亲妈妈 双胞胎四岁: the one who writes
  [/(?<![她他]是|邻居是?|隔壁|有个|一位)(?:我是)?(?:一个|个)?单亲(?:妈妈?|爸爸?|母亲|父亲)(?:一个人?)?/g, '我一个人带'],
  // 老两口 一个八十一个七十八: the ages of the two, not two more
  [
    new RegExp(
      `((?:老?两口子?|老俩口子?|老?夫妻(?:俩|两个?)?|老夫老妻))[\\s,，]*(?:一个|男的|女的)(${FULL_AGE})岁?[\\s,，]*(?:一个|男的|女的|个)(${FULL_AGE})岁?(?!月)`,
      'g',
    ),
    '$1 $2岁 $3岁',
  ],
  // 就我一个过日子
  [/((?:就|只有|只剩|光)(?:剩)?我一个)人?(?:过日子|过活|过生活)(?=$|[,，。\s了的呢])/g, '$1人过'],
  // 我一个人拖俩娃
  [
    /(?<=我(?:一个人?)?(?:自己|独自|单独)?)(?:拖|扯|拉巴|拽)(?:着|大)?(?=[俩仨两二三四\d一]个?[\p{Script=Han}]{0,4}[娃孩伢儿女丫小])/gu,
    '带',
  ],
  // 还有个吃奶的: a child, whose age is of nobody else
  [/个(?:还在)?(?:吃奶|没断奶|怀抱里|抱在手里|抱手里)的(?:娃娃?|孩子|小孩子?|宝宝|伢子?|小的)?/g, '个小娃'],
  // 跟爸妈过 他俩都五十出头
  [/(?<=爸妈|父母|爹妈|爹娘|爸爸妈妈|公婆|公公婆婆)([^,，。\s]{0,3})[\s,，]+(?:他们?|她们?)(?:俩|两个?)?都/g, '$1 都'],
  // 爷爷奶奶都八十了 就剩我们祖孙三个: the same three told once more
  [
    /(?<=(?:爷爷奶奶|外公外婆|爷奶|姥姥姥爷)[^]{0,16})(?:就|只)?(?:剩|有)?(?:我们)?(?:祖孙|爷孙|婆孙)(?:[三3]个?|仨)人?/g,
    '　',
  ],
  // 就我们老两个
  [/(?<=我们|咱们?|就|剩)老两个(?!人?[孩娃])/g, '老两口'],
]

/** 她一直跟我和奶奶过: who lives with the one who writes and another one; what each of them is stays open. */
const LIVES_WITH_US = new RegExp(
  `(?:(${ANY_KIN})|他|她)(?:现在|一直|从小|就|都|也|平时)*(?:跟|和|随)(?:着)?(?:我|俺)(?:跟|和|与|、)(?:我|我家|他|她)?(?:${ANY_KIN})(?:一起|一块儿?)?(?:过|住|生活)`,
  'g',
)

const ONLY_THEY = /就(?:剩|只有)?(?:他们|她们|他俩|她俩|两个老|老两口|二老)/
const OWN_AWAY = new RegExp(`(?:^|(?<=[,，。\\s]))(?:我|我们|俺)(?:早就|早|已经|都|自己)*${AWAY}[^,，。\\s]*`, 'g')

/** 家里就我们两个: the home is counted without whoever is told of besides. */
const OWN_COUNT =
  /(?:就|只|只有|就剩)(?:有|剩|是)?(?:我|俺)(?:们)?|(?:家里|我们|我家)(?:这边|现在|一共|总共|就|只|有|是)*[两俩二三四\d](?:个|口|人)/
/** 儿子在老家念初中 婆婆带着: the child lives elsewhere, and so does whoever has it there. */
const RAISED_ELSEWHERE = new RegExp(
  `(?<![\\p{Script=Han}])(?:我|我们|我家)?(?:的)?(?:[大小两俩二三一]个?)?(?:${ANY_KIN})(?:们|都|一直|现在|还|人)*(?:丢|放|留|送|养|住)?(?:在|回)(?:了)?(?:我|他|她)?(?:老家|乡下|外地|娘家|婆家|(?:外婆|奶奶|爷爷|外公|姥姥|舅舅|姑姑)(?:家|那边|那里|那))[^,，。;；\\s]*(?:[\\s,，]+(?:是|由|有|跟|让)*(?:我|他|她)?(?:${ANY_KIN})(?:在|帮|帮忙|给|一直|跟|那边)*(?:我|我们)?(?:带|看|照应|照看|照顾|养|管|过)(?:着|的|他|她|了)?(?=$|[,，。;；\\s]))?`,
  'gu',
)

/** The words without children who are told to live with somebody elsewhere, where the home itself is counted. */
export function withoutRaisedElsewhere(text: string): string {
  return OWN_COUNT.test(text) ? text.replace(RAISED_ELSEWHERE, '　') : text
}

/** The words about who lives at home in the wording that the readers know. */
export function plainHome(text: string): string {
  const plain = WORDINGS.reduce(
    (said, [pattern, instead]) => said.replace(pattern, instead),
    withoutRaisedElsewhere(text).replace(VISITS, '　'),
  ).replace(LIVES_WITH_US, (_, kin: string | undefined) => (kin === undefined ? '三个人' : `三个人，${kin}`))
  // 就他们两个过 我嫁出去了: who writes lives elsewhere.
  return ONLY_THEY.test(plain) ? plain.replace(OWN_AWAY, '　') : plain
}

/** 外婆有时候来: a visitor. */
const VISITS =
  /(?:爷爷|奶奶|外公|外婆|姥姥|姥爷|姑姑?|姨妈?|舅舅?|叔叔?|伯伯|婶婶|姐姐?|妹妹?|哥哥?|弟弟?|女儿|儿子|亲戚|邻居)(?:他们|家)?(?:也|就|只)?(?:有时候?|偶尔|经常|常常|时常|隔三差五|隔几天|过节|周末)(?:也|会|才|过)*(?:来|回来?)(?!住)[^,，。\s]*/g

const BESIDE = '(?:那边|那头|那里|身边|旁边|边上|跟前|现场|病房里?|床前|医院里?|当时|那天|那会儿?|夜里|值班)'
const ONE = '(?:就|只有|只剩)(?:有|是|剩|得)?[^,，。\\s]{1,4}?一个人?'

/** 那边就我妈一个: who is beside somebody at the moment, said in passing, counts no home. */
export function withoutBystanders(text: string): string {
  return text
    .replace(new RegExp(`${BESIDE}(?:现在)?${ONE}`, 'g'), '　')
    .replace(new RegExp(`${ONE}(?:在)?(?:旁边|身边|边上|跟前|陪|看着|守着|照应|照看|抬|背)`, 'g'), '　')
}

/** 我自己家也三口人: the home of the one who reports, set against that of the one it is about. */
const OWN_HOME =
  /^(?:再说|而且|其实)?(?:我|我们|俺)(?:自己)?(?:家里?|屋里)?(?:还|也|都)|^(?:我|我们|俺)自己(?:家|屋里|身体|老公|还)|^(?:我|我们)家里?(?:也|还|自己)/
const BACK_TO_OTHERS =
  /^(?:他|她|他们|她们|那家|那户|那个|人家|老太|老头|老人|老[\p{Script=Han}](?=[家，,七八九])|邻居|隔壁|对门|对过|病人|孩子)/u

/** What a reporter tells of the one it is about, without the reporter's own home. */
export function withoutReporter(text: string): string {
  let own = false
  return text
    .split(/(?<=[,，。;；!！?？\s])/)
    .filter((clause) => {
      if (OWN_HOME.test(clause)) own = true
      else if (BACK_TO_OTHERS.test(clause)) own = false
      return !own
    })
    .join('')
}
