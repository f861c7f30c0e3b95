/** Whether a question asks for the rules of another place: the sums of Zhenjiang are no answer for 上海的低保一个月多少. */
import { areaIn } from './areas.ts'
import places from './places.json' with { type: 'json' }

const NAMES = Object.values(places)
  .flat()
  .toSorted((one, other) => other.length - one.length)
/** 中山路 and 南京银行 are no other place. */
const PLACE = `(?:${NAMES.join('|')})(?!路|大道|[东西南北]路|街|银行|花园|小区|新村|大学|农商|桥)`
const NAMED = new RegExp(PLACE)
const START = '(?:^|[，,。.！!？?；;\\s]|请问|问下|问一下|知道)'
/** Behind a place, these tell of somebody's way and not of the rules there: 安徽人, 上海看病, 南京打工. */
const LIFE =
  '人|户口|来|打工|上班|迁|老家|买|读|念|考|上大学|上学|住|回|嫁|看病|医院|同胞|服役|当兵|老兵|难侨|归侨|开刀|手术|治|厂|工地|交|转|去|到|能|出生'
/** 上海低保多少, 北京的居住证: the place leads, its matter follows. */
const LEADS = new RegExp(`${START}${PLACE}(?:省|市)?(?:的|这边|那边的?|那块的?|那里的?|当地的?)?(?!${LIFE})`)
/** 听说深圳低保一千多, 老家连云港的大病救助报多少: heard of there, or of the old home; 老家安徽的，… only tells whence somebody comes. */
const HEARD = new RegExp(
  `(?:(?:听说|听讲|听人讲|听人说)${PLACE}(?:省|市)?(?:的|那边的?|那里的?)?|老家(?:在)?${PLACE}(?:省|市)?的)(?!${LIFE}|[，,。.！!？?；;\\s]|$)`,
)
/** 那边一个月发多少, behind the name of the place. */
const THERE = /(?:那边|那块|那里|那头|当地|老家)[^，,。？！?!]*(?:多少|几|标准|涨|啥时候|什么时候|怎么|有没有|吗)/
const HERE = /来镇江|我们?(?:户口)?在镇江|这[边块里]/

export function asksElsewhere(question: string): boolean {
  const named = NAMED.exec(question)
  if (!named) return false
  if ((LEADS.test(question) || HEARD.test(question)) && namesNoHome(question)) return true
  const behind = question.slice(named.index + named[0].length)
  return THERE.test(behind) && !HERE.test(behind)
}

/** 江苏 is as wide as another province, and no home. */
function namesNoHome(question: string): boolean {
  const area = areaIn(question)
  return area === null || area === '江苏省'
}
