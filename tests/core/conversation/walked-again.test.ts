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

const OVER = '昨晚电瓶车在堂屋充电烧起来 东头两间烧通了'

test.each(['早上才灭', '天亮才扑灭的', '半夜总算灭了', '后来把火浇灭了', '终于灭掉了'])(
  'the fire is out: %s',
  (text) => {
    const talk = aTalk().say(`${OVER} ${text} 人都跑出来了`)
    expect(talk.said).toContain('火灭了就好')
  },
)

test.each(['还没灭', '扑不灭', '灭了又着起来了', '火灭不掉', '有人没出来'])('the fire goes on: %s', (text) => {
  expect(aTalk().say(`电瓶车充电烧起来 ${text}`).said).not.toContain('火灭了就好')
})

test.each(['老爹手上燎了几个泡', '我妈脸上烫伤了', '胳膊上烫起泡了', '孩子腿上烫了一块皮', '他背上烧伤了'])(
  'a burn is told once: %s',
  (text) => {
    const talk = aTalk().say(`${OVER} 早上才灭 ${text}`).say('丹阳市陵口镇')
    expect(talk.case?.facts.medicalNeed ?? talk.state.slots['medical']).toBeTruthy()
    expect(talk.said).not.toContain('有人受伤或要看病吗')
  },
)

test.each(['老爹手上的泡破了 疼得直哼', '伤口烂了', '我妈痛得睡不着', '腿上的伤口化脓了', '疼得受不了'])(
  'what got worse beside the reproach is answered first: %s',
  (text) => {
    const talk = aTalk().say(`${OVER} 早上才灭`).say('丹阳市陵口镇').wait(180).say(`没人来 ${text}`)
    expect(talk.said).toContain('打120')
    expect(talk.said).toContain('过点了')
    expect(talk.case?.facts.medicalNeed).toBe('now')
  },
)

test.each(['没人来 泡没破 不怎么疼了', '还是没人来 饭是吃过了', '没人来 车胎破了'])('nothing got worse: %s', (text) => {
  const talk = aTalk().say(`${OVER} 早上才灭`).say('丹阳市陵口镇').wait(180).say(text)
  expect(talk.said).not.toContain('别硬扛')
})

test.each([
  '隔壁老陈都有 凭啥我没有 是不是要找人塞点',
  '是不是得托关系送礼才批',
  '没熟人就批不下来吧 没有关系是不是不批',
  '要不要走个后门',
  '给窗口塞红包行不行',
])('no favour is needed: %s', (text) => {
  const talk = aTalk().say('我这种情况能领哪几样').say(text)
  expect(talk.said).toContain('不收钱')
  expect(talk.state.floor).toBe('bot')
})

test.each(['工头要我塞红包', '给我爸送点吃的', '水管塞住了', '我要找人工', '医院里打点滴'])('no favour: %s', (text) => {
  expect(aTalk().say('我要求助').say(text).said).not.toContain('也不用送东西')
})

test.each([
  '怎么一直没人打给我 是不是搞丢了',
  '到现在没人联系我',
  '没接到你们电话',
  '怕是弄丢了吧',
  '一直没人回我电话',
])('nothing was sent yet, and that is said: %s', (text) => {
  const talk = aTalk().say('男人在工地上让吊机碰了腰 断了进项').say('丹阳市访仙镇').say(text)
  expect(talk.said).toContain('还没发出去')
})

test.each([
  '身份证也烧了 没有这个能不能给办',
  '户口本丢了 还能办吗',
  '证件都被水泡了 怎么办',
  '要我发户口本照片不',
  '身份证找不到了 行不行',
])('papers may be lost: %s', (text) => {
  const talk = aTalk().say(`${OVER} 早上才灭`).say('丹阳市陵口镇').say(text)
  expect(talk.said).toContain('证件没了也照办')
})

test.each(['哪户有人接了', '那几家有人去看了吗', '每户怎么样了', '三家到哪一步了', '哪家接手了'])(
  'how the households stand: %s',
  (text) => {
    const talk = aTalk().say('我是网格员 报个老人 丹徒区上党镇 三组李大爷 摔了叫不应').say(text)
    expect(talk.said).toContain('编号')
  },
)

test.each([
  '赵家那户撤了吧 他姐接走了 另外两户别动',
  '五组那家不用办了 别的照办',
  '那家取消吧 其余的不变 剩下的照旧',
  '这户划掉 另外的留着',
  '王家撤掉 还有两家继续',
])('one of several is taken back, the rest stays: %s', (text) => {
  const talk = aTalk().say('我是网格员 报三户 丹徒区上党镇 三组李大爷 摔了叫不应').say(text)
  expect(talk.said).toContain('只撤那一户')
  expect(talk.case?.status).toBe('new')
})

test.each([
  '家里有辆电动三轮 算不算有车',
  '儿子给的钱算不算收入',
  '老房子算不算财产',
  '存折上两万 算不算',
  '分出去的女儿算不算一家',
])('how a thing counts is no verdict: %s', (text) => {
  expect(aTalk().say('我这种情况能领哪几样').say(text).said).not.toContain('照您现在讲的看')
})

test.each(['那我到底能不能领', '我算不算够格', '这样有希望吗'])('the verdict is asked: %s', (text) => {
  expect(aTalk().say('我这种情况能领哪几样').say('很难').say(text).said).toContain('照您现在讲的看')
})
