/** What a reporter tells of the own house (我自己家也三口人，婆婆瘫在床上) is none of the facts of the person reported. */

/** 我家对过, 我家楼上: where the other one lives. */
const NEXT_TO =
  '(?!对过|对门|对面|隔壁|楼上|楼下|旁边|边上|附近|前面|后面|前头|后头|门口|这边|这里|亲戚|邻居|一个|有个)'
const OWN = new RegExp(
  `^(?:还有|另外|其实|再说|可是|但是|不过|而且|我说|说实话)?(?:我|俺|我们|咱)(?:自己|自个)?(?:也|还|都|就)?(?:家|屋里|家里)${NEXT_TO}|^(?:我|俺)(?:自己|自个)(?:也|还|都|是|身体|有|家)|^(?:我|俺)(?:也|还|都|自己)*(?:吃着?低保|拿低保|是低保|低保户|是?残疾|有病|瘫|失业|下岗|没工作|没钱|退休|一个月|工资|收入)|^(?:我|俺)(?:婆婆|公公|丈夫|老公|老婆|媳妇|爱人|妈|爸|爹|娘|孩子|儿子|女儿|孙子|孙女)(?:也|还|都|自己)`,
)
/** The one reported is spoken of again. */
const OTHERS =
  /^(?:他|她|他们|她们|人家|那家|那户|那个|老太|老头|老人|老爹|老[一-龥](?!公|婆)|病人|患者|孩子他|对门|隔壁|姓|这家|这户|现在她|现在他|刚才)/

/** The words without the clauses about the own house; a clause without a subject goes on with the one before it. */
export function withoutOwnHouse(text: string): string {
  let isOwn = false
  return text.replace(/[^，,。；;！!？? ]+/g, (clause) => {
    if (OWN.test(clause)) isOwn = true
    else if (OTHERS.test(clause) || /^(?:我|俺)/.test(clause)) isOwn = false
    return isOwn ? '' : clause
  })
}

const FAR = '(?:外地|外面|外省|国外|城里|部队|上海|北京|南京|苏州|无锡|常州|扬州|杭州|广州|深圳|省外)'
/** 我在上海 一时回不去: who writes lives far from the one it is about. */
const AWAY = new RegExp(
  `(?:我|我们)(?:人|现在|自己|一家)?(?:都)?(?:在|住(?:在)?|嫁(?:到|在))${FAR}[^。]{0,12}(?:回不(?:去|来)|赶不(?:回|过|到)|过不(?:去|来)|走不开|来不了|去不了|不在(?:身边|跟前))|(?:回不去|赶不回|走不开)[^。]{0,6}(?:我|我们)(?:人|现在)?在${FAR}`,
)
const OF_MINE =
  /(?:我|我们)(?:自己|这边)?(?:家)?(?:的)?(?:家里|小孩子?|孩子|娃|小的|儿子|女儿|丫头|老公|老婆|对象|婆婆|公公)[^，,。;；!！?？ ]*/g

/** The words without what somebody far away tells of the own house: 我在上海 一时回不去 我家小孩发烧. */
export function withoutHouseAway(text: string): string {
  return AWAY.test(text) ? text.replace(OF_MINE, ' ') : text
}
