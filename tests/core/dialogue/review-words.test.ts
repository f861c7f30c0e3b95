import { describe, expect, it } from 'vitest'
import { asksToSend, tellsToSend } from '../../../src/core/dialogue/review-words.ts'

describe('words at the read-back', () => {
  it.each([
    '叫我老林就行 那就递上去吧 快点来个人看看',
    '对的 床上都湿透了',
    '没错 你们看着办',
    '那就报上去吧',
    '可以了 交上去',
    '帮我递给镇里吧',
    '好的 麻烦你们了',
    '你快点派个人来看看',
    '同意',
    '嗯嗯 就这么办',
    '那就这样子吧',
    '交给你们了',
    '对 就按改过的报',
    '对 报 谢谢',
    '嗯 那就报吧 就按我说的 谢谢',
    '按刚才说的报上去',
    '照前面讲的发吧',
  ])('%s sends', (text) => expect(tellsToSend(text)).toBe(true))

  it.each([
    '对了 我还有个儿子',
    '好 我去找照片',
    '先别发',
    '等一下 我问问老婆',
    '发出去了没有',
    '我早上报给村里了',
    '什么时候来人',
    '地址错了',
    '这样行吗',
    '他发烧了',
    '昨天送医院了',
    '没有',
    '他们说交了押金才给看',
    '嗯 我妈也病了',
    '他按着我的手不让报',
    '按月报的那个表呢',
    '照前面的路走到头',
  ])('%s does not', (text) => expect(tellsToSend(text)).toBe(false))

  it.each(['我都讲清楚了 报上去吧', '发吧', '就这样交上去', '赶紧帮我递给镇里吧'])('%s sends before it, too', (text) =>
    expect(asksToSend(text)).toBe(true),
  )

  it.each(['对', '没错', '好的', '赶紧来人', '老板工资没发', '发烧了', '交不起药费', '人送医院了'])(
    '%s does not',
    (text) => expect(asksToSend(text)).toBe(false),
  )
})
