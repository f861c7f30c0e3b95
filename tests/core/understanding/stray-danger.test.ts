/** Words of talks that once alarmed for nothing, or did not alarm: with what must stay heard beside each. */
import { describe, expect, it } from 'vitest'
import { rules } from '../conversation/talk.ts'
import { LIFE_KINDS, type ActScores } from '../../../src/core/understanding/acts.ts'
import { heardInTalk, type TurnSense } from '../../../src/core/understanding/turn-danger.ts'
import { isHarmless, readSafety } from '../../../src/core/understanding/safety/safety.ts'

const kindsOf = (text: string): string[] => readSafety(text, rules.safety).hits.map(({ kind }) => kind)

describe('no danger', () => {
  it.each([
    ['今晚住病房 吃的我们科里给他打了一份饭', 'violence_home'],
    ['给他打了石膏', 'violence_home'],
    ['前天送的菜还在窗台上', 'suicide'],
    ['药放在阳台上', 'suicide'],
    ['老公上个礼拜五在工地架子上跌下来 腰椎断了 人现在在市一院', 'medical'],
    ['我妈现在住在人民医院 病房里', 'medical'],
    ['13800000216 打我的 别打我老公的 他手机摔坏了', 'violence_home'],
    ['打我电话 不要打他的', 'violence_home'],
    ['先问下 外地人在镇江出车祸没钱治 走哪个口子', 'traffic'],
    ['小孩学费那个你还没回我呢', 'missing'],
    ['孩子补助的事一直没回复我', 'missing'],
    ['他家现在烧煤炉取暖 我叫他开点窗', 'fire'],
    ['屋里在烧炭 取暖用的', 'fire'],
    ['你们不会也要我转钱吧', 'scam'],
    ['我家男人上个星期走了 心梗 才四十六', 'medical'],
    ['我妈前天没了 突发脑溢血', 'medical'],
    ['老公走了 心梗 才四十六', 'medical'],
    ['我一天都没合眼了 小孩放学还没人接', 'child_alone'],
    ['女儿放学没得人接 我在医院走不开', 'child_alone'],
    ['孩子上下学没人接送', 'child_alone'],
    ['家里4个人 两个小孩 大的二年级小的才一岁半', 'child_alone'],
    ['屋里全是水 被子都潮了', 'flood'],
    ['现在人清醒的 就是脚冻伤了 要换药', 'exposure'],
    ['昨晚在桥洞冻伤的 现在在我们急诊室包扎', 'exposure'],
    ['屋里一股煤炉子的味道', 'elder_alone'],
    ['今天气得我急死了', 'unwell'],
    ['天气闷 胸口挂个牌子', 'unwell'],
    ['我哮喘十几年了 老是气急 药费报不掉', 'unwell'],
    ['心里闷得慌 没钱', 'unwell'],
    ['我爸胸口闷 现在住在人民医院', 'unwell'],
    ['吃饭不愁的 米都有 就是锅灶那边漏', 'gas_co'],
    ['屋顶的瓦掀掉了 灶那边漏', 'gas_co'],
    ['下雨灶间漏得一塌糊涂', 'gas_co'],
    ['灶上头漏雨', 'gas_co'],
    ['我在灶上没打着火 想问问煤气怎么开户', 'fire'],
    ['我昨天早上骑电瓶车去工地被一个货车带倒了 腿断了', 'collapse'],
    ['给三轮车刮倒了', 'collapse'],
    ['我爸被货车撞倒在地上', 'collapse'],
    ['被电线绊倒了 手断了', 'collapse'],
    ['货车倒车把我碰倒了', 'collapse'],
    ['这个事会不会让老板晓得 我怕他不要我了', 'violence_home'],
    ['别让房东知道 我怕他不租给我', 'violence_home'],
    ['老师那边我没讲 怕他不高兴', 'violence_home'],
    ['怕他开除我', 'violence_home'],
    ['我请假多 怕他扣我工资', 'violence_home'],
    ['邻居晓得了我怕他笑话', 'violence_home'],
    ['我想带孩子走 可是没地方去 我爸妈在四川', 'suicide'],
    ['想带孩子走 回娘家', 'suicide'],
    ['他打我 我想带着女儿走算了', 'suicide'],
    ['她老念叨家里两只鸡没人喂', 'elder_alone'],
    ['奶奶住院了 家里的猪没人喂', 'elder_alone'],
    ['老头子住我这里 他家里的田没人管', 'elder_alone'],
    ['我妈住院 家里的狗没人管', 'elder_alone'],
  ])('%s is no %s', (text, kind) => {
    expect(kindsOf(text)).not.toContain(kind)
  })
})

describe('heard all the same', () => {
  it.each([
    ['爸在医院 妈刚才也昏倒了 叫不醒', 'medical'],
    ['我妈在人民医院门口昏倒了', 'medical'],
    ['别打我老公的电话 他打我', 'violence_home'],
    ['老公打我的头 流血了', 'violence_home'],
    ['小孩放学还没回来 找不到', 'missing'],
    ['孩子到现在没回我消息 人也没回家', 'missing'],
    ['烧煤炉取暖 窗户关着 头晕想吐', 'gas_co'],
    ['家里在烧 冒烟', 'fire'],
    ['他又打来了 讲转五千就能把钱解冻退给我', 'scam'],
    ['骗子叫我再交两千才退给我', 'scam'],
    ['我男人上个星期走了 我妈昨天又心梗了', 'medical'],
    ['老公走了 我心梗犯了', 'medical'],
    ['老公走了 心梗 快来救我', 'medical'],
    ['我老公心梗 现在叫不醒', 'medical'],
    ['孩子放学没人接 天都黑了', 'child_alone'],
    ['小孩放学没人接 一个人蹲在校门口哭', 'child_alone'],
    ['孩子放学三个小时了还没人接', 'child_alone'],
    ['小的一岁半一个人锁在家里', 'child_alone'],
    ['屋里全是水 还在涨', 'flood'],
    ['屋里全是水 老人还在里面', 'flood'],
    ['一个人躺在路边冻僵了 叫不应', 'exposure'],
    ['他换药出来没地方去 现在还睡在桥洞 冻得发抖', 'exposure'],
    ['屋里有臭味 敲门没人应', 'elder_alone'],
    ['奶奶说胸口闷 不肯去医院', 'unwell'],
    ['她现在躺着 腿肿 气有点急 还能说话', 'unwell'],
    ['屋里一股煤烟味 奶奶叫不醒', 'gas_co'],
    ['烧煤炉取暖 我奶奶喊不应', 'gas_co'],
    ['炉子烧着 头昏', 'gas_co'],
    ['灶上漏气了', 'gas_co'],
    ['锅灶那边漏 味道好大', 'gas_co'],
    ['灶那边嘶嘶响 在漏', 'gas_co'],
    ['煤气灶漏了', 'gas_co'],
    ['下雨天煤气灶那边漏 闻得到', 'gas_co'],
    ['我在灶上没打着火 家里味道好难闻 弟弟叫不醒', 'gas_co'],
    ['刚才开了煤气灶没打着 现在家里味道好难闻', 'gas_co'],
    ['我没打着火 后来灶边上着火了', 'fire'],
    ['墙被货车撞倒了 压到人', 'collapse'],
    ['房子被货车撞倒了', 'collapse'],
    ['我昨天早上骑电瓶车去工地被一个货车带倒了 腿断了', 'traffic'],
    ['货架倒了压到人', 'collapse'],
    ['我怕他', 'violence_home'],
    ['老公知道了我怕他生气', 'violence_home'],
    ['老板打我 我怕他不给我走', 'violence_home'],
    ['怕他又动手', 'violence_home'],
    ['房东摸我 我怕他生气', 'violence_home'],
    ['带着孩子走了算了', 'suicide'],
    ['我想带孩子一起走 没地方去了', 'suicide'],
    ['我想带孩子走 没地方去 活着没意思', 'suicide'],
    ['他打我 我带孩子走了算了 不想活了', 'suicide'],
    ['老太瘫在床上没人喂', 'elder_alone'],
    ['奶奶瘫在床上没人喂 鸡也没人喂', 'elder_alone'],
    ['奶奶跟狗没人管 两天没吃', 'elder_alone'],
  ])('%s is %s', (text, kind) => {
    expect(kindsOf(text)).toContain(kind)
  })
})

describe('what goes first', () => {
  it.each([
    '我不会烧饭 刚才开了煤气灶没打着 现在家里味道好难闻 弟弟叫不醒',
    '屋里烧煤炉子味道大得很 人躺床上叫不醒',
    '烧炭取暖 两个人都叫不醒',
    '煤炉子没灭 人昏沉沉的叫不应',
  ])('air: %s', (text) => expect(kindsOf(text)[0]).toBe('gas_co'))
  it.each(['我爸叫不醒', '我奶奶心脏病 家里烧煤炉取暖 她胸口疼', '煤气中毒上个月治好了 现在我爸昏过去了'])(
    'the ambulance: %s',
    (text) => expect(kindsOf(text)[0]).toBe('medical'),
  )
})

describe('a roof that fell when the fire was out', () => {
  const over = (text: string): boolean | undefined =>
    readSafety(text, rules.safety)
      .hits.find(({ kind }) => kind === 'collapse')
      ?.notes.includes('over')
  it.each([
    '火灭了 人都出来了 灶间没了 屋顶也塌了',
    '人早就出来了 屋顶塌了',
    '屋顶也塌了 大家都出来了',
    '屋顶塌了 一家都平安',
  ])('over: %s', (text) => expect(over(text)).toBe(true))
  it.each(['灶间没了 屋顶也塌了', '火灭了 屋顶塌了 我爸压在里面', '屋顶塌了 人没出来'])('not over: %s', (text) =>
    expect(over(text)).toBe(false),
  )
})

describe('what is only heard', () => {
  it.each([
    ['flood', '屋里全是水 被子都潮了'],
    ['flood', '家里泡了水 晚上没法睡那边'],
    ['child_alone', '我一天没合眼了 小孩放学还没人接'],
    ['help_cry', '小孩放学没人接'],
    ['help_cry', '大概夜里两点来钟吧 我起来上厕所听见哗啦一声'],
    ['help_cry', '女儿生病 家里实在有点吃紧'],
    ['help_cry', '你们到底管不管人 厂倒了三个月工资没发'],
  ])('%s is none: %s', (kind, text) => expect(isHarmless(kind, text, rules.safety)).toBe(true))
  it.each([
    ['flood', '水涨到床上 被子都湿了'],
    ['flood', '被子都湿了 我们困在家里出不去'],
    ['flood', '水到腰了 没法睡'],
    ['medical', '屋里全是水 被子都潮了'],
    ['child_alone', '小孩放学没人接 找不到人 怕是丢了'],
    ['help_cry', '小孩放学没人接 我不想活了 想死'],
    ['child_alone', '小孩放学没人接 天黑了'],
    ['help_cry', '夜里听见隔壁惨叫一声'],
    ['help_cry', '听见轰的一声 房子塌了'],
    ['help_cry', '听见砰的一声 有人压在下面'],
    ['help_cry', '女儿生病 家里吃紧 实在撑不下去了'],
    ['help_cry', '女儿生病昏过去了 家里钱紧张'],
    ['help_cry', '三个月工资没发 我在楼顶'],
    ['help_cry', '工资没发 一家子饿着'],
    ['help_cry', '我妈妈没有回来'],
    ['help_cry', '听见后墙轰隆一声'],
    ['help_cry', '三个月工钱没着落 年都过不去'],
  ])('%s may be one: %s', (kind, text) => expect(isHarmless(kind, text, rules.safety)).toBe(false))
})

describe('what only the model of talks hears', () => {
  const heard = (text: string, scores: Partial<ActScores>): string[] => {
    const acts = { ...Object.fromEntries(LIFE_KINDS.map((kind) => [kind, 0])), calm: 0, ...scores } as ActScores
    const sense = { life: 0.9, urgent: 0, serious: 0, routes: {}, acts } as unknown as TurnSense
    const { dangers, asks } = heardInTalk({ dangers: [], asks: [] }, text, sense, rules.safety)
    return [...dangers, ...asks].map(({ kind }) => kind)
  }
  const struck = { life: 0.9, violence_home: 0.5, medical: 0.4 } as Partial<ActScores>

  it.each(['我抱弟弟到楼下了 他睁眼睛了 吐了', '驿站的叔叔在帮我打电话', '弟弟坐在我旁边 头晕'])(
    'nobody hits: %s',
    (text) => expect(heard(text, struck)).toEqual(['medical']),
  )
  it.each(['爸爸打弟弟了', '我怕后爸', '叔叔把我关在屋里', '弟弟身上青一块', '他回来了', '妈妈拿衣架抽我'])(
    'at hands: %s',
    (text) => expect(heard(text, struck)).toEqual(['violence_home']),
  )

  const ill = { life: 0.6, medical: 0.7 } as Partial<ActScores>
  it.each(['嘴角破了 胳膊青了 不严重', '就是手上擦伤 没事', '猫咬了一口 不要紧'])('a bruise: %s', (text) =>
    expect(heard(text, ill)).toEqual([]),
  )
  it.each([
    ['胸口闷 出冷汗', 'unwell'],
    ['脸色不好 一直躺着', 'unwell'],
    ['胳膊青了 不严重 就是胸口闷', 'unwell'],
    ['额头破了 有点晕', 'medical'],
    ['胳膊青了 肿得老高', 'medical'],
  ])('a body: %s is %s', (text, kind) => expect(heard(text, ill)).toEqual([kind]))
})

describe('beside a thing that lies there or is fetched, danger is heard', () => {
  it.each([
    ['他打了饭又打我', 'violence_home'],
    ['给他打了一顿', 'violence_home'],
    ['我坐在窗台上', 'suicide'],
    ['鞋放在窗台上 人站在栏杆外面', 'suicide'],
    ['说起来两天没看见他出来了 前天送的菜还在窗台上', 'elder_alone'],
    ['我喊了 没人应 门里面别着的', 'elder_alone'],
  ])('%s: %s', (text, kind) => expect(kindsOf(text)).toContain(kind))
})
