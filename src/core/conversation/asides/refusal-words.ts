/** Words that keep back a number, or want no calls: 电话不留, 别打我电话. */

const NUMBER = '(?:电话|手机|号码?|联系方式)'
const NO = '(?:不|别|没法|不想|不能|不会|不愿意?|不肯|不便)'
const GIVE = '(?:留|给|说|填|写|报|讲|提供|登|记|透露)'
const REFUSES_NUMBER = new RegExp(
  `${NUMBER}[^，,。 ]{0,6}${NO}[^，,。 ]{0,3}${GIVE}|${NO}[^，,。 ]{0,4}${GIVE}[^，,。 ]{0,4}${NUMBER}`,
)
/** 手机不留，打科室座机: one number is kept back, another is given. */
const OTHER_WAY = /座机|固话|固定电话|办公电话|科室电话|(?:打|找)(?:我)?(?:单位|科室|村里|邻居|儿子|女儿)/

export function refusesPhone(text: string): boolean {
  return REFUSES_NUMBER.test(text) && !OTHER_WAY.test(text) && !ASKS.test(text)
}

/** 不留电话你们还管吗 asks. */
const ASKS = /[管帮]不[管帮]|[管帮][吗么]|行不行|行吗|可以吗|怎么/

const NO_CALLS =
  /(?:能不能|可不可以|能否|可以|能)不(?:要|用)?打(?:我)?(?:的)?电话|(?:不要|别|不许|不准|不用|勿)(?:再)?(?:给)?(?:我)?打(?:我)?(?:的)?(?:电话|手机)|电话(?:就)?(?:别|不要|不用)打|只(?:能|好|要)?(?:发|打|回)(?:文)?字|(?:就)?在(?:这|这里|这儿|这上|这个)(?:头|上|上头|上面|里|里面)?[^，,。 ]{0,3}(?:回|联系|找|答复)我/
/** 白天别打，晚上再打; 别打电话给我儿子. */
const SOME_CALLS = /(?:再|可以|能|才|以?后)打(?!字)|白天|晚上|上班|打电话(?:给|跟)(?!我(?:[，,。 ]|$))/

/** 发短信就行 上班不好接电话. */
const TEXTS =
  /(?:只(?:能|好|要)?(?:发|收|回|看)|(?:发|回))(?:个|条)?(?:短信|信息)(?:就行|就好|就可以|吧|[，,。 ]|$)|(?:平时|一直|总|都|也)?不(?:好|方便|便)(?:接|听)电话|(?:接|听)不了电话/

/** 能不能不打电话 就在这里说: nothing but the wish, in the shape of a question. */
export function asksNoCalls(text: string): boolean {
  return ONLY_NO_CALLS.test(text.trim())
}
const ONLY_NO_CALLS =
  /^(?:你好|您好|请问)?[，,。 ]*(?:我)?(?:能不能|可不可以|能否|可以|能)不(?:要|用)?打(?:我)?(?:的)?电话(?:吗|么|啊|呀)?[，,。？? ]*(?:就|只|光)?(?:在|用)?(?:这里|这儿|这边|这上面|文字|打字|发字)?(?:里|上)?(?:说|讲|聊|打字|发字|回)?(?:行吗|行不行|可以吗|好吗|吗|吧)?[。？?]*$/

export function refusesCalls(text: string): boolean {
  return TEXTS.test(text) || (NO_CALLS.test(text) && !SOME_CALLS.test(text))
}

/** 能接电话 138…, 打我手机就行: calls are wanted, whatever the whole sounds like. */
export function takesCalls(text: string): boolean {
  return TAKES_CALLS.test(text) && !refusesCalls(text)
}

const TAKES_CALLS =
  /(?<!不)(?:能|可以|会|好|方便)接(?:到)?(?:电话)?(?!人|送|我|她|他)|(?<!不|别|要)打(?:我|这个)(?:的)?(?:手机|电话|号)|(?<!不)打得通/
