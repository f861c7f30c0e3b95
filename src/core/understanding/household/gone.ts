// Who among those mentioned does not live at home: dead, divorced, moved out, or only spoken of.
import type { Mention } from './mentions.ts'

// A daughter's divorce brings her home.
const OWN_DIVORCE = /^[^,，。;；\s]{0,6}?(?:离了|离婚|离掉|离异)/
const GONE =
  /^(?:都|全|也|早|就|已经|又|去年|前年|今年|年初|前几年|很早|老早|\s(?=去世|过世|走了|坐牢|离了|病故|没了)){0,4}[^,，。;；\s]{0,6}?(?<![没未])(?:去世|过世|不在(?!家吃|上班|工作)|走(?:了|的|得早|掉)|死了|死得早|死掉|跑了|跑掉|没了(?!工|收|活)|离了|离婚|离掉|在外(?!面玩|头玩)|外地|外头|外面|打工去|出去打工|不住|嫁|坐牢|坐着牢|在牢|服刑|判了刑|劳改|关进去|进去了|不回来|不家来|不管|不跟(?:我|咱|$)|失联|失踪|联系不上|早没|病故|牺牲|不要我|分家|另过|单过|分开|成家|双亡|都没(?!工|收|上)|亡故|搬出去|搬走|送人|不来往|在(?:南京|苏州|无锡|常州|上海|北京|扬州|杭州|广州|深圳|外省|省外|国外|部队|城里))/
const FORMER = /(?:前头|前面|前任|以前的?|原来的?|前|大肚子|肚子里的?)(?:那个|的)?$/
const NOBODY = /(?:没有?|没得|无|不算|除了|不含|不包括|除去|没生|没(?:有)?(?:讨|娶|找|谈|处|对)(?:到|过|个)?)$/

/** 一个跟他爸, 大的判给前夫: a child that lives elsewhere. */
export const SPLIT =
  /(?:一个|最?大的|最?小的|老大|老二|大儿子|小儿子|大女儿|小女儿)(?:跟|归|判给|随)(?:了|着)?(?:(?:他|她|孩子|他们)(?:爸爸?|妈妈?|爹|娘|爷爷|奶奶)|前夫|前妻|男方|女方|对方|男的|女的)/g

/** 儿子 十四 离了婚的: a divorce in the next words is the speaker's, or the child's own. */
function isDivorced(text: string, one: Mention): boolean {
  return [one.heads, one.end].some((end) => OWN_DIVORCE.test(text.slice(end).trimStart()))
}

export function isGone(text: string, one: Mention, next: number): boolean {
  if (one.role === 'self' || one.role === 'pair') return false
  if (one.role === 'which' && new RegExp(`^${SPLIT.source}$`).test(one.written)) return true
  const before = text.slice(0, one.start)
  const excepted = /除了(?:我)?$/.test(before) && /(?:别的|其他|其余|其它|剩下|都)/.test(text.slice(one.end))
  if (FORMER.test(before) || (NOBODY.test(before) && !excepted)) return true
  if (['offspring', 'sibling', 'nephew'].includes(one.role) && isDivorced(text, one)) return false
  return [one.heads, one.end].some((end) => GONE.test(text.slice(end, Math.max(end, next))))
}

/** "儿子媳妇孙子都在上海": what is said of the last is said of all in the row before it. */
export function goneTogether(text: string, mentions: readonly Mention[]): Mention[] {
  const kept = [...mentions]
  for (let index = kept.length - 2; index >= 0; index -= 1) {
    const [one, next] = [kept[index], kept[index + 1]]
    if (one === undefined || next === undefined || !next.gone || next.role === 'which') continue
    const isRow = /^(?:[和跟、与及]|还有)?$/.test(text.slice(one.end, next.start))
    const said = NOBODY.test(text.slice(0, next.start)) || FORMER.test(text.slice(0, next.start))
    if (isRow && !said && one.role !== 'self' && one.role !== 'pair') kept[index] = { ...one, gone: true }
  }
  return kept
}
