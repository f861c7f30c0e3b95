/** What blind journeys broke: promises past their time, one sentence over and over, danger talked away in passing. */
import { describe, expect, it, test } from 'vitest'
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

describe('a sigh of a family in debt', () => {
  it('is asked about, and gives way to the help that is told of', () => {
    const talk = aTalk().say('我老婆尿毒症透析三年了 实在撑不下去 外面欠了好多')
    expect(talk.said).toContain('您现在有想结束生命的念头吗')
    for (const words of ['丹徒辛丰 黄墟村的 就我跟她两个人', '借亲戚的加信用卡 大概八万']) talk.say(words)
    expect(talk.say('住自己家老房子 吃的有').state.dialogue?.intent).toBe('emergency-help')
  })

  it.each(['我妈病了 天天说撑不下去了', '我女儿撑不下去了'])('%s is about another', (text) => {
    expect(aTalk().say(text).said).toContain('别留')
  })
})

it('a husband who ran off to the river and was brought home: what was begun goes on', () => {
  const talk = aTalk().say('厂关门了 家里没钱').say('镇江新区大港')
  talk.say('我老公刚才说不想活了 门一摔出去了').say('不在')
  expect(talk.say('找到了 我弟弟把他拉回来了').state.dialogue?.intent).toBe('emergency-help')
})

describe('先别问了', () => {
  const begun = () => aTalk().say('家里着火烧光了 火昨晚就灭了').say('丹阳珥陵').say('没伤')

  it('is heeded: nothing is asked until she says so', () => {
    const talk = begun().say('先别问了 我头都昏了')
    expect(talk.said).not.toMatch(/[？?]/)
    expect(talk.say('好吧 你问').said).toContain('今晚住的、吃的都有吗')
  })

  it.each(['别问我为什么 快派人来', '别问了 快叫人'])('%s asks for people', (text) => {
    expect(begun().say(text).said).not.toContain('先不问了')
  })
})

describe('a worry, a wish and a way, each answered as what it is', () => {
  const begun = () => aTalk().say('我老公摔断腿住院了 钱不够').say('丹阳珥陵')

  it.each([
    ['单子在医院 晚点拍行不行', '晚点再发'],
    ['等下 我先送他去医院', '先看病要紧'],
    ['好 我打120', '好，先打'],
  ])('%s', (text, said) => expect(begun().say(text).said).toContain(said))

  it.each(['昨天送他去医院了', '没车送他去医院', '要不要先去医院'])('%s is no leave-taking', (text) => {
    expect(begun().say(text).said).not.toContain('先看病要紧')
  })

  it.each(['他自己不会弄手机', '我老公不大会弄手机'])('%s is said of another', (text) => {
    expect(begun().say(text).said).not.toContain('点按钮就行')
  })

  it.each(['明天不晓得去哪', '没法问她同不同意', '家里有没有吃的也不清楚'])('%s is told, not asked', (text) => {
    expect(begun().say(text).said).not.toContain('答不准')
  })
})

describe('after sending', () => {
  const sent = () => {
    const talk = aTalk()
    for (const words of ['家里没米了 丹阳珥陵 就我一个 13812345678', '没有', '有地方睡', '发出']) talk.say(words)
    return talk
  }

  it.each(['好', '可以', '行'])('%s is a nod, and no coming back', (text) => {
    expect(sent().say(text).said).not.toContain('又见面了')
  })

  it('你们快点来个人 is told to the desk, and no broken promise', () => {
    const talk = sent().say('你们快点来个人看看')
    expect(talk.said).toContain('又催了一次')
    expect(talk.alerts.map(({ text }) => text).join()).toContain('居民催快派人')
  })

  it.each(['我们这边床位蛮紧张的 护士长也在催', '房东也在催'])('%s complains of nobody here', (text) => {
    expect(sent().say(text).alerts).toEqual([])
  })
})

it('不同意 我电话不想留 refuses the number, not the help; 还是留吧 with a number brings it back', () => {
  const talk = aTalk()
  for (const words of ['我男人上礼拜死了 办后事欠了四万', '京口象山', '有地方睡', '吃的有', '三个人']) talk.say(words)
  expect(talk.say('不同意 我电话不想留').said).not.toContain('要删掉')
  talk.say('算了 我想想还是留吧 不然你们也找不到我 15951280346')
  expect(talk.state.slots['phone']).toMatchObject({ value: '15951280346' })
})

it('他过来了 beside 先别问了 is silence', () => {
  const talk = aTalk().say('他又喝酒打我了 我躲在卫生间').say('扬中新坝')
  expect(talk.say('先别问了 他过来了').said).toBe('好。')
  expect(talk.wait(10).said).toBe('')
})

it('小孩在我妈那边 不在家 does not say that he is beside her', () => {
  const talk = aTalk().say('他又喝酒打我了').say('小孩在我妈那边 不在家')
  expect(talk.state.slots['canTalk']).not.toMatchObject({ value: 'near' })
})

describe('a worry beside the questions', () => {
  const begun = () => aTalk().say('我老公摔断腿住院了 钱不够').say('丹阳珥陵')

  it.each([
    ['要排队啊', '不排队'],
    ['会不会让小区里的人知道 我不想人家指指点点', '不告诉邻居'],
    ['不要钱 就想有个人来帮忙弄几天', '要人帮手'],
  ])('%s', (text, said) => expect(begun().say(text).said).toContain(said))

  it.each(['医生说手术要排队', '公租房要排队吗'])('%s is no queue of ours', (text) => {
    expect(begun().say(text).said).not.toContain('不排队')
  })

  it('is no need of a doctor: 要排队啊', () => {
    expect(begun().say('要排队啊').state.slots['medical']).toEqual(begun().state.slots['medical'])
  })
})
