/** Danger before everything, in every state; what ends an alarm and what does not (decision 0006). */
import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf } from './talk.ts'

const phonesOf = (talk: ReturnType<typeof aTalk>): string[] =>
  talk.replies.flatMap(({ phones }) => (phones ?? []).map(({ number }) => number))

describe('the first message of danger', () => {
  it.each([
    ['家里着火了', '119', '人都出来了吗？', 'fire'],
    ['厨房煤气味好大', '119', '有人头晕或叫不醒吗？', 'gas_poison'],
    ['我爸摔了动不了', '120', '现在叫得应、有呼吸吗？', undefined],
    ['不想活了', '12356', '您现在有想结束生命的念头吗？', 'suicide'],
    ['老公又打我', '110', '对方在旁边吗？方便打字吗？', 'violence'],
    ['救命', '110', '出了什么事？', undefined],
  ])('%s: phones first, the desk alarmed, one question', (text, phone, question, incident) => {
    const talk = aTalk().say(text)
    expect(phonesOf(talk)).toContain(phone)
    expect(talk.replies[0]?.phones, 'phones stand in the first bubble').toBeDefined()
    expect(talk.replies.at(-1)?.text).toContain(question)
    expect(talk.replies.filter(({ kind }) => kind === 'question')).toHaveLength(1)
    expect(talk.case?.level).toBe('P0')
    expect(talk.alerts).toMatchObject([{ kind: 'danger', level: 'P0' }])
    expect(talk.said).toContain('工作人员已收到警报')
    if (incident) expect(slotsOf(talk)['incident']).toBe(incident)
  })

  it('is not called an alarm when no case was stored with it', () => {
    const talk = aTalk().say('家里没饭吃了')
    expect(talk.said).not.toContain('已收到警报')
    expect(talk.case).toBeNull()
  })

  it.each([
    ['没有钱吃饭 不想活了', 'intent'],
    ['家里没有人管 想自杀', 'intent'],
    ['我在家 他又打我', 'canTalk'],
  ])('%s: a word such as 没有 or 在家 does not answer a question nobody asked', (text, slot) => {
    const talk = aTalk().say(text)
    expect(slotsOf(talk)[slot]).toBeUndefined()
    expect(talk.state.dangers.every(({ current }) => current !== false)).toBe(true)
  })

  it.each([
    ['着火了 小孩还在楼上', { dangerAnswer: 'inside', safeNow: 'danger' }],
    ['家里着火 火灭了 人都没事', {}],
    ['遗书写好了', { intent: 'now' }],
    ['老头子叫不应了', { dangerAnswer: 'out-cold', medical: 'now' }],
  ])('%s: plain words answer the soft question before it is asked', (text, slots) => {
    expect(slotsOf(aTalk().say(text))).toMatchObject(slots)
  })

  it('several kinds: at most three keys, the higher kind speaks', () => {
    const talk = aTalk().say('火灭了 可我爸叫不醒 老公又打我')
    expect(new Set(phonesOf(talk)).size).toBeLessThanOrEqual(3)
    expect(phonesOf(talk)).toContain('120')
  })
})

describe('a doubt', () => {
  it('asks one soft question and opens nothing', () => {
    const talk = aTalk().say('医院又催费 穷得想死')
    expect(talk.said).toContain('我问直接点')
    expect(talk.case).toBeNull()
    expect(talk.state.dialogue).toBeNull()
  })

  it('answered with no leads on to the help that was wished', () => {
    const talk = aTalk().say('医院又催费 穷得想死').press('没有，只是太难')
    expect(talk.state.dialogue?.intent).toBe('emergency-help')
    expect(talk.said).toContain('难是真的难')
  })

  it('answered with no about a quarrel opens nothing', () => {
    const words = ['我老公今天发火把碗摔了', '他脾气上来吓人', '不敢回家', '他管着我的钱不给'].find(
      (text) => aTalk().say(text).state.dangers[0]?.kind === 'violence_home',
    )
    const talk = aTalk().say(words ?? '')
    expect(talk.state.dangers).toMatchObject([{ kind: 'violence_home', strength: 'ask' }])
    talk.press('没有，就吵架')
    expect(talk.said).toContain('110也管')
    expect(talk.state.dialogue).toBeNull()
    expect(talk.case).toBeNull()
  })

  it('left without an answer is reported', () => {
    const talk = aTalk().say('穷得想死').wait(11)
    expect(talk.case?.level).toMatch(/P[01]/)
  })
})

describe('the level of an alarm', () => {
  const toldAtOnce = '昨晚十点家里着火，房子烧光了，三口人，丹阳珥陵丈山村，今晚没地方住，13812345678'

  it('follows the finished talk when the danger visibly ended and was never confirmed', () => {
    const talk = aTalk().say(toldAtOnce).say('火灭了人没伤').say('吃过了').press('发出')
    expect(talk.case?.level).toBe('P1')
    expect(talk.said).toContain('很急')
  })

  it('stays P0 when the resident had said that it goes on', () => {
    const talk = aTalk().say('家里着火了').press('还有人在里面').say('扬中新坝镇').say('没事了 火灭了 人都出来了')
    expect(talk.said).toContain('请人确认')
    for (const label of ['没有', '都有', '3口', '就在这里联系', '发出']) talk.say(label)
    expect(talk.case?.level).toBe('P0')
  })

  it.each(['煤气漏了 头晕', '不想活了', '老公又打我'])('%s: never falls by the word of the resident', (text) => {
    const talk = aTalk().say(text).say('没事了')
    expect(talk.case?.level).toBe('P0')
  })

  it('stays when a worker has taken the case', () => {
    const talk = aTalk().say('家里着火了，丹阳珥陵丈山村')
    expect(talk.case?.level).toBe('P0')
    talk.claim()
    expect(talk.say('火灭了').case?.level).toBe('P0')
  })

  it('rises when danger comes after sending', () => {
    const talk = aTalk().say('家里没饭吃了 丹阳珥陵').say('发出')
    expect(talk.case?.level).toBe('P1')
    talk.say('我爸摔了动不了 叫不应')
    expect(talk.case?.level).toBe('P0')
    expect(talk.alerts.some(({ level }) => level === 'P0')).toBe(true)
  })
})

describe('danger in the middle of something else', () => {
  it('interrupts a form, which waits and can be taken up again', () => {
    const talk = aTalk().say('我要投诉').say('没人理').say('不想活了')
    expect(talk.state.dialogue?.intent).toBe('suicidal-thoughts')
    expect(talk.state.paused?.intent).toBe('complaint')
  })

  it('under a worker shows the phones as a notice and alarms, and the bot stays silent', () => {
    const talk = aTalk().say('转人工').claim().say('我家着火了')
    expect(talk.replies.map(({ kind }) => kind)).toEqual(['notice'])
    expect(phonesOf(talk)).toContain('119')
    expect(talk.case?.level).toBe('P0')
    expect(talk.say('在丹阳珥陵').replies).toEqual([])
    expect(talk.case?.town).toBe('珥陵镇')
  })

  it('is not raised by answers that only sound alarming to the learned model', () => {
    const talk = aTalk().say('想给我爷爷找人送饭').say('吃了').say('就她一个').say('发出')
    expect(talk.state.dangers).toEqual([])
  })
})

describe('a child who writes', () => {
  it('is met as 你, with short words, and never asked for details', () => {
    const talk = aTalk().say('我爸爸又打我 我作业没写完 我不敢回家')
    const said = [talk.said]
    for (const words of ['害怕', '小店阿姨', '手痛', '云阳 香草新村', '吃了']) said.push(talk.say(words).said)
    expect(said.slice(0, 5).join()).not.toMatch(/您|为什么|怎么打|经过是/)
    expect(talk.case?.level).toBe('P0')
  })
})

describe("the talk about ending one's life", () => {
  it('is never ended by the bot', () => {
    const talk = aTalk().say('遗书写好了').say('没有').say('就我自己').say('没有').say('丹阳丹北镇').say('没有')
    expect(talk.said).toContain('我在这里陪您')
    for (const words of ['……', '我好难', '1', '嗯']) {
      expect(talk.say(words).replies.length, words).toBeGreaterThan(0)
      expect(talk.state.dialogue?.intent).toBe('suicidal-thoughts')
    }
  })
})
