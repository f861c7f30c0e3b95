/** Whether somebody came to harm, or cannot be heard any more: then the door of the thing that did it (井盖, 电梯, 邻居) is no answer. */
const HARM = [
  /(?:掉|跌|栽|滚|滑|踩空)(?:了)?(?:下|进|到.{0,4}里|沟|井|河)/,
  /踩空|[砸压夹卡](?:住|伤|到人|中|倒)|淹(?:了|死|到)|触电|电到/,
  /炸(?:了|伤|开)|着火|起火|烧起来|烧伤|烫伤/,
  /咬(?:伤|到|住|了)|[流出]血|昏(?:倒|过去|迷)|晕(?:倒|过去)|没气|没反应|喘不上/,
  /(?:没|没有|一点)[^，,。]{0,4}(?:声音|动静)|声音都没|救命|打死|捅/,
]

export function tellsOfHarm(text: string): boolean {
  return HARM.some((pattern) => pattern.test(text))
}
