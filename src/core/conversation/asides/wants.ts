/** Whether a message wants a person, an end, or to know how it stands: by its route with plain words for it, or as heard. */
import type { Act } from '../../understanding/acts.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

const PLAIN: Readonly<Record<'human' | 'stop' | 'status', RegExp>> = {
  human: /人工|真人|活人|人来|找.{0,3}人|工作人员|领导|主任|客服|接线|值班|投诉|打电话给我|机器/,
  status: /进度|进展|结果|消息|到哪|办得|批下来|什么时候|几时|没人(找|联系|来)|查/,
  stop: /不(?!知道|清楚|晓得|懂|对)|别|算了|退出|取消|停|撤|删|清|没事|结束|再见|拜拜|先这样|就这样|走了|到此|注销|bye|quit|stop|exit/i,
}

/** 别打电话给我 asks for no call. */
const REFUSES_CALL = /(?:别|不要|不用|不许|不想|不准)[^，,。 ]{0,3}(?:打|接|叫|喊|派|转|找)/

/** 他走了, 别说我讲的, 算了打我自己的 1…: a need, a number, somebody else who left; nobody ends the talk with these. */
function tellsInstead({ text, extracted }: Heard): boolean {
  const told = extracted['phone'] ?? extracted['landline'] ?? null
  const needs = extracted['food'] === false || extracted['shelter'] === false
  return needs || told !== null || TAKEN_OR_LEFT.test(text)
}

/** 卡被他收走了: what is taken away by somebody leaves no talk. */
const TAKEN_OR_LEFT =
  /(?:他|她|对方|人)[^，,。 ]{0,4}走了|(?:收|拿|抢|骗|偷|带|接|抬|拉|抱|送|牵|搬|卷|刮|冲|赶|翻|顺)走了|(?:别|不要)(?:说|讲|告诉)|(?:先别|别|不要|先不|不用)(?:给我)?(?:删|撤|取消|停)|还是(?:要)?(?:报|办|申请|登记)(?:一下|吧|上)/

/** 叫个人来帮我打扫打扫: hands are wanted, and nobody to talk to. */
const WANTS_HANDS =
  /(?:打扫|扫地|洗(?:澡|衣|被|头|脚)|做饭|烧饭|弄饭|送饭|买菜|陪我(?:去|说|看|聊)|照顾|服侍|护理|搬(?:东西|家)|修(?:水|电|灯|屋))/

const ACT_OF = { human: 'human', stop: 'withdraw', status: 'status' } as const
/** 没别的了 谢谢 先这样, 以后能不能作废: nothing is taken back. */
const STAYS: readonly Act[] = ['enough', 'may_withdraw', 'leave_now', 'wait', 'confirm']

/** 没有 alone answers, whatever its route. */
const BARE = /^(?:没有?|有|是的?|不是|好的?|嗯+)$/

/** In a dialogue or with a case open a route counts only with plain words for it: 4口人 is an answer, however it is routed. */
export function wants(turn: Turn, heard: Heard, route: 'human' | 'stop' | 'status'): boolean {
  const free = route !== 'human' && turn.state.openStep === null && !hasOpenCase(turn.state)
  return (
    (heard.route === route || heard.acts[0] === ACT_OF[route]) &&
    !(route === 'human' && WANTS_HANDS.test(heard.text)) &&
    !(route === 'stop' && (tellsInstead(heard) || STAYS.some((act) => heard.acts.includes(act)))) &&
    (free || PLAIN[route].test(heard.text) || heard.acts[0] === ACT_OF[route]) &&
    !REFUSES_CALL.test(heard.text) &&
    heard.text.length > 1 &&
    !BARE.test(heard.text)
  )
}

/** 一月份的护理补贴还没到账: money that comes every month is no case of ours; the handbook knows who pays it. */
export function asksPayment(turn: Turn, { text }: Heard): boolean {
  return (
    turn.case === null && turn.others.length === 0 && /到账|没到(?!场)|没发|发(?:下来|了没)|打(?:到)?卡|停发/.test(text)
  )
}
