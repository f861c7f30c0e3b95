/** Talk about this service itself (你们什么时候来人): no article answers it, however near one seems. */
const LEAD = '^(?:那|请问|哎|喂|到底|说好|今天|明天)?(?:你们?|您|咱们?这)(?:这[里边儿]?|那[里边儿]?)?'
const WHEN =
  '.{0,2}(?:什么时候|啥时候|几时|何时|几点|多久|今天|明天|周末|会不会|能不能|怎么还?[没不]|有没有人|是不是|还)?.{0,3}'
const DOES =
  '(?:来人|派人|派车|来车|上门|上班|下班|开门|值班|回复|回复我|回我|回话|理我|接电话|到我家|过来|真人|机器人?|人工|看到|在吗|在不在)'
const END = '(?:来|过来)?(?:吗|呢|啊|呀|了|的|啦|吧|没|没有)?[？?！!。.，,]*$'
const PATTERNS = [
  new RegExp(`${LEAD}${WHEN}${DOES}${END}`),
  /^(?:怎么|为什么)(?:还)?(?:没人|不)(?:理我|回我|回复|说话)/,
  /^说好.{0,6}(?:来|上门|到).{0,6}(?:没|不)/,
  /^(?:刚才|上次).{0,8}(?:说话|聊|讲)的.{0,6}(?:谁|人|结果)/,
]

export function isServiceTalk(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text.trim()))
}
