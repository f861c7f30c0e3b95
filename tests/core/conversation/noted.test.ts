/** 记下了 alone, or with the word that it is urgent: by whether the words bring a reason of red or orange. */
import { describe, expect, it } from 'vitest'
import { aTalk } from './talk.ts'

const told = (text: string) => aTalk().say('我男人摔断腿住院了').say(text).said

describe('what is said to words that answer nothing', () => {
  it('who cannot be left alone and has nobody tonight is urgent', () => {
    expect(told('儿子智力残疾二级 我今晚上夜班 没人看他 他一个人会往外跑')).toContain('这个急')
  })
  it.each(['他是在工地上做小工的', '其实还有个老乡跟我合租'])('%s is noted', (text) => {
    expect(told(text)).toContain('记下了')
    expect(told(text)).not.toContain('这个急')
  })
})
