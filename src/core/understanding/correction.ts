// Finds out that somebody takes back what was said, and which words count instead.

const STARTS =
  /^(?:(?:哦|噢|喔|啊|哎|唉|诶|呃|额)[,，、 ]?)?(?:不对(?!劲|头|外)|不是(?=[^没不吗]).*?(?:[,，。 ]|而是|是)|错了|说错|讲错|打错|写错|记错|弄错|搞错|更正|纠正|改成|改为|改一下|改下|应该是|我是说|我是讲)/
const INSIDE =
  /(?:哦|噢|喔|啊|哎)不[,， 是对]|不对[,，。!！ ]|[,，。 ]不对(?!劲|头)|(?:说|讲|打|写|记|弄|搞|报|填)错(?:了|啦|掉|嘞)?|(?:(?<!你|们|家|他|她|生)(?:说|讲|写|记|报|填)(?:得|的)|时间|日子|日期|人数|数字|金额)(?:有点|好像|可能)?(?:不(?:太|大)?(?:准确?|对)(?!劲|头|我|他|她|备|时|你|进|住|去|出)|有误|有出入)|错了[,，。 ]|更正(?:一下)?|纠正一下|(?:改|换)(?:成|为)|应该是|不是[^,，。?？!！]{1,12}?[,，、 ]*(?:而是|是)(?!不是|吧|吗|么)|我是(?:说|讲)|(?<!不|要)是[^,，。?？\s是]{0,4}[\d一二两三四五六七八九十][^,，。?？\s是]{0,4}[,，\s]+(?:而)?不是[^,，。?？\s]{0,3}[\d一二两三四五六七八九十]|前面(?:说|讲)的不算|重新说/

/** True when the person takes back or replaces something said before. */
export function isCorrection(text: string): boolean {
  const said = text.trim()
  if (/是不是|不对劲|对不对|不对外|要不是|错不错|可不是/.test(said) && !/说错|讲错|记错|改成|改为|更正/.test(said))
    return false
  return STARTS.test(said) || INSIDE.test(said)
}

const RECORD =
  '(?:日历|黄历|万年历|日子|手机|单子|单据|收据|发票|小票|票据?|账单?|记录|聊天记录|病历|清单|存折|本子|合同|短信|监控)'
/** 翻了日历是, 单子找到了 是, 查了下小票 上面写的是 */
const LOOKED_UP = `(?:(?:后来|刚才|刚刚|刚|我|又|再|重新|去)*(?:翻|查|看|对|找|核)(?:出来|出|到|着|了|过|一?下|清)*[^,，。\\s是]{0,4}?${RECORD}|${RECORD}(?:后来|刚才|刚刚|刚|又|我)*(?:翻|查|看|找|寻|对|拿|核)(?:到|着|出来|出|了|过|来)+)(?:上面?|里面?|才知道|才晓得|发现|一看|一?下|了|[\\s,，])*(?:应该|其实|实际|写的?|写着|明明)?(?:是|写的?是?|写着)`

const REPLACERS: readonly RegExp[] = [
  // "不是珥陵，是导墅" (what was denied comes first)
  /^(.*?)(?:(?<![哦噢喔啊哎诶呃嗯额][,，]? ?)不是|(?<=[哦噢喔啊哎诶呃嗯额][,，]? ?)不是(?! )|弗是|勿是|并非)([^,，。;；?？]{1,16}?)[,，、;； ]*(?:而是|是|应该是|改成|系)(?!不是)(.+)$/,
  // "不是两千 两千五"
  /^()(?:不是|弗是|勿是)([^\s,，。没不]{1,8})[\s,，]+(?!就是|只是|是不是)(.+)$/,
  // "前天，哦不对，昨天" (what was wrong comes first)
  /^(.*?)()(?:[,，。 ]*(?:哦|噢|喔|啊|哎|呃|额|嗯)?[,， ]*(?:不对(?!劲|头|外)|不是不是|不不+|(?:哦|噢|喔|啊|哎|诶|呃|嗯)不(?!是)|(?:哦|噢|喔|啊|哎|诶|呃|嗯|额)[,， ]?不是(?=[,，。 \d一二两三四五六七八九十])|[,，。 ]不(?=[,，、 ])|(?:我)?(?:说|讲|打|写|记|弄|搞|报|填|听|看)(?:错|岔|混|反|漏|差)(?:了|啦|掉了|嘞)?|想错了?|差了|口误|嘴快了|糊涂了|错了|更正(?:一下)?|纠正一下|(?:改|换)(?:成|为)|应该是|我是说|我是讲|其实是|实际上?是|[,，。 ](?:哦|噢|喔|呃)[,， ]?(?=是(?!的|啊|吧)))[,，。:： 是]*)(.+)$/,
  // "原先讲二十号 翻了日历是十九号", "先前讲八千 单子找到了 是一万一": what a paper says takes the place of what was thought
  new RegExp(`^(.*?)()[\\s,，、]*${LOOKED_UP}(.+)$`),
]

export interface Replaced {
  before: string
  after: string
}

/** What was said and what takes its place, in "九点 啊不 八点"; null when nothing is taken back. */
export function takenBack(text: string): Replaced | null {
  const found = REPLACERS[2]?.exec(text) ?? null
  const [before = '', after = ''] = [found?.[1], found?.[3]]
  return before.trim() === '' ? null : { before, after: takenBack(after)?.after ?? after }
}

/** The same for "不是昨晚九点 是八点", where what was denied is what is replaced. */
export function replacedIn(text: string): Replaced | null {
  const back = takenBack(text)
  if (back !== null) return back
  const found = REPLACERS[0]?.exec(text) ?? null
  return found === null ? null : { before: `${found[1] ?? ''}${found[2] ?? ''}`, after: found[3] ?? '' }
}

/** The words to read instead, best first; the whole text when nothing was corrected. */
export function correctedReadings(text: string, depth = 0): string[] {
  const readings: string[] = []
  for (const pattern of REPLACERS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const after = found[3] ?? ''
    readings.push(...(depth < 3 ? correctedReadings(after, depth + 1) : []), after, `${found[1] ?? ''} ${after}`)
    break
  }
  const trailing = /^(.+?)[,，、 ]*(?:而)?(?:不是|弗是|勿是)([^,，。?？吗]{1,12})[。.!！]?$/.exec(text)
  if (trailing !== null) readings.push((trailing[1] ?? '').trim())
  readings.push(text)
  return [...new Set(readings.filter((reading) => reading.trim() !== ''))]
}
