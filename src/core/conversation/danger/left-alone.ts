/** Who is left alone at home is not lost: 妈妈没回来，家里就我跟弟弟; 老头子给救护车拉走了，屋里就剩老太一个. */
import { foldClauses } from '../../understanding/safety/text.ts'
import { saidTo } from '../../understanding/safety/kinds.ts'
import type { CompiledSafety, SafetyHit } from '../../understanding/safety/safety.ts'
import { slotValue, type ConversationState } from '../state.ts'

const OWN_PHONE_NOT =
  /我(?:是|偷偷|在)?(?:用|拿)[^，]{0,6}(?:妈妈?|爸爸?|奶奶|爷爷|外婆|外公|大人)的?(?:手机|微信|电话)/
const AT_SCHOOL =
  /(?:^|，)我(?:今年|现在|才|还|在|读|上|念|是)*(?![^，]{0,2}(?:儿子|女儿|孩子|孙|娃|丫头))(?:小学)?(?:[一二三四五六]年级|初[一二三]|(?:[6-9]|1[0-5]|[六七八九十]|十[一二三四五])岁)(?!的)/
/** 五年级 我弟上大班, as an answer. */
const AT_SCHOOL_BARE = /^(?:小学|读|上|念)?[一二三四五六]年级(?:，|$)(?!.*(?:儿子|女儿|孩子|孙|娃|丫头|小把戏|外甥|侄))/
/** 15岁 刚才骗你的, of oneself. */
const BARE_AGE =
  /^(?:其实)?我?(?:才|今年|刚)*(?:[6-9]|1[0-5])岁(?=，|$)(?=[^]*(?:我|骗你|你们))(?!.*(?:儿子|女儿|孩子|孙|娃|丫头|小把戏|外甥|侄|弟|妹|他|她))/
/** 我是小学生. */
const IS_PUPIL =
  /(?:^|，)(?:你好，?)?我(?:还|只|就|才)?是(?:一?个|一?名)?(?:小学生|初中生|中学生|小朋友|小孩子?|小学[一二三四五六]年级)(?:，|$|啊|哦|呀|可以|能|想)/
const AS_A_CHILD =
  /(?:妈妈|爸爸|奶奶|爷爷|外婆)(?:不许|不让|不准|叫我不要|说不能)我?|我(?:跟|和)(?:弟弟|妹妹|哥哥|姐姐)|(?:就|只有?|只剩)(?:我|我们)(?:跟|和)?(?:弟弟|妹妹|一个人|两个)/
const PARENT_AWAY =
  /(?:妈妈?|爸爸?|爸妈|爸爸妈妈|奶奶|爷爷|外婆|外公|大人)[^，]{0,14}(?:没(?:有)?回|不在家?|出去|走了|不见|关机|打不通|住院|上班去)/

/** The writer is a child: it says so, or writes on a parent's phone about parents who are away. */
export function speaksAsChild(text: string, state: ConversationState): boolean {
  const words = foldClauses(text, [])
  // Told once, it holds for the whole talk.
  if (
    AT_SCHOOL.test(words) ||
    IS_PUPIL.test(words) ||
    AT_SCHOOL_BARE.test(words) ||
    BARE_AGE.test(words) ||
    slotValue(state, 'childWrites') === true
  )
    return true
  const borrowed = [...state.said.map((one) => foldClauses(one.text, [])), words].some((one) => OWN_PHONE_NOT.test(one))
  return AS_A_CHILD.test(words) && (borrowed || /妈妈|爸爸/.test(words)) && PARENT_AWAY.test(words)
}

const LEFT =
  /(?:屋里|家里|屋头|家|现在|就|只)?(?:就|只)?(?:剩|留)(?:下|了)?[^，]{0,8}(?:一个人?|一人|自己|独自|老太|老头|老人)(?:，|$|在|了)|(?:一个人|独自|自己)(?:待|呆|睡|躺)?在(?:家|屋)|没(?:有)?人(?:看|管|照|陪)/
const LOST =
  /不见|找不|寻不|走丢|走失|失踪|没(?:有)?回(?!应)|不知道?(?:去|跑|在)|(?:跑|溜|走)(?:出去|掉|丢)|联系不上|失联/

/** The hits, with somebody who is only alone taken out of those who are lost; nobody drops out. */
export function aloneNotLost(
  hits: readonly SafetyHit[],
  text: string,
  state: ConversationState,
  rules: CompiledSafety,
): SafetyHit[] {
  const words = foldClauses(text, [])
  const isChild = PARENT_AWAY.test(words) && speaksAsChild(text, state)
  const kind = isChild ? 'child_alone' : LEFT.test(words) && !LOST.test(words) ? 'elder_alone' : null
  if (kind === null || hits.every((hit) => hit.kind !== 'missing')) return [...hits]
  const own = hits.find((hit) => hit.kind === kind)
  // Who is away may be lost as well: the children come first, and the other alarm stays.
  if (isChild) {
    const first = own ?? hits.filter((hit) => hit.kind === 'missing').map((hit) => renamed(hit, kind, rules))[0]
    return [...(first ? [first] : []), ...hits.filter((hit) => hit.kind !== kind)]
  }
  if (own !== undefined) return hits.filter((hit) => hit.kind !== 'missing')
  return hits.map((hit) => (hit.kind === 'missing' ? renamed(hit, kind, rules) : hit))
}

function renamed(hit: SafetyHit, name: string, { kinds }: CompiledSafety): SafetyHit {
  const kind = kinds.find((one) => one.name === name)
  if (kind === undefined) return hit
  return { ...hit, ...saidTo(kind) }
}
