/** Words that agree to being kept, wherever in the talk they are said: 同意的; after a refusal also 那你们记吧, 还是留吧. */

const START = '(?:^|[，,。 ])'
const AGREES = new RegExp(
  `${START}(?:我们?|那|都|就|也|好|行|嗯|可以|现在)*(?:同意|答应)(?:你们|您)?(?:记|存|留|登记)?(?:我的?)?(?:的|了|吧|啊|呀|嘛)*(?:$|[，,。 ])`,
)
/** 还是留吧, 你们可以记了, 那就登记吧. */
const LETS_KEEP = new RegExp(
  `${START}(?:那|就|你们?|您|都|现在|好|行|算了|我?想(?:了?想|来想去)|我|想通了)*(?:(?:可以|能|让你们?|愿意)(?:给)?(?:你们)?(?:记|留|登记|存|传|报)|(?:还是|就)(?:记|留|登记|传|报|给你们?|说给你们?)|(?:记|留|登记|传|报)(?:下来?|上去|过去|着)?(?:吧|就(?:记|留)))`,
)
/** 同意不同意, 别留, 先不记: taken back in the same breath. 不要上门 and 别跟儿子讲 beside it take nothing back. */
const TAKES_BACK =
  /[？?]|吗|么$|(?:不|没)(?:同意|答应|愿意)|(?:不|别|甭|莫)(?:可以|能|想|要|用|给|让)?(?:再|你们?|您|我|把)*(?:名字|姓名|电话|号码)?(?:记|留|登记|存|录)(?!错|漏|混)|先不|要是|如果|(?:名字|姓名|电话|号码)[^，,。 ]{0,3}(?:不|别)(?:要)?(?:记|留|给|存)/

/** Said outright: 同意. */
export function agrees(text: string): boolean {
  return AGREES.test(text) && !TAKES_BACK.test(text)
}

/** Of somebody who had refused: lets name and number be kept after all. */
export function letsKeep(text: string): boolean {
  return agrees(text) || (LETS_KEEP.test(text) && !TAKES_BACK.test(text))
}
