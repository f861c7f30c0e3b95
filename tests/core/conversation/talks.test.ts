/** The manners of a talk: nothing asked twice, nothing said lost, a person one word away. */
import { describe, expect, it } from 'vitest'
import { aTalk, anAnswer, slotsOf } from './talk.ts'

const LOST_WORK = '厂倒了我失业了，家里欠了两万块'

describe('what was said', () => {
  it('fills many slots from one message and is read back', () => {
    const talk = aTalk().say('家里没饭吃了，丹阳珥陵丈山村，四口人，13812345678')
    expect(slotsOf(talk)).toMatchObject({ food: false, place: { town: '珥陵镇' }, phone: '13812345678' })
    expect(talk.said).toContain('我记下')
  })

  it('counts for a later question too: 4口 while the bed is asked for', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('没有').say('4口人')
    expect(slotsOf(talk)['household']).toMatchObject({ total: 4 })
    talk.press('都有')
    expect(talk.said).not.toContain('几口人')
  })

  it.each([
    ['不对，是导墅', 'place', { town: '导墅镇' }],
    ['电话错了，是13900005678', 'phone', '13900005678'],
  ])('%s corrects what was said before', (words, slot, value) => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵，13812345678`).say(words)
    expect(talk.said).toContain('改好了')
    if (typeof value === 'string') expect(slotsOf(talk)[slot]).toBe(value)
    else expect(slotsOf(talk)[slot]).toMatchObject(value)
  })

  it('a change for the worse counts without a word of correction', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('没有').press('都有').say('今天米也没了，没饭吃')
    expect(slotsOf(talk)['food']).toBe(false)
  })

  it('今晚去我姐家 does not make the talk one about the sister', () => {
    const talk = aTalk().say(LOST_WORK).say('今晚去我姐家')
    expect(slotsOf(talk)['relation']).not.toBe('family')
  })

  it('is not lost when the case of an alarm is open: every answer reaches it', () => {
    const talk = aTalk().say('家里着火了').say('火灭了 在丹阳珥陵').say('没有').say('没地方住')
    expect(talk.case).toMatchObject({ town: '珥陵镇', facts: { shelterTonight: false, medicalNeed: 'none' } })
  })
})

describe('answers that fit nothing', () => {
  it('不知道 and 不想说 are answers', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('不知道')
    expect(talk.said).toContain('先空着')
    expect(slotsOf(talk)['medical']).toBe('(unknown)')
    expect(talk.say('不想说').said).toContain('不说也能办')
  })

  it('what must be known is asked once more in smaller words, then left open', () => {
    const talk = aTalk().say('家里没饭吃了').say('不想说')
    expect(talk.said).toMatch(/只说到镇就行[\s\S]*哪个镇/)
    expect(talk.say('就是不想说').said).not.toContain('哪个镇')
    expect(slotsOf(talk)['place']).toBe('(declined)')
  })

  it('a village of several towns is asked for by buttons', () => {
    const talk = aTalk().say('家里没饭吃了').say('红光村')
    expect(talk.said).toContain('有几个地方叫这个名')
    talk.press('扬中市八桥镇')
    expect(slotsOf(talk)['place']).toMatchObject({ town: '八桥镇', village: '红光村' })
  })

  it('three misses call a person, and the talk can go on', () => {
    const talk = aTalk().say(LOST_WORK).say('嗯嗯哈').say('嗯嗯哈')
    expect(talk.state.floor).toBe('bot')
    expect(talk.say('嗯嗯哈').said).toContain('我请工作人员直接看')
    expect(talk.state.floor).toBe('waiting')
    talk.say('丹阳珥陵')
    expect(slotsOf(talk)['place']).toMatchObject({ town: '珥陵镇' })
  })

  it('gibberish never becomes a place', () => {
    const talk = aTalk().say(LOST_WORK).say('asdf').say('……')
    expect(slotsOf(talk)['place']).toBeUndefined()
  })

  it('a landmark does, at the second try', () => {
    const talk = aTalk().say(LOST_WORK).say('不晓得怎么讲').say('老砖瓦厂旁边')
    expect(slotsOf(talk)['place']).toBeDefined()
  })

  it('anger is no miss', () => {
    const talk = aTalk().say(LOST_WORK)
    for (let i = 0; i < 4; i += 1) talk.say('催个屁')
    expect(talk.state.floor).toBe('bot')
    expect(talk.said).toContain('着急')
  })

  it.each(['没有钱看病', '没有人管我们'])('%s is not the answer 没有 to 有人受伤或要看病吗', (words) => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say(words)
    expect(slotsOf(talk)['medical']).not.toBe('none')
  })
})

describe('side questions', () => {
  it('are answered, then the same question comes once more', () => {
    const talk = aTalk()
      .say(LOST_WORK)
      .say('办这个要收费吗', { answer: anAnswer('不收钱。') })
    expect(talk.said).toContain('不收钱')
    expect(talk.said).toContain('接着刚才：您住在哪个镇')
    expect(talk.state.misses).toBe(0)
  })

  it('a choice of articles is offered beside, and the open question comes again', () => {
    const choices = [
      { id: 'dibao', label: '低保' },
      { id: 'temporary-aid', label: '临时救助' },
    ]
    const choose = anAnswer('', { outcome: 'choose', slug: null, choices })
    const talk = aTalk().say(LOST_WORK).say('哪个补助要交什么材料？', { answer: choose })
    expect(talk.replies.filter(({ kind }) => kind === 'question')).toHaveLength(1)
    expect(talk.replies.flatMap((reply) => reply.choices ?? []).map(({ id }) => id)).toContain('ask:dibao')
    expect(talk.said).toContain('哪个镇')
    expect(talk.say('低保', { choice: 'ask:dibao', answer: anAnswer('材料是……') }).said).toContain('哪个镇')
  })

  it('what they tell besides is kept', () => {
    const talk = aTalk()
      .say(LOST_WORK)
      .say('我在丹阳珥陵，要收费吗？', { answer: anAnswer('不收钱。') })
    expect(slotsOf(talk)['place']).toMatchObject({ town: '珥陵镇' })
  })
})

describe('words that mean the same in every state', () => {
  it.each(['转人工', '人工', '找真人'])('%s calls a person at once', (words) => {
    expect(aTalk().say(LOST_WORK).say(words).state.floor).toBe('waiting')
  })

  it('不等了 gives the floor back', () => {
    const talk = aTalk().say(LOST_WORK).say('转人工').press('不等了，接着说')
    expect(talk.state.floor).toBe('bot')
    expect(talk.said).toContain('哪个镇')
  })

  it('上一步 offers what was answered; the old value stays until a new one comes', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('上一步')
    talk.press('在哪里')
    expect(slotsOf(talk)['place']).toMatchObject({ town: '珥陵镇' })
    talk.say('丹阳导墅')
    expect(talk.said).toContain('改好了')
    expect(slotsOf(talk)['place']).toMatchObject({ town: '导墅镇' })
  })

  it('重来 and 清掉 forget, 留着 keeps', () => {
    const kept = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('重来').press('留着')
    expect(slotsOf(kept)['place']).toBeDefined()
    const cleared = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('重来').press('清掉')
    expect(slotsOf(cleared)).toEqual({})
    expect(cleared.said).toContain('出了什么事')
  })

  it('等下再说 stores, 接着说 takes up where it stopped', () => {
    const talk = aTalk().say(LOST_WORK).say('等下再说')
    expect(talk.state.dialogue).toBeNull()
    expect(talk.wait(60 * 26).say('你好').said).toContain('又见面了')
    expect(talk.press('接着说').said).toContain('哪个镇')
  })

  it('an answered question about the talk itself is closed', () => {
    const talk = aTalk().say('家里没饭吃了，丹阳珥陵').say('发出').say('不办了').press('撤回')
    expect(talk.state.openStep).toBeNull()
    expect(talk.say('好').said).not.toContain('确认您平安')
  })
})

describe('sending early', () => {
  it('asks only what must be known, then sends', () => {
    const talk = aTalk().say('家里没饭吃了').say('发出')
    expect(talk.said).toContain('哪个镇')
    talk.say('丹阳珥陵')
    expect(talk.case?.level).toBe('P1')
    expect(talk.said).toContain('已登记')
  })

  it('asks for consent before a case that is no emergency', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('发出')
    expect(talk.said).toContain('同意我们记下来吗')
    expect(talk.case).toBeNull()
    talk.press('同意')
    expect(talk.case?.level).toBe('P2')
    expect(talk.said).not.toContain('刚才先救急')
  })

  it('goes without name and phone when consent is refused', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵，13812345678`).say('发出').press('不同意')
    expect(talk.case?.contact).toMatchObject({ phone: null, name: null })
  })

  it('tells afterwards what is kept when it was urgent, and forgets on 不同意', () => {
    const talk = aTalk().say('家里没饭吃了，丹阳珥陵，13812345678').say('发出')
    expect(talk.said).toContain('刚才先救急')
    talk.say('不同意')
    expect(talk.case?.contact.phone).toBeNull()
  })

  it('is not triggered by a word that only contains 发', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`)
    for (const words of ['没有', '都有', '3口', '都没有', '13812345678', '同意']) talk.say(words)
    expect(talk.state.openStep).toBe('review')
    talk.say('孩子发烧了')
    expect(talk.case).toBeNull()
  })
})

describe('after sending', () => {
  it('more words and photos join the case, and new facts raise it', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('发出').press('同意')
    expect(talk.case?.level).toBe('P2')
    expect(talk.say('', { photos: 2 }).said).toContain('收到2张')
    expect(talk.say('今晚没地方住了').said).toContain('更急了')
    expect(talk.case?.level).toBe('P1')
  })

  it('不知道 is not taken for a wish to withdraw', () => {
    expect(aTalk().say('家里没饭吃了，丹阳珥陵').say('发出').say('不知道').said).not.toContain('撤回')
  })

  it('a complaint about an open case goes to a person, not into that case', () => {
    const talk = aTalk().say('家里没饭吃了，丹阳珥陵').say('发出').say('我要投诉')
    expect(talk.state.floor).toBe('waiting')
    expect(talk.state.dialogue).toBeNull()
  })

  it('own data: named before 删 is taken for leaving', () => {
    expect(aTalk().say('把我说的全删掉').said).toContain('要看、要改，还是要删')
  })
})

describe('the worker', () => {
  it('speaks alone, and gives the floor back with the open question', () => {
    const talk = aTalk().say(`${LOST_WORK}，丹阳珥陵`).say('转人工').claim()
    expect(talk.say('我家四口人').replies).toEqual([])
    expect(slotsOf(talk)['household']).toMatchObject({ total: 4 })
    talk.handBack()
    expect(talk.said).toMatch(/交还给我了[\s\S]*接着刚才/)
  })
})

describe('silence', () => {
  it.each([
    ['救命', 3, '您还在吗'],
    ['家里没饭吃了', 11, '我先替您报上去了'],
    [LOST_WORK, 60 * 25, '已存好'],
  ])('%s, after %i minutes: %s', (words, minutes, expected) => {
    expect(aTalk().say(words).wait(minutes).said).toContain(expected)
  })

  it('1 means: I am here, and the question stays', () => {
    const talk = aTalk().say('救命').wait(3).say('1')
    expect(talk.said).toContain('我一直在')
    expect(slotsOf(talk)['dangerAnswer']).toBeUndefined()
    expect(talk.said).toContain('出了什么事')
  })

  it('tells the truth when nobody has taken an alarm', () => {
    expect(aTalk().say('家里着火了').wait(6).said).toContain('还没有人接手')
  })
})
