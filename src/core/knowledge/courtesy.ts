/** Greetings and thanks say nothing about the matter; left in, they pull a short question away from its topic. */

const GAP = '[\\s，,。.！!？?、：:；;~～…]*'
const BEFORE = [
  '(?:尊敬的)?(?:各位|市|县|区|镇)?(?:领导|书记|市长|局长|主任|同志|老师|客服|工作人员|亲)们?',
  '(?:您|你)(?:们)?好|早上好|上午好|下午好|晚上好|哈喽|hello|hi|在吗|在不在',
  '(?:我)?(?:想|要|来)?(?:请问|问问|问一下|问下|咨询一下|咨询下|咨询|请教一下|请教|打听一下|打听)(?:一下|下|一个问题|个问题|个事)?',
  '求助|打扰(?:一下|了)|麻烦(?:问|请问)?(?:一下|了|您|你)?|不好意思',
]
const AFTER = [
  '(?:非常|多|十分|万分)?(?:谢谢|感谢|多谢|感激不尽)(?:您|你|领导|各位|了|啦|啊|！)*',
  '(?:盼|望|请|期待|急盼|希望)(?:尽快|早日|领导)?(?:给予|予以|给个|给)?(?:回复|答复|解答|回答|解决|告知|重视|帮助)(?:一下)?',
  '(?:很|在线)?(?:急+|等)(?:在线等)?|跪求|拜托(?:了|您|你)?',
]
const LEAD = new RegExp(`^(?:${BEFORE.join('|')})${GAP}`, 'i')
const TAIL = new RegExp(`${GAP}(?:${AFTER.join('|')})${GAP}$`, 'i')

/** The question without greetings before and thanks behind; one of nothing else stays as it is. */
export function withoutCourtesy(text: string): string {
  let rest = text.trim()
  for (let next = strip(rest); next !== rest; next = strip(rest)) rest = next
  return /\p{Script=Han}{2}/u.test(rest) ? rest : text
}

function strip(text: string): string {
  return text.replace(LEAD, '').replace(TAIL, '')
}
