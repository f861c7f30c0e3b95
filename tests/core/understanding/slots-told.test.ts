/** What residents tell in passing, in the middle of a talk: the classes that once were lost, misread or made up. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, type Household, type Said } from '../../../src/core/understanding/slots.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const AFTERNOON = '2026-11-30T15:00:00+08:00'

function said(text: string): Said {
  return extractAll(text, { now: new Date(AFTERNOON), gazetteer })
}

function heads(home: Household | undefined): string | null {
  if (home === undefined) return null
  const { total, adults, children, elders } = home
  return [total, adults, children, elders].map((part) => part ?? '?').join(' ')
}

describe('who lives at home', () => {
  it.each<[string, string | null]>([
    ['三个人 我 我对象 还有丫头', '3 2 1 0'],
    ['三个 我 老婆 娃', '3 2 1 0'],
    ['四个人 我跟我妈 还有两个伢子', '4 ? ? ?'],
    ['三个人 我 我老婆 还有才满月的', '3 2 1 0'],
    ['夫妻俩带个上小学的儿子', '3 2 1 0'],
    ['两口子加一个读高中的丫头', '3 2 1 0'],
    ['跟老娘两个人过', '2 1 0 1'],
    ['和外婆过', '2 ? ? ?'],
    ['跟儿子过 儿子三十五 没讨老婆', '2 2 0 0'],
    ['带着孙女过日子 孙女上二年级', '2 1 1 0'],
    ['公公婆婆加我们小两口 还有一个吃奶的', '5 2 1 2'],
    ['家里三口', '3 ? ? ?'],
    ['屋里头五张嘴', '5 ? ? ?'],
    ['俺家4口 俩娃', '4 ? 2 ?'],
    ['五口 老的两个小的一个', '5 2 1 2'],
    ['家里四个人 我先去喂猪', '4 ? ? ?'],
    ['不对 算四个人吧', '4 ? ? ?'],
    ['前面的弄错了 四个人 还有我丈母娘', '4 ? ? 1'],
    ['四口 哦不对 大伯搬走了 三口', '3 ? ? ?'],
    ['家里不是三口 大儿子上月搬走了 剩老两口', '2 0 0 2'],
    ['老两口一个月两百多农保', '2 0 0 2'],
    ['我家三口 隔壁老乡家五口 都是昨晚烧的', '3 ? ? ?'],
    ['我跟妹妹在一起 另外我表姐也被她爸锁过', '2 ? ? ?'],
    // Near misses: people who are named, counted or fallen out with, and no home.
    ['手机是我跟孩子爸共用的', null],
    ['我跟儿子住对门 他从猫眼看得到谁来', null],
    ['我跟我哥早分家了', null],
    ['老婆孩子户口都在老家 我一个人的社保在这边', null],
    ['来了两个人 说是社区的', null],
    ['工地上死了两个人', null],
    ['一共三个人 把我堵在巷子里打', null],
    ['宿舍六个人 都是老乡', null],
    ['两口锅都烧穿了', null],
  ])('%s', (text, wanted) => expect(heads(said(text).household)).toBe(wanted))
})
