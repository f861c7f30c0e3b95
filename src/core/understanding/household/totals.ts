// Head counts said outright: 一家五口, 连我七个人, 两大一小, 独居.
import { ANY_KIN } from './words.ts'
import { NUMBER, parseNumber } from '../numerals.ts'
import type { Household } from '../slots-types.ts'

const NOT_HEADS = '(?!小|老|孩|娃|大|儿|女|残|学|月|房|菜|钱|小时|星期|礼拜|钟头|工友|同事|房间|上班|读)'
const REGISTERED = /户口(?:本|簿)?上?(?:是|有|写)?/

const TOTALS: readonly RegExp[] = [
  new RegExp(
    `(?:现在|实际|如今|目前|眼下)(?:家里)?(?:住|只有|就|有|剩|是|只剩|还有|常住|就剩)*(${NUMBER})(?:口|个|人)${NOT_HEADS}`,
  ),
  new RegExp(
    `(?:总共|一共|总计|合计|共计|拢共|统共|共|全家|连我|加我|加上我|算上我|连上我|连自己|加自己|加起来|大大小小|老老小小|老小|大小)(?:是|有|一共|共|总共|就|才|住|的|在内)*(${NUMBER})(?:口|个|人|条|位)?${NOT_HEADS}`,
  ),
  // 连我带外甥五个人吃饭
  new RegExp(`(?:连|加|算)(?:上)?我(?:带|和|跟|加|同)[^,，。\\s]{1,5}?(${NUMBER})(?:口|个)人?${NOT_HEADS}`),
  new RegExp(`(${NUMBER})(?:口|张嘴|口子)(?:人|之家|子|家)?(?!井)`),
  new RegExp(
    `(?:一大?家(?:子|人)?[\\s,，]*|家里头?|屋里厢?|我家|我们家|家中|户口本上)(?:有|是|就|住|住着|一共|总共|共|才|只有|的)*(${NUMBER})(?:个人?|人|口)${NOT_HEADS}`,
  ),
  new RegExp(`(?:我们|就|我们家|就这)(${NUMBER})(?:个人?|人)${NOT_HEADS}`),
  new RegExp(
    `^(?:有|就|是|才|大概)?(${NUMBER})(?:个人|个|人|口|位)?(?:人)?(?:吃饭|在家|一起住|一起过)?[。.!！了的吧啊]*$`,
  ),
  new RegExp(`(?:^|[,，。\\s])(${NUMBER})个(?=$|[,，。\\s])`),
  new RegExp(`(${NUMBER})个人(?!带|过|在|养|干|打|拉扯|抚养|领)`),
  new RegExp(`(${NUMBER})人(?=$|[,，。\\s])`),
]

/** 1、王家 独居 2、李家 三口: a list of several homes is no home. A list that begins with 我 or kin is of one. */
export function listsHomes(text: string): boolean {
  const items = [
    ...text.matchAll(/(?:^|[,，。;；：:\s])(?:[1-9一二三四五][、.．)）]|第[一二三四五]户)\s*([^,，。;；\s]+)/g),
  ]
  return items.length > 1 && !items.some(([, first = '']) => OF_ONE_HOME.test(first))
}

const OF_ONE_HOME = new RegExp(`^(?:是)?(?:我|俺|${ANY_KIN})`)

const ON_REGISTER = new RegExp(`户口(?:本|簿)?上?(?:就|只|是|有|写|的|着|还)*(?:${NUMBER})(?:个人?|口人?)`, 'g')
const EATS_OR_LIVES = new RegExp(`(?:${NUMBER})(?:个人|口人?)(?:一起)?(?:吃饭|吃|过|住|在家|生活)`)

/** How many people in all, as said. */
export function readTotal(text: string): number | null {
  for (const pattern of TOTALS) {
    const total = parseNumber(pattern.exec(text)?.[1] ?? '')
    if (total !== null && Number.isInteger(total) && total >= 1 && total <= 30) return total
  }
  return null
}

const MARRIED_OUT = new RegExp(
  `(?:(?:姊妹|姐妹|女儿|闺女|丫头|儿女|子女|孩子|小孩|弟兄|兄弟|兄妹|姐弟)(?:们)?(?:${NUMBER})?个?|(?:${NUMBER})个(?:女儿|闺女|丫头|儿女|子女|孩子|小孩|儿子))[\\s,，]*(?:都|全|也|早就?|已经|各自)+(?:嫁(?:出去|人|走|掉|到外[地面])?|出嫁|成家|结婚|出去|搬(?:出去|走)|在外[地面头])(?:了|单过|另过)*[^,，。\\s]*`,
  'g',
)
/** 灶台就一个: one thing is no head. */
const ONE_THING =
  /(?:灶台?|锅|床|房间?|屋子?|门|户口本?|电表|水表|厕所|卫生间|厨房|煤气灶|煤气表)(?:头|也|都)?(?:就|只有?|只是|才|是|共)+(?:一|1|两|2|三|3)[个张间本口把扇]?(?=$|[,，。\s])/g

/** 家里不是三口 大儿子搬走了: a number that is denied, with no other put in its place. */
const NOT_SO_MANY = new RegExp(`(?:不是|没有|没得)(?:${NUMBER})(?:口人?|个人)(?![,，\\s]*(?:而|是|应该))`, 'g')

/** 原来五口, 户口本上六个, 加上肚子里的四个: numbers that are not those at home now. */
export function withoutFormerTotals(text: string): string {
  // 五个人吃饭 户口本上是四个: who is there, not who is written down.
  return (
    (EATS_OR_LIVES.test(text) ? text.replace(ON_REGISTER, '　') : text)
      .replace(ONE_THING, '　')
      .replace(NOT_SO_MANY, '　')
      .replace(/有?老的有?小的|老的少的|有老有小/g, '　')
      // 弟兄三个 都分家了: not one home.
      // 姊妹三个都嫁出去了: they live elsewhere.
      .replace(MARRIED_OUT, '　')
      .replace(
        /(?:我)?(?:弟兄|兄弟|姊妹|兄妹|姐妹|姐弟)[^,，。\s]{0,4}[,，。\s]*(?:都|早|早就|已经|全|各自)+(?:分家|分开|成家|另过|单过|各过)[^,，。\s]*/g,
        '　',
      )
      .replace(
        new RegExp(
          `(?:原来|本来|以前|原先|从前|早先|之前)(?:家里头?)?(?:是|有|住|住着)*(?:${NUMBER})(?:口|个)人?|(?:原来|本来|以前)[^,，。\\s]{0,4}(?:${NUMBER})口人?`,
          'g',
        ),
        '　',
      )
      .replace(
        new RegExp(
          `(?:加上?|连|算上?|连上)?肚(?:子|皮)里(?:还有|头)?(?:的|一个|个|有个|有一个|那个)*(?:${NUMBER})?(?:个|口)?`,
          'g',
        ),
        '　',
      )
      .replace(/(?:怀孕|怀着孕|怀了孕|有孕|怀上|怀了)[^,，。]{0,4}?[\d一二两三四五六七八九十]+个?(?:多)?月/g, '怀孕')
      .replace(new RegExp(`${REGISTERED.source}(?:${NUMBER})(?:个人?|口人?|人)(?=.*(?:实际|现在|其实|真正))`), '　')
  )
}

export function counts(adults: number | null, children: number | null, elders: number | null): Household {
  return { total: (adults ?? 0) + (children ?? 0) + (elders ?? 0), adults, children, elders }
}

/** 两大一小, 两老一小, 一老两大一小, and the text without it. */
export function shortCounts(text: string): { home: Household; rest: string } | null {
  const found = new RegExp(
    `(?:(${NUMBER})(?:个)?老[,，、 ]*)?(?:(${NUMBER})(?:个)?大(?:人)?[,，、 ]*)?(${NUMBER})(?:个)?(?:小|孩)(?!的|孩|把|时|学|朋|伢)(?:[,，、 ]*(${NUMBER})(?:个)?老(?!的|人))?`,
  ).exec(text)
  if (found === null) return null
  const [elders, adults, children] = [found[1] ?? found[4], found[2], found[3]].map((part) => parseNumber(part ?? ''))
  if (elders === null && adults === null) return null
  return { home: counts(adults ?? 0, children ?? 0, elders ?? 0), rest: text.replace(found[0], '　') }
}

/** 别的是大人: what everybody not named is. */
export function restOf(text: string): 'adults' | 'children' | 'elders' | null {
  const found =
    /(?:别的|其他|其余|其它|剩下|余下|另外|旁的)(?:的|人|几个|两个|三个|一个|\d个|那个)*(?:都|就|全|统统)?(?:是)?(大人|成年人|劳力|青壮年|小孩|孩子|娃|小的|老人|老的)/.exec(
      text,
    )
  if (found === null) return null
  return /老/.test(found[1] ?? '') ? 'elders' : /孩|娃|小/.test(found[1] ?? '') ? 'children' : 'adults'
}

/** Said outright that one person lives alone. */
export const ALONE =
  /(?:就|只有|只剩|只|光|剩|剩下|单|独|家里)(?:是|有|剩)?(?:我|他|她|老人|本人|自己)(?:自己)?(?:一|1|独)?(?:个)?(?:人|光棍)?(?:了|呢|过|住|生活|在家|干活|啊)*(?=$|[,，。.!！\s])|(?:我|他|她|自己|老人)?(?:就|是)?(?:一|1)个人(?:过|住|生活|在家|吃饭|单过|在这|了|呢|啊)*(?=$|[,，。.!！\s])|(?:一|1)个人(?:在外|租)|独居|独自|单身(?:一人|一个|汉)?|光棍|孤寡|孤身|一人户|没有(?:别|其他)的?人|孤老(?=$|[,，。\s])|孤儿/

const NO_OLD = /没(?:有|得)?(?:别的)?(?:老人|老的|老年人)(?!家|管|带|照|养|帮)/
const NO_YOUNG =
  /没(?:有|得)?(?:老的|老人)?(?:和|跟|也没(?:有|得)?|、|，|,|\s)*(?:小孩|孩子|小的|娃|未成年)(?!管|带|照|上|帮)/
const ALL_OF_ONE_KIND = /都(?:已经|是|早|早就)*(大人|成年人?|劳力|壮劳力|老人|老的|老年人|小孩|孩子)/

/** 三个人都是大人, 没有老的也没有小的: what was denied is none, and the rest follows. */
export function withNone(text: string, household: Household): Household {
  const { total, adults, children, elders } = household
  if (total === null || [adults, children, elders].every((part) => part !== null)) return household
  const kind = ALL_OF_ONE_KIND.exec(text)?.[1] ?? ''
  const untold = adults === null && children === null && elders === null
  if (untold && kind !== '')
    return /老/.test(kind) ? counts(0, 0, total) : /孩/.test(kind) ? counts(0, total, 0) : counts(total, 0, 0)
  const old = elders ?? (NO_OLD.test(text) ? 0 : null)
  const young = children ?? (NO_YOUNG.test(text) ? 0 : null)
  const grown = adults ?? (old === null || young === null ? null : total - old - young)
  return grown !== null && grown < 0 ? household : { total, adults: grown, children: young, elders: old }
}
