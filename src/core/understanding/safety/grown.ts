/**
 * 儿子 43了 现在还在家里 不肯出来: a son by the word, and a man of forty-three. A danger of a child is none of his; who else is told of counts.
 */
import { tellsOfChild } from './elder-told.ts'

const OFFSPRING = '(?:儿子|女儿|闺女|丫头|弟弟|妹妹|孙子|孙女|侄子|侄女|外甥女?|小的|大的)'
const AGE =
  '(?<![\\d一二两三四五六七八九十])(?:1[89]|[2-9]\\d|十[八九]|[二三四五六七八九]十[一二三四五六七八九几多来]{0,2})(?!\\d|块|元|天|号|万|千|百|个|点|斤|分|年级|栋|幢|室|月)(?:岁|了|多|的|，|$|人|呢)?'
const GROWN = new RegExp(
  `(${OFFSPRING})[^，]{0,4}，?[^，\\d]{0,4}${AGE}|${AGE}(?:岁)?(?:的)?(${OFFSPRING})|(${OFFSPRING})[^，]{0,6}(?:成年|大人了|结婚|成家|退休|工作了|上班)`,
  'g',
)
const ANY = new RegExp(OFFSPRING, 'g')

/** Those of the offspring of whom an age is told that is no child's. */
export function grownIn(told: string): ReadonlySet<string> {
  return new Set([...told.matchAll(GROWN)].map(([, one, other, third]) => one ?? other ?? third ?? ''))
}

/** Whether the words of a hit name nobody but grown sons and daughters; no child named: 他爸爸走了八年了 我也怕, of a mother whose son is 29. */
export function isOfGrown(words: string, grown: ReadonlySet<string>): boolean {
  const named = words.match(ANY) ?? []
  if (named.length === 0) return OWN.some((one) => grown.has(one)) && !SMALL.test(words)
  return named.every((one) => grown.has(one)) && !tellsOfChild(words.replace(ANY, '　'))
}

const SMALL = /孩|娃|伢|宝|婴|毛头|小的|岁|弟|妹|孙|学生/
const OWN = ['儿子', '女儿', '闺女', '丫头']
