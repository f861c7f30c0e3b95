/** What the case keeps of a talk: questions really put, the hardship alone, what was added, reasons that came later. */
import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf, type Talk } from './talk.ts'

function said(...words: string[]): Talk {
  const talk = aTalk()
  for (const text of words) talk.say(text)
  return talk
}

const sent = (): Talk =>
  said('家里没米了 丹阳珥陵 就我一个', '没有', '有地方睡', '你们是不是骗子', '你烦不烦', '13812345678', '发出')

describe('what the case says was asked', () => {
  it('names the question that was put, and nothing for what the resident told', () => {
    const asked = new Map(sent().case?.asked.map(({ slot, asked: question }) => [slot, question]))
    expect(asked.get('medical')).toBe('有人受伤或要看病吗？')
    expect(asked.get('phone')).toBe('打哪个电话能找到您？')
    expect(asked.get('food')).toBe('居民自己说的')
    expect(asked.has('review')).toBe(false)
  })
})

describe('the hardship of the case', () => {
  it('has no numbers, no questions to the bot, no insults and no commands; triage still reads all', () => {
    const { harm } = sent().case?.facts ?? {}
    expect(harm).toContain('家里没米了')
    expect(harm).not.toMatch(/1381234|骗子|烦不烦|发出/)
  })
})

describe('the timeline', () => {
  it('says what was added', () => {
    const talk = sent()
    talk.say('孩子也没吃')
    expect(talk.case?.facts['harm']).toContain('孩子也没吃')
  })
})

describe('corrections', () => {
  it.each([
    [['三口人', '不是 四口 我妈今天刚来'], { household: { total: 4 } }, '4口人'],
    [['三口人', '人数是四口'], { household: { total: 4 } }, '4口人'],
    [['13812345678', '电话错了 是13900001111'], { phone: '13900001111' }, '139 0000 1111'],
  ])('%s', (words, slots, readBack) => {
    const talk = said('家里没米了 丹阳珥陵', ...words)
    expect(slotsOf(talk)).toMatchObject(slots)
    expect(talk.said).toContain(readBack)
  })

  it('puts right the name of the household that was told in free words', () => {
    const talk = said('我是网格员，替我们村8组王长根报一下，他病了没人管，丹阳珥陵', '是9组不是8组')
    expect(slotsOf(talk)['subject']).toBe('9组王长根')
  })
})

describe('who the hardship is about', () => {
  it.each([
    ['我老公又打我', 'self'],
    ['我家着火了，老娘七十八', 'self'],
    ['我妈脑梗住院了，欠了医院三万', 'family'],
  ])('%s: %s', (words, relation) => expect(slotsOf(said(words))['relation'] ?? 'self').toBe(relation))
})

describe('what is received now', () => {
  it.each([
    ['我吃低保的，没米了，丹阳珥陵', ['dibao']],
    ['我要投诉我们村书记 他外甥开奔驰还吃低保', undefined],
    ['低保被停了，家里没米了', undefined],
  ])('%s', (words, received) => expect(slotsOf(said(words))['alreadyReceives']).toEqual(received))
})

describe('send words at the review', () => {
  it.each(['就这样发吧', '行 就这样吧', '别的没了', '可以 发吧', '发', '对的，发出去'])('%s', (words) => {
    const talk = said('家里没米了 丹阳珥陵 就我一个 13812345678', '没有', '有地方睡')
    expect(talk.state.openStep).toBe('review')
    expect(talk.say(words).said).toContain('已登记')
  })

  it('先不说了 keeps it for later and sends nothing', () => {
    const talk = said('家里没米了 丹阳珥陵 就我一个 13812345678', '没有', '有地方睡', '先不说了')
    expect(talk.case).toBeNull()
    expect(talk.state.dialogue).toBeNull()
  })
})

describe('a danger told again', () => {
  it('alarms each new sentence, the same one within a minute only once', () => {
    const talk = said('他又打我了', '方便')
    expect(talk.say('他拿着刀').alerts.map(({ level }) => level)).toEqual(['P0'])
    expect(talk.say('他拿着刀').alerts).toEqual([])
    talk.wait(2)
    expect(talk.say('他拿着刀').alerts.filter(({ kind }) => kind === 'danger')).toHaveLength(1)
  })

  it('alarms words that mean worse only because of what is known', () => {
    expect(said('快淹到脖子了').case).toBeNull()
    const talk = said('家里发大水，水进屋了还在涨，丹徒世业镇', '屋顶高处')
    expect(talk.say('快淹到脖子了').alerts.map(({ level }) => level)).toEqual(['P0'])
  })

  it('never ends a talk about a life', () => {
    const talk = said('我不想活了', '现在就有')
    expect(talk.say('不聊了').state.dialogue?.intent).toBe('suicidal-thoughts')
    expect(talk.say('再见了').alerts).toHaveLength(1)
    expect(talk.state.dialogue?.intent).toBe('suicidal-thoughts')
  })
})
