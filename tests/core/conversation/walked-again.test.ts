/** What blind journeys broke: promises past their time, one sentence over and over, danger talked away in passing. */
import { expect, test } from 'vitest'
import { aTalk } from './talk.ts'

test.each(['我在病房 手机静音', '人在医院躺着呢', '还在挂水 等消息', '在病房里 别打电话', '现在住院观察'])(
  'being treated talks no danger away: %s',
  (text) => {
    const talk = aTalk().say('我爸肺不好 一躺下去就憋得慌').say(text)
    expect(talk.said).not.toContain('没人受伤')
    expect(talk.case?.facts.medicalNeed).not.toBe('none')
  },
)

test('a deadline that has passed is not promised again', () => {
  const talk = aTalk().say('家里着火了 人都跑出来了').say('丹阳市陵口镇').wait(180).say('发出')
  expect(talk.said).not.toContain('5分钟内')
  expect(talk.said).toContain('过点了')
})

test('in time the promise is made', () => {
  const talk = aTalk().say('家里着火了 人都跑出来了').say('丹阳市陵口镇')
  expect(talk.said).toContain('5分钟内')
})

test.each([
  ['他要面子 话讲得少', '年轻时在粮站干过', '跟村里来往也不多'],
  ['门口堆了好多纸板', '养了一只老猫', '门槛也烂了'],
])('a question passed over twice is left: %s', (...told) => {
  let talk = aTalk().say('我是网格员 报一个老人').say('丹徒区上党镇 三组李大爷 没钱买煤').say('安全').say('李大爷')
  const asked: (string | null)[] = []
  for (const text of [...told, ...told]) {
    talk = talk.say(text)
    asked.push(talk.state.openStep)
  }
  for (const step of new Set(asked))
    if (step !== 'review') expect(asked.filter((one) => one === step).length).toBeLessThanOrEqual(2)
  expect(talk.state.floor).toBe('bot')
})
