/** Reads an ordinance or a leaflet as a proposal of an article: which section each paragraph belongs to, and the figures in it. */
import type { Area, Section } from './sections.ts'
import { AREAS, SECTIONS } from './sections.ts'
import type { Source } from './article.ts'
import { phonesIn, visibleLength } from './check-passage.ts'

export type Understood = {
  title: string | null
  /** Words of each section as far as they fit into one passage, and what did not fit. */
  sections: { section: Section; text: string; rest: string }[]
  /** Paragraphs that belong to no section. */
  unplaced: string
  amounts: string[]
  dates: string[]
  phones: string[]
  sources: Source[]
  /** The day from which it holds, where the text says so. */
  effective: string | null
  area: Area | null
  department: string | null
}

/** From the most special to the most general: the first that fits wins. */
const HEADINGS: readonly [Section, RegExp][] = [
  ['不同意怎么办', /不服|异议|复议|诉讼|申诉|救济途径|监督投诉|投诉|权利救济/],
  ['带什么', /材料|资料|证件|证明|所需|提交.*(?:表|件)/],
  ['多久', /时限|期限|多久|办结|工作日|时间|有效期/],
  ['去哪办', /受理(?:机关|机构|部门|单位|地点)|办理(?:地点|地址|窗口|机构|部门|单位)|在哪|去哪|地点|地址|窗口/],
  ['电话', /电话|热线|联系方式|咨询方式|联系人/],
  ['怎么办', /程序|流程|步骤|办理方式|怎么办|如何(?:申请|办理)|申请(?:办法|方式|受理|和受理)|办理$|申领|审核|发放方式/],
  ['给什么', /标准|金额|待遇|内容|方式和标准|补(?:助|贴)(?:标准|金额|办法)|救助(?:标准|方式|内容)|给什么|多少/],
  ['谁能办', /对象|条件|范围|资格|适用|谁能|认定|人群/],
  ['常见误会', /误会|误区|注意事项|提醒|说明|常见问题/],
  ['一句话', /总则|概述|简介|目的|依据|是什么|政策解读|一句话/],
]
const HEADING_MARK =
  /^(?:#+\s*|第[一二三四五六七八九十百\d]+[章节条]\s*|[（(]?[一二三四五六七八九十]+[）)、.．]\s*|[（(]?\d{1,2}[）)、.．]\s*|【)/
const HEADING_MOST = 24
const PASSAGE_MOST = 220
const SENTENCE_MOST = 60
const LISTED_MOST = 60
const FIGURE = /[^，。；、\s]{0,14}\d[\d,]*(?:\.\d+)?\s*(?:万|千|百)?元[^，。；、\s]{0,8}/g
const DAY = /(20\d\d)[年.-](\d{1,2})[月.-](\d{1,2})日?/g
const SOURCE = /《([^《》]{2,60})》(?:\s*[（(]\s*([^（）()]{2,30}(?:〔20\d\d〕|\[20\d\d\])[^（）()]{1,12}号)\s*[）)])?/g
const DEPARTMENT =
  /(?:民政|教育|人力资源和社会保障|人社|住房和城乡建设|住建|医疗保障|医保|卫生健康|卫健|司法|应急管理|财政)局|残联|总工会|妇联|红十字会/

export function understandDocument(text: string): Understood {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/[*`|]+/g, '').trim())
    .filter((line) => line !== '')
  const { placed, unplaced } = place(lines)
  return {
    title: titleOf(lines),
    sections: SECTIONS.flatMap((section) => {
      const words = placed.get(section)?.join('\n') ?? ''
      return words === '' ? [] : [{ section, ...cut(words, section === '一句话' ? SENTENCE_MOST : PASSAGE_MOST) }]
    }),
    unplaced: unplaced.join('\n'),
    amounts: listed(text, FIGURE),
    dates: [...text.matchAll(DAY)].map(dayOf).filter(isOnce).slice(0, LISTED_MOST),
    phones: phonesIn(text).filter(isOnce).slice(0, LISTED_MOST),
    sources: sourcesIn(text),
    effective: effectiveIn(text),
    area: AREAS.findLast((area) => text.includes(area)) ?? null,
    department: DEPARTMENT.exec(text)?.[0] ?? null,
  }
}

function place(lines: readonly string[]): { placed: Map<Section, string[]>; unplaced: string[] } {
  const placed = new Map<Section, string[]>()
  const unplaced: string[] = []
  let section: Section | null = null
  for (const line of lines) {
    const heading = headingOf(line)
    if (heading) {
      section = heading.section ?? section
      if (heading.rest === '') continue
    }
    const words = heading ? heading.rest : line.replace(/^>\s*/, '')
    if (section === null) unplaced.push(words)
    else placed.set(section, [...(placed.get(section) ?? []), words])
  }
  return { placed, unplaced }
}

/** `一、救助对象` and `补助标准：每人每月…` alike; null for a paragraph. */
function headingOf(line: string): { section: Section | null; rest: string } | null {
  const bare = line.replace(HEADING_MARK, '').replace(/】/, ' ')
  const isMarked = bare !== line
  const [, named = bare, rest = ''] = /^([^：:。，]{2,14})[：:\s]\s*(.*)$/.exec(bare) ?? []
  const isShort = named.length <= HEADING_MOST && !/[。；，]/.test(named)
  if (!isShort) return null
  const section =
    SECTIONS.find((one) => one === named.trim()) ?? HEADINGS.find(([, words]) => words.test(named))?.[0] ?? null
  if (section !== null) return { section, rest: named === bare ? '' : rest.trim() }
  return isMarked && line.startsWith('#') ? { section: null, rest: '' } : null
}

/** At the end of a sentence where that leaves something; what is over is given back, not lost. */
function cut(words: string, most: number): { text: string; rest: string } {
  if (visibleLength(words) <= most) return { text: words, rest: '' }
  let text = ''
  for (const sentence of words.match(/[^。；\n]*[。；\n]?/g) ?? []) {
    if (visibleLength(text + sentence) > most) break
    text += sentence
  }
  if (text.trim() === '') text = [...words].slice(0, most).join('')
  return { text: text.trim(), rest: words.slice(text.length).trim() }
}

function titleOf(lines: readonly string[]): string | null {
  const found = lines.find((line) => line.replace(/^#+\s*/, '').length >= 4 && !/[。；]/.test(line)) ?? null
  return found === null ? null : [...found.replace(/^#+\s*/, '')].slice(0, 40).join('')
}

function sourcesIn(text: string): Source[] {
  const titles = [...text.matchAll(SOURCE)].map(
    ([, title = '', number]) => `《${title}》${number ? `（${number}）` : ''}`,
  )
  return titles
    .filter(isOnce)
    .slice(0, 8)
    .map((title, at) => {
      const year = /[〔[](20\d\d)[〕\]]/.exec(title)?.[1]
      return { id: `s${at + 1}`, title, ...(year ? { date: year } : {}) }
    })
}

function effectiveIn(text: string): string | null {
  const said = /(?:自|从)\s*(20\d\d)年(\d{1,2})月(\d{1,2})日\s*起/.exec(text)
  return said ? dayOf(said) : null
}

function dayOf([, year = '', month = '', day = '']: RegExpMatchArray | RegExpExecArray): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function listed(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)]
    .map(([found]) => found.trim())
    .filter(isOnce)
    .slice(0, LISTED_MOST)
}

function isOnce(value: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(value) === at
}
