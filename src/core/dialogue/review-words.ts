/** Words at the read-back that tell to send it, whatever they add: 就这样发上去吧 赶紧来个人看看. 对了 还有个事 tells nothing of the kind. */

const LEAD =
  '(?:那|就|你们?|您|请|麻烦|赶紧|赶快|快点?|先|直接|可以|能|都|全|帮|给|替|我|把(?:这个?|这些|它|表|单子)|这样|这么|照这样|照这个|按这个|[按照依](?:我|刚才|改|前面|上面)[^，]{0,4}(?:的|过的)|一起|(?:这|那)?[一二两三四五六七八几]户|这几户|嗯|好|行|对|哦|啊|的|了)*'
/** 帮我报上去吧; 我早上报给村里了 tells of another time. */
const SENDS = new RegExp(
  `^(?:${LEAD}(?:发|报|交|递|传|转|送|提交|上报|登记)(?:上去|出去?|过去|上来|给[^，]{1,5}?)?(?:吧|了吧|好了|得了|嘛|啊|呀|哦|就行|就好|就是)*)+$`,
)
const AGREES =
  /^(?:(?:嗯|哦|好|那|都|就|全|是|也|差不多|说的|讲的|记的|写的|上面|这些|我看|我觉得|你们?|您|一点)*(?:对|对头|没有?错|没有?问题|没毛病|不错|不差|正确|是这样|就这样|这样|这么|同意(?:你们|你|您)?(?:登记|记|报)?|就这些|就这么多|没(?:有)?别的|没(?:有)?(?:其他|什么)(?:要改)?|没(?:得|啥|有)?(?:要)?改|不用改|不改|照这样|照这个|按这个)(?:了|的|吧|啊|呀|呢|子|就行|就好|可以|办|嘛|哈|哦|啦)*)+$/
const TRUSTS =
  /(?:等|候)(?:着)?(?:你们?|他们|您)?(?:的)?(?:电话|消息|通知|回话|人来)(?:了|吧|啊|哦)*$|看着(?:办|弄|处理)|(?:听|随|由|靠)你们(?:的|了)?$|交给你们|你们(?:安排|处理|去办)/
/** Whoever calls for people at the read-back wants it to go out. */
const URGES =
  /^(?:那|就|你们?|您|拜托|麻烦|求求?|请)*(?:快|尽快|赶快|赶紧|抓紧)(?:一?点|些)?(?:吧|啊|呀|哦|哈|了|办|弄)*$|^(?:行|好|那|就|你们?|您|快)*(?:派|叫|来|喊)(?:个|几个)?人(?:来|过来)?(?:吧|嘛|呀|啊)?$|(?:赶紧|赶快|快点?|尽快|早点|抓紧|马上)[^，]{0,4}(?:来|派|叫|喊|安排|送)[^，]{0,3}(?:人|车|看|东西|吃|米|被)/
/** These alone agree; before other words they may only mean "I hear you". */
const NODS =
  /^(?:嗯|哦|好|是|行|可以|成|中|要得|晓得|知道|谢谢|麻烦|辛苦|拜托)+(?:了|的|吧|啊|呀|呢|嘛|哈|哦|您|你们?)*$/
const HOLDS =
  /不对|(?<!没|没有|不)错|(?<!不|不用|别|没|没(?:什么|啥)?要|没得)改(?!天|[过好]的)|不是|(?:别|先别|不|先不|不要|没)(?:急着)?(?:发|报|交|送|递)|等(?:一?下|会|等)|慢着|想想|再想|考虑|没(?:说|讲|写)完|漏|忘|补充|还有(?:个|一|件|事|点|几)|(?:^|，)对了|换成|另外|[?？]|(?:没有?|吗|么|呢|不)$|怎么|多久|几点|几时|什么时候|哪|谁|算了|撤|不办|不弄|不想(?!多|再|讲|说)|先存/

/** 我都讲清楚了 报上去吧: so plain that it is heard before the read-back as well. */
export function asksToSend(text: string): boolean {
  const clauses = clausesOf(text)
  return !HOLDS.test(clauses.join('，')) && clauses.some((clause) => SENDS.test(clause) && clause.length > 1)
}

/** Whether the words tell to send what was read back. */
export function tellsToSend(text: string): boolean {
  const clauses = clausesOf(text)
  if (clauses.length === 0 || HOLDS.test(clauses.join('，'))) return false
  const says = (...words: RegExp[]): boolean => clauses.some((clause) => words.some((word) => word.test(clause)))
  return says(SENDS, AGREES, TRUSTS, URGES) || clauses.every((clause) => NODS.test(clause))
}

/** 好的, 嗯嗯, 知道了: heard, and nothing else said. */
export function onlyNods(text: string): boolean {
  const clauses = clausesOf(text)
  return clauses.length > 0 && clauses.every((clause) => NODS.test(clause))
}

/** 没有 什么补助都没拿过, to 有不对的直接说: nothing is wrong, whatever is told behind it. */
export function nothingWrong(text: string): boolean {
  const [first = '', ...rest] = clausesOf(text)
  return NONE.test(first) && !HOLDS.test(rest.join('，'))
}
const NONE = /^(?:嗯|哦|好|都|是|真的?)*(?:没有?|没得|没啥|没什么)(?:了|的|啊|呀|不对|不对的|错|要改的?)*$/

/** 对 发: said once more of what went out already. */
export function sendsAgain(text: string): boolean {
  return tellsToSend(text) && !onlyNods(text)
}

function clausesOf(text: string): string[] {
  return text.split(/[\s，。！!,.、；;]+/).filter(Boolean)
}
