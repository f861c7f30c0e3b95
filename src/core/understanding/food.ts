// Whether there is something to eat today.

const OTHER_EATING = /吃(?:低保|药|中药|西药|亏|官司|苦|惊|力|醋|不消|劳保|空饷|五保|不下|回扣|老本|安眠药|农药)/g
const UNKNOWN =
  /^(?:我)?(?:也)?(?:还)?(?:不知道|不晓得|不清楚|说不准|说不好|再说|看情况|不想说|不说|不好说)[。.!！了啊呢]*$/

const LACKS: readonly RegExp[] = [
  /(?:没|冇|无|木|勿|弗|未)(?:有|得|的|啥|什么|曾)*(?:东西|饭|米饭|吃的?|口粮|粮食?|食物|菜|米|面|奶粉|干粮|伙食|饭钱|钱吃饭|钱买(?:米|菜|饭|吃的|奶粉)|早饭|中饭|午饭|晚饭|米下锅|得吃|喝奶)/,
  /(?:没|未|没有)(?:有)?(?:好好|正经|怎么)?吃(?:过)?(?:一口|东西|饭|早饭|中饭|午饭|晚饭|上|到|着|饱|的|口|点|啥|什么|过|呢|$|[,，。\s])/,
  /(?:饿(?:了|着|肚子|得|到|死|昏|一)|挨饿|饿肚|空着?肚子|肚子(?:空|饿|叫)|断粮|断炊|断顿|断奶粉|揭不开锅|揭不开|开不了伙|米缸(?:空|见底)|锅(?:里)?(?:空|都空))/,
  /(?:一|两|三|半|几|大半)(?:整)?天(?:都|也|就|了)?(?:没|未|粒米)(?:有)?(?:吃|进|沾|粒)/,
  /(?:一|半|粒|滴)(?:口|粒|点|米)?[^,，。]{0,4}(?:没|未)(?:吃|进|沾|喝)/,
  /(?:米|面|粮食?|吃的|菜|奶粉|伙食|东西|饭)(?:也|都|早|就|已经|又|全)*(?:没了|没得了|吃完了?|吃光了?|空了|完了|断了|没有了?|没得|见底|没着落|用完)/,
  /吃(?:不上|不到|不起|不饱|了上顿|的(?:也|都|还)?(?:没|成问题)|饭(?:都|也|还)?(?:成问题|没着落|困难|没钱|是个问题|难)|上顿没下顿)/,
  /(?:只|就|光|全靠|一直)(?:是|靠|能|有)?(?:喝|灌)(?:了|点|着|的)?(?:几口|点|些|口)?(?:白|凉|冷|热|开|自来)?水/,
  /(?:两|三|几|四|五)天(?:就|只|才)吃了?(?:一|两|半|几|个)/,
  /(?:买不起|没钱买)(?:米|菜|饭|吃的|奶粉|馒头)/,
  /粒米未进|滴水未进|水米(?:没|未)(?:打牙|沾)|喝西北风|捡(?:剩饭|垃圾吃|别人|吃)|讨饭|要饭|翻垃圾/,
]

const EATS: readonly RegExp[] = [
  /(?:吃|喝)(?:过|好|饱|了(?!上顿|没|吗)|得上|得饱|得到|得下|上了|到了?(?!底)|着)(?!.{0,2}(?:药|低保|苦))/,
  /(?:有|能有)(?:的|得|口|点|些|啥|人送|人给)*(?:东西|饭|吃|粥|米|面|菜|粮|馒头|面条|方便面|泡面|剩饭|干粮|食堂|早饭|中饭|晚饭|奶粉|送餐|送饭)/,
  /(?:米|面|菜|粮食?|吃的|饭|面条|吃|东西|奶粉)(?:是|倒|还|都|也|就|家里)*(?:有(?:的|点|些|一点|几|呢|啊|$|[,，。\s])|够|不缺|不愁|没问题|不成问题|不用愁|不用管|够吃|解决)/,
  /(?:够吃|管吃|包吃|吃得|吃的了|不饿|不缺吃|不愁吃|饿不着|饿不到|吃饱|饱了|吃喝不愁|吃喝(?:有|没问题))/,
  /(?:给|送|拿|端|带|分|煮|烧|下|买|蹭|混)(?:了|来|过|我|我们|他|她|孩子|点|些|碗|口|过来|一|两|几|个|份|的)*(?:饭|吃的?|粥|面|馒头|面条|包子|泡面|方便面|菜|盒饭|早饭|中饭|晚饭|东西吃|饼|鸡蛋|米|油|干粮)/,
  /(?:喝|吃)(?:点|些|碗|口|的|了|着|个|两|一)*(?:粥|稀饭|泡面|方便面|馒头|面条|面|冷饭|剩饭|咸菜|泡饭|白饭|包子|饼干|面包|红薯|山芋|盒饭|食堂|烧饼)/,
  /(?:食堂|社区|村里|邻居|亲戚|姐|妹|哥|儿子|女儿|朋友|救助站|医院|敬老院|单位)[^,，。没不]{0,6}(?:管饭|送饭|送餐|给饭|给(?:了)?(?:口|点)吃|管吃|包吃|有饭|吃饭|吃)/,
  /(?:还能|能|可以|勉强|凑合|将就|对付)(?:有|够)?(?:着)?(?:吃|弄|撑|吃饭|一顿|一口|弄点)/,
]

const YES =
  /^(?:有(?:的|吃|啊|呢|了|饭)?|嗯+|是(?:的|啊)?|对(?:的|啊)?|能(?:的|吃)?|可以(?:的)?|吃(?:了|过了?|得上)|都有|够(?:的|吃)?|没问题)[。.!！~啊哦呢的]*$/
const NO =
  /^(?:(?:还)?没有?(?:的|啊|呢|了|哎|哦|吃|饭)?|没得(?:吃)?|还没(?:吃|呢)?|木有|冇|无|吃不上|不能|都没有?|没吃呢|勿曾|没)[。.!！~啊哦呢的]*$/
const DENIED_LACK = /(?:不是|弗是|并不是|不会|不至于|没到|还没到)(?:说)?(?:没|吃不上|饿|揭不开|断粮|挨饿|没饭)/
const OTHER_DAY = /(?:昨天|昨晚|昨夜|前天|前几天|以前|之前|上个?月|明天|明早|后天|过几天|下个?月)/
const AHEAD = /(?:明天|明早|明朝|后天|过几天|下个?月)/
const TODAY = /(?:今天|今早|今朝|今个|现在|目前|眼下|今晚|中午|这会|早上|刚才|刚刚)/

function judgeClause(clause: string): boolean | null {
  const lacks = LACKS.some((pattern) => pattern.test(clause))
  if (lacks) return false
  return EATS.some((pattern) => pattern.test(clause)) ? true : null
}

function todayPart(text: string): string[] {
  const clauses = text
    .split(/[,，。;；!！?？\s]+|(?=今天|今早|今朝|明天|昨天(?!起|开始|到|晚上到|下午到|中午到))/)
    .filter((clause) => clause !== '')
  // "昨天起没吃东西" reaches into today; "昨天没吃 今天吃了" does not.
  const kept = clauses.filter(
    (clause) =>
      !OTHER_DAY.test(clause) ||
      TODAY.test(clause) ||
      (!AHEAD.test(clause) && /(?:起|开始|到现在|到今|就没|没再|一直|见底)/.test(clause)),
  )
  return kept.length > 0 ? kept : clauses
}

function judge(text: string): boolean | null {
  let verdict: boolean | null = null
  for (const clause of todayPart(text)) {
    const said = judgeClause(clause)
    if (said === null) continue
    // Somebody in the household without food outweighs somebody who ate, unless it was mended later.
    verdict = said
  }
  return verdict
}

/** True or false when the words say whether people eat today, else null. `answer` also reads a bare 有 or 没有. */
export function findFood(text: string, answer: boolean): boolean | null {
  if (UNKNOWN.test(text)) return null
  if (answer && YES.test(text)) return true
  if (answer && NO.test(text)) return false
  const said = text.replace(OTHER_EATING, '')
  if (DENIED_LACK.test(said)) return true
  return judge(said)
}
