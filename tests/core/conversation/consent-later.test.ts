/** Consent given where nobody asks for it: before the question, and after it was refused. */
import { describe, expect, it } from 'vitest'
import { agrees, letsKeep } from '../../../src/core/conversation/asides/agreement-words.ts'
import { aTalk } from './talk.ts'

const EVICTED = ['厂倒了 房东叫我明天搬走', '丹阳珥陵', '不同意']

describe('words that agree', () => {
  it.each(['同意的', '我同意', '好 同意你们记', '那就同意吧', '都同意'])('%s agrees', (text) => {
    expect(agrees(text)).toBe(true)
  })
  it.each(['还是留吧', '你们可以记了', '那就登记吧', '想了一夜 还是留吧', '记下来吧', '留就留', '同意'])(
    '%s takes a refusal back',
    (text) => {
      expect(letsKeep(text)).toBe(true)
    },
  )
  it.each([
    '不同意',
    '我没同意过',
    '同意不同意有啥区别',
    '他不同意',
    '要是我同意呢？',
    '厂里同意赔三千',
    '还是别留',
    '记性不好',
  ])('%s agrees to nothing', (text) => {
    expect(agrees(text)).toBe(false)
  })
  it.each(['记不得了', '还是不留吧', '你们别记', '可以记吗', '还是老样子'])('%s takes nothing back', (text) => {
    expect(letsKeep(text)).toBe(false)
  })
})

describe('in the talk', () => {
  it('同意的 before the question is kept, and the question never comes', () => {
    const talk = aTalk().say('我要求助').say('厂里裁员 我没工作了').say('同意的')
    expect(talk.said).toContain('记下您同意')
    expect(talk.state.consent).toBe('given')
    expect(talk.said).not.toContain('没听懂')
  })

  it('after a refusal name and number given with it are kept, told back, and join the case', () => {
    const talk = EVICTED.reduce((after, text) => after.say(text), aTalk())
    expect(talk.state.forgetsContact).toBe(true)
    const after = talk.say('想了一夜 还是留吧 13800000784 我叫马军')
    expect(after.said).toContain('138 0000 0784')
    expect(after.state.forgetsContact).toBe(false)
    expect(after.state.consent).toBe('given')
    expect(after.say('发吧').case?.contact).toMatchObject({ name: '马军', phone: '13800000784' })
    expect(after.say('还欠我一万四工资').state.said.at(-1)?.text).toBe('还欠我一万四工资')
  })

  it('what was said before the refusal was taken back stays without its number', () => {
    const talk = [...EVICTED, '打我13800000111', '还是留吧 13800000784', '发吧'].reduce(
      (after, text) => after.say(text),
      aTalk(),
    )
    expect(JSON.stringify(talk.state.said)).not.toContain('13800000111')
    expect(talk.case?.contact.phone).toBe('13800000784')
  })
})

it('a number after a refusal is not kept, and nobody is told that it was', () => {
  const talk = EVICTED.reduce((after, text) => after.say(text), aTalk()).say('13800000784')
  expect(talk.said).toContain('这个号码没有记')
  expect(talk.said).not.toContain('记下了')
})

describe('after it went out', () => {
  const sent = [
    '我家昨晚着火了 房子烧没了 人都出来了',
    '丹阳珥陵',
    '没人受伤',
    '没地方住',
    '今天有饭吃',
    '3口',
    '13800000784',
    '发吧',
    '同意',
  ]
  const filed = () => sent.reduce((after, text) => after.say(text), aTalk())

  it.each(['对 发', '对 发出', '没错 发吧', '可以 发'])('%s once more tells the number', (text) => {
    const talk = filed()
    expect(talk.case).not.toBeNull()
    expect(talk.say(text).said).toContain(talk.case?.number ?? 'none')
  })

  it.each(['好', '好的', '嗯嗯'])('%s gets no greeting', (text) => {
    expect(filed().say(text).said).not.toContain('有难处')
  })

  it('a fact is told back, a question is kept for whoever takes the case', () => {
    const talk = filed().say('烧掉的货值两万块')
    expect(talk.said).toContain('20000元')
    expect(talk.said).toContain('已加到您的求助里')
    const asked = talk.say('烧掉的钱追得回来不')
    expect(asked.said).toContain('答不准')
    expect(asked.case?.facts['questions']).toContain('烧掉的钱追得回来不')
  })
})

describe('wishes of contact', () => {
  it('a deaf writer who gives a number is texted and told so', () => {
    const talk = aTalk().say('厂里裁员 我没工作了').say('13800000784 发短信就行 上班不好接电话')
    expect(talk.said).toContain('不打电话')
    expect(JSON.stringify(talk.state.slots['contactHow'])).toContain('只发短信')
  })
  it('my mother whose eyes are bad cannot come; the writer can write', () => {
    const talk = aTalk().say('我腿断了住院').say('没人照顾 我妈在盐城 眼睛不好来不了')
    expect(talk.said).not.toContain('语音输入')
  })
})
