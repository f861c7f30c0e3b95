/** What a question asks about a topic: who, how much, how, which papers, how long, where, refused, phone. */
import type { Section } from './sections.ts'

type Rule = { section: Section; words: RegExp; weight: number }

/** A plain wish (能不能, 怎么办) weighs less than a question for one thing (几天, 材料): most questions carry both. */
const RULES: readonly Rule[] = [
  { section: '电话', weight: 1.2, words: /电话|热线|号码|打几|打哪个|打什么|联系方式|拨/ },
  {
    section: '给什么',
    weight: 1,
    words:
      /多少(?!天|时间|岁|年)|几多|几钱|几块|标准|金额|补多|给多|发多|领多|报多|比例|待遇|给什么|好处|每月|一个月|一年.*钱|减免|优惠|有(?:没有|无|什么|啥|哪些)?(?:补贴|补助|政策|帮扶|救助)|管不管|[给补发免减报]不[给补发免减报]|几折|打折|给钱|赔|封顶|最高|最多|多发|加发|多给|帮(?:些|点|上)?(?:什么|啥|哪些)|有(?:什么|哪些|啥).{0,6}(?:项目|服务|帮助|照顾|用)/,
  },
  {
    section: '带什么',
    weight: 1.2,
    words:
      /材料|资料|带什么|带啥|带哪|带些|证明|证件|票据|发票|需要提供|要交(?:啥|什么|哪)|准备(?:什么|啥|哪)|户口本|填什么|什么表/,
  },
  {
    section: '多久',
    weight: 1.1,
    words:
      /多久|几天|多长时间|多少天|什么时候|啥时候|啥时|几时|何时|几号|几月|哪天|期限|有效期|管多|等多|还要等|多少年|几年|几个月|能拿几|哪个?月/,
  },
  {
    section: '去哪办',
    weight: 1,
    words:
      /去哪|在哪|到哪|哪里|哪儿|哪块|哪个(?:部门|地方|单位|窗口|局|科)|什么部门|找谁|找哪|跟谁|归谁|归哪|谁管|地址|窗口|入口|哪一栏|哪边|向谁|向哪/,
  },
  {
    section: '不同意怎么办',
    weight: 1.1,
    words:
      /不(?:批|同意|给批|服|受理|给办|给报|够格|合格)|没(?:有)?(?:批|通过|评上|给批|选上|批下)|被(?:拒|取消|停|退|刷)|取消|停(?:了|掉|发)|落选|退回|打回|申诉|复议|复评|投诉|举报|告他|异议|不合理|不公|少发|没发|没到账|不给(?!怎).{0,3}(?:办|批|报|评|补|受理)|[查算弄搞]错|凭什么|推来推去|没人管|没有?答复|没回音/,
  },
  {
    section: '怎么办',
    weight: 0.8,
    words:
      /怎么(?:才能)?(?:办|申|弄|搞|领|报|交|查|开|走|样|处理|恢复|转|取|约|讨|要|认|定|建)|如何|咋(?:办|申|弄|搞|报|领)|流程|手续|步骤|程序|怎样|去办|补办|代办/,
  },
  { section: '怎么办', weight: 0.5, words: /申请|登记|网上|手机上|报名|办理/ },
  {
    section: '谁能办',
    weight: 1,
    words:
      /什么人|什么样的人|哪些人|谁能|谁可以|(?:要|什么|啥|哪些)条件|资格|够不够格|多大年纪|(?:是|有)哪些(?:人|孩子|家庭)/,
  },
  {
    section: '谁能办',
    weight: 0.7,
    words:
      /能不能|可不可以|可以.{0,12}[吗嘛么伐不]|能.{0,12}[吗嘛么伐不]|能否|符合|条件|资格|算不算|算.{0,6}吗|是不是|什么人|哪些人|谁能|够不够|要求|属于|范围|对象|行不行|有没有资格|才能|多大|几岁|多少岁/,
  },
  {
    section: '常见误会',
    weight: 0.6,
    words: /真的|听说|骗|收费|要钱|自动|是不是|一定要|必须|也要|才行|还能|会不会|影响/,
  },
]

/** How strongly a question asks for each section; sections that it does not ask for are absent. */
export function facetsOf(question: string): Map<Section, number> {
  const facets = new Map<Section, number>()
  for (const { section, words, weight } of RULES)
    if (words.test(question)) facets.set(section, Math.max(weight, facets.get(section) ?? 0))
  return facets
}

const ASKING = RULES.map(({ words }) => new RegExp(words, 'g'))

/** A question without the words that ask: what is left names the thing. */
export function withoutFacets(question: string): string {
  return ASKING.reduce((text, words) => text.replaceAll(words, ' '), question)
}
