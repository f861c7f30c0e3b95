/** Plain text work that every kind of search shares: one form of writing, terms. */

/** Cuts a text into words; null where the runtime has no dictionary (Workers), then pairs of characters must do. */
export type Segment = (text: string) => string[]

const HAN_RUN = /\p{Script=Han}+/gu
const LATIN_RUN = /[a-z][a-z0-9+.-]*|\d+(?:\.\d+)?/g

/** Words that say nothing about the topic; they would only tie long stories to long passages. */
const EMPTY_WORDS = new Set(
  (
    '的 了 是 我 你 您 他 她 它 我们 你们 他们 咱们 在 和 与 及 也 都 就 还 又 很 到 说 要 会 能 可以 不能 没有 没 不 有 这 那 这个 那个 这种 什么 怎么 怎样 如何 ' +
    '吗 呢 吧 啊 呀 哦 嘛 么 请问 想 问 咨询 一下 一个 现在 已经 但是 因为 所以 如果 而且 或者 还有 他的 我的 自己 给 把 被 让 从 对 于 为 以 上 下 里 中 之 其 ' +
    '谢谢 你好 您好 领导 请 知道 多 少 多少 哪 哪里 哪个 谁 几 个 着 过 去 来 做 办 去年 今年 年 月 日 号 应该 应 该 是否 是不是 能不能 有没有 可不可以'
  ).split(' '),
)

/** Full-width, case and invisible characters made one; punctuation stays for the model. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u00AD|[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\p{Variation_Selector}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Terms for the word index: dictionary words and pairs of characters, kept apart by a mark. */
export function termsOf(text: string, segment: Segment | null): string[] {
  const terms = [...pairsOf(text), ...latinOf(text)]
  if (segment) {
    for (const word of segment(text)) if (isTelling(word)) terms.push(`w${word}`)
  }
  return terms
}

/** Terms for the topic model: characters and their pairs, the same in every runtime. */
export function gramsOf(text: string): string[] {
  const singles = [...text.matchAll(HAN_RUN)].flatMap(([run]) => [...run].map((character) => `1${character}`))
  return [...singles, ...pairsOf(text), ...latinOf(text)]
}

function pairsOf(text: string): string[] {
  const pairs: string[] = []
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.push(`2${run.slice(at, at + 2)}`)
  }
  return pairs
}

function latinOf(text: string): string[] {
  return [...text.matchAll(LATIN_RUN)].map(([run]) => `w${run}`)
}

function isTelling(word: string): boolean {
  return word.length > 1 && /\p{Script=Han}/u.test(word) && !EMPTY_WORDS.has(word)
}
