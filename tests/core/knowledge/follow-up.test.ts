import { describe, expect, it } from 'vitest'
import { lacksSubject, partsOf, subjectBefore, withSubject } from '../../../src/core/knowledge/follow-up.ts'

describe('a follow-up', () => {
  it.each([
    '要带什么',
    '那要多久',
    '丹阳多少钱一个月',
    '在哪里办',
    '没批怎么办',
    '电话多少',
    '几岁可以领',
    '网上能办吗',
  ])('%s names nothing', (question) => expect(lacksSubject(question)).toBe(true))

  it.each(['孤儿呢', '低保多少钱', '残疾人呢', '房子塌了', '没饭吃', '我没钱看病', '高龄津贴多少'])(
    '%s names its subject',
    (question) => expect(lacksSubject(question)).toBe(false),
  )

  it('leans on the last question that named something', () => {
    expect(subjectBefore(['低保怎么申请', '残疾证怎么办', '要多久'])).toBe('残疾证怎么办')
    expect(subjectBefore(['要多久'])).toBeUndefined()
  })

  it('takes the name, not what was asked of it before', () => {
    expect(withSubject('低保怎么申请？', '要带什么')).toBe('低保，要带什么')
    const story = '我爸去年查出来肺癌，医药费花了二十多万，亲戚都借遍了怎么办'
    expect(withSubject(story, '要带什么')).toBe(`${story}，要带什么`)
  })
})

describe('a message', () => {
  it('falls into its questions', () => {
    expect(partsOf('我妈78了能领啥补贴，还有我老公尿毒症没钱治')).toEqual(['我妈78了能领啥补贴', '我老公尿毒症没钱治'])
    expect(partsOf('低保怎么申请？残疾证在哪办？')).toEqual(['低保怎么申请', '残疾证在哪办'])
  })

  it('with one question is its own only part', () => {
    expect(partsOf('你好。低保要多少钱')).toEqual(['你好。低保要多少钱'])
    expect(partsOf('低保怎么申请？要多久？')).toEqual(['低保怎么申请？要多久？'])
  })
})
