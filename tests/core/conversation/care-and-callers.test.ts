import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { extractRelation } from '../../../src/core/understanding/relation.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'
import { aTalk, slotsOf } from './talk.ts'

const { safety } = compileRules(loadBundle().intents)
const kindsOf = (text: string): string[] => readSafety(text, safety).hits.map(({ kind }) => kind)

describe('a treatment broken off for want of money', () => {
  it.each([
    '我爸一个礼拜要做三次 现在只做得起一次 这礼拜还没去',
    '透析做不起了',
    '该做两次 只做了一次',
    '血透这个星期一次都没去',
    '化疗没钱 停了',
  ])('sends to the hospital and is urgent: %s', (text) => {
    const talk = aTalk().say('我家没钱 我爸生病').say(text)
    expect(talk.said).toContain('今天就去医院')
    expect(slotsOf(talk)['medical']).toBe('now')
  })

  it.each(['透析能报销多少', '透析没停过', '一个礼拜要做三次 都去做了'])('is not heard in %s', (text) =>
    expect(aTalk().say(text).said).not.toContain('今天就去医院'),
  )

  it.each(['脚肿得很 晚上躺不平', '尿毒症 夜里躺不下来 要坐着睡', '我妈心衰 平躺不了', '他坐着都喘', '喘得比昨天厉害'])(
    'is a danger once he cannot lie: %s',
    (text) => expect(kindsOf(text)).toContain('medical'),
  )

  it.each(['腰疼得晚上躺不平', '床小 晚上躺不平', '脚崴了肿得厉害', '脸肿了 牙疼'])('is none in %s', (text) =>
    expect(kindsOf(text)).not.toContain('medical'),
  )

  it.each(['打了 车子在路上', '120打过了', '救护车快到了', '叫了救护车'])(
    'says one sentence for the wait: %s',
    (text) => {
      const talk = aTalk().say('我爸喘得比昨天厉害 透析没去').say(text)
      expect(talk.said).toContain('救护车在来')
      expect(talk.said).not.toContain('马上打120')
      expect(talk.said.match(/救护车在来/g)).toHaveLength(1)
    },
  )

  it.each(['120打不通', '还没打', '要不要打120'])('is not heard in %s', (text) =>
    expect(aTalk().say('我爸喘得比昨天厉害 透析没去').say(text).said).not.toContain('救护车在来'),
  )
})

describe('the one who is there', () => {
  it.each([
    ['昨天夜里刮大风 我妈老房子屋顶掀掉半边 她一个人不肯走', '您妈妈现在人安全吗'],
    ['我爸家里进水了 我在上海 一时回不去', '您爸爸现在人安全吗'],
    ['大风把我奶奶老屋瓦掀了 我在外地', '您奶奶现在人安全吗'],
  ])('is asked about: %s', (text, asked) => expect(aTalk().say(text).said).toContain(asked))

  it('is oneself where the family is together', () => {
    expect(aTalk().say('昨天夜里刮大风 我家屋顶掀掉半边').said).toContain('您现在人安全吗')
  })

  it.each(['隔壁老俞把她接过去了 坐他家烤火 人没事', '邻居接她到家里去了', '她在我姐家坐着烤火', '已经送到医院了'])(
    'is known to be indoors: %s',
    (text) => {
      const talk = aTalk().say('我妈76 屋顶没了 一夜没睡冻得发抖').say(text)
      expect(talk.said).not.toContain('清醒、能走吗')
      expect(talk.case?.level).toBe('P0')
    },
  )
})

describe('a caller who wants money', () => {
  const TOLD = '有人打电话讲我老伴医保卡给人盗用了 要我把钱转到安全账户 我在银行门口 他不让我挂电话'

  it('speaks to the one who writes, whoever’s card was the pretext', () => {
    expect(extractRelation(TOLD)).not.toBe('family')
    expect(extractRelation('我老伴瘫在床上')).toBe('family')
  })

  it.each(['他讲是公安局的 是真的吧', '是不是真的', '真的假的', '他是不是骗子', '这人可信吗'])(
    'is false, said plainly: %s',
    (text) => expect(aTalk().say(TOLD).say(text).said).toContain('是假的'),
  )

  it('says nothing of us by that', () => {
    expect(aTalk().say(TOLD).say('你们是不是骗子').said).not.toContain('是假的')
  })

  it.each(['刚刚已经转过一笔了 一万八', '我刚才转了两万', '已经打过去一笔了'])(
    'urges once to have it stopped: %s',
    (text) => {
      const talk = aTalk().say(TOLD).say(text)
      expect(talk.said).toContain('止付')
      expect(talk.said).not.toContain('钱转出去了吗')
    },
  )
})

describe('a grandchild that lives with its grandparents', () => {
  it.each([
    '他爸坐牢 妈妈老早走了 她一直跟我和奶奶过',
    '爸爸坐牢了 孙女一直跟我们老两口过',
    '妈妈跑了 孙子从小跟着我带大的',
  ])('is not without a carer: %s', (text) => {
    const talk = aTalk().say('老师叫我问的 孙女高一 学费一千八 到现在没交').say(text)
    expect(talk.alerts).toEqual([])
  })

  it('is when nobody has it', () => {
    const talk = aTalk().say('爸爸坐牢 妈妈跑了 两个孩子没人管 没饭吃')
    expect(talk.alerts.length).toBeGreaterThan(0)
  })
})
