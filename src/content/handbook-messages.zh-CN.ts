/** Words of the handbook's backend: to askers, to editors, and the compiler's findings said in Chinese. */
import type { ArticleState } from '../core/knowledge/versions.ts'
import type { UnreadReason } from '../ports/document-reader.ts'

export const handbookWords = {
  answered: (question: string, title: string): string =>
    `您问过的“${question}”，现在有答案了。发“${title}”，或者再问一遍，就能看到。`,
  answeredQuietly: '您有一条回复。',
} as const

export const STATE_WORDS: Readonly<Record<ArticleState, string>> = {
  draft: '草稿',
  submitted: '待审核',
  scheduled: '待发布',
  published: '已发布',
  retired: '已停用',
}

export const UNREAD_WORDS: Readonly<Record<UnreadReason | 'not-here' | 'unknown-kind' | 'empty', string>> = {
  broken: '这个文件打不开，可能坏了。请用 Word 或 PDF 阅读器另存一份再传，或把文字粘贴进来。',
  bomb: '这个文件解压后大得不正常，没有读。请把文字粘贴进来。',
  'too-large': '文件太大，最大20MB。请拆开，或把文字粘贴进来。',
  protected: '这个文件有密码，读不了。请去掉密码再传。',
  'no-text': '这个 PDF 是扫描的图片，里面没有文字。请用原来的 Word 文件，或把文字粘贴进来。',
  'too-slow': '读了10秒还没读完，停下了。请拆开再传，或把文字粘贴进来。',
  'not-here': '这里不能读 Word 和 PDF。请把文字粘贴进来，或传 .md、.txt。',
  'unknown-kind': '只能读 .docx、.pdf、.md、.txt。',
  empty: '里面没有文字。',
}

/** Two figures for one item: both sentences, so that whoever reads it knows what to mend. */
export function clashWords(
  warnings: readonly { text: string; other: { title: string; text: string } | null }[],
): string {
  const pairs = warnings
    .slice(0, 3)
    .map(({ text, other }) => `这篇写“${text}”，《${other?.title ?? ''}》写“${other?.text ?? ''}”`)
  return `${pairs.join('；')}。同一件事、同一地区、同一时间，数不一样。`
}

/** Findings of parse-passages, check-passage and the front matter schema, which speak English to whoever builds. */
const FINDINGS: readonly [RegExp, string][] = [
  [/^the file must start with front matter.*/, '开头要有两行“---”夹着的文章信息。'],
  [/^the first section must be "## 一句话"$/, '第一节要是“## 一句话”。'],
  [/^text before the first "## " section$/, '第一个“## ”小节之前有文字。'],
  [/^a line with ">" must read "> 来源：…"$/, '以“>”开头的行要写成“> 来源：…”。'],
  [
    /^bold, tables, links, code and other headings are not allowed here$/,
    '这里不能用粗体、表格、链接、代码和别的标题。',
  ],
  [/^unknown section "(.*)"; allowed: (.*)$/, '没有“$1”这一节。可以用：$2。'],
  [/^section "(.*)" appears twice$/, '“$1”出现了两次。'],
  [/^section "(.*)" must stand before "(.*)"$/, '“$1”要放在“$2”前面。'],
  [/^area "(.*)" stands outside a section$/, '地区“$1”不在任何小节里。'],
  [/^unknown area "(.*)"; allowed: (.*)$/, '没有“$1”这个地区。可以用：$2。'],
  [/^(.*) does not end with a "> 来源：" line$/, '$1 最后没有“> 来源：”一行。'],
  [/^"(.*)" is empty$/, '“$1”是空的。'],
  [/^a "> 来源：" line without text before it$/, '“> 来源：”前面没有文字。'],
  [
    /^"(.*)" already has a passage for the same days; give both 施行：\/至： dates$/,
    '“$1”同一时间有两段，请都写上施行、至的日期。',
  ],
  [/^the 来源 line names no source id$/, '“来源”一行没有写来源的代号。'],
  [/^施行 (.*) is after 至 (.*)$/, '施行 $1 晚于 至 $2。'],
  [/^(施行|至)： must be a date like 2025-07-01, not "(.*)"$/, '$1：要写成 2025-07-01 这样的日期，现在是“$2”。'],
  [/^cannot read "(.*)": expected.*$/, '“$1”读不懂。这里写来源代号、施行：日期、至：日期，或“以当地最新公布为准”。'],
  [/^(.*): (\d+) characters, at most (\d+)$/, '$1：$2个字，最多$3个。'],
  [/^(.*): (\d+) characters, at least (\d+)$/, '$1：$2个字，至少$3个。'],
  [/^(.*): unknown source id "(.*)"$/, '$1：来源里没有“$2”。'],
  [/^(.*): phone (\S+) is not known.*$/, '$1：电话 $2 没有核实过。先把出处记进 phones.yaml。'],
  [/^(.*): phone (\S+) is marked 待核 .*$/, '$1：电话 $2 还没核实。这一段要写“以当地最新公布为准”，或先打通核实。'],
  [
    /^(.*): an amount without 施行：date or 以当地最新公布为准$/,
    '$1：有钱数，没有写施行日期，也没有写“以当地最新公布为准”。',
  ],
  [/^(.*): reads like a promise: "(.*)"$/, '$1：像在打包票：“$2”。'],
  [/^(.*): the reader is 您, not 你$/, '$1：称呼用“您”，不用“你”。'],
  [/^(.*): must be a date like 2026-07-01$/, '$1：要写成 2026-07-01 这样的日期。'],
  [/^(.*): is not a day of the calendar$/, '$1：没有这一天。'],
  [/^(.*): must be lower-case ASCII words.*$/, '$1：用小写字母、数字和“-”，最多一个“.”。'],
  [/^(.*): Unrecognized key.*$/, '$1：有不认识的项。'],
  [/^(.*): Invalid input: expected .*, received undefined$/, '$1：没有填。'],
  [/^(.*): Too small: .*$/, '$1：太短或没有填。'],
  [/^(.*): Too big: .*$/, '$1：太长了。'],
  [/^(.*): Invalid (?:input|option|URL|string).*$/, '$1：写法不对。'],
]

/** A finding nobody translated yet is shown as it is: better strange words than none. */
export function inChinese(message: string): string {
  const found = FINDINGS.find(([pattern]) => pattern.test(message))
  return found ? message.replace(found[0], found[1]) : message
}
