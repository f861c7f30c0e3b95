/** Words that only look like danger alarm nobody, and the same words in danger still do: one class of wording a block. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'

const { safety } = loadRules('intents')
const alarms = (text: string): string[] =>
  readSafety(text, safety)
    .hits.filter(({ strength, level, notes }) => strength === 'go' && level === 'P0' && !notes.includes('over'))
    .map(({ kind }) => kind)

const CLASSES: Record<string, { harmless: string[]; danger: string[] }> = {
  'ring me, as I said, where the card is, the child in my arms': {
    harmless: [
      '有消息打我',
      '定下来了打我或者发短信',
      '你们不打我就让人抬我上你们那块坐着',
      '嗯 那就报吧 就按我说的 谢谢',
      '照我讲的填就行',
      '低保卡在她侄子手上',
      '存折和卡在儿子那边',
      '我抱着宝宝跑到小区门口了',
      '背着孩子走到镇上来问的',
    ],
    danger: [
      '他听到消息打我了',
      '我不做饭他就打我',
      '他按着我打',
      '按我头撞墙',
      '鱼刺卡在喉咙里喘不上气',
      '人卡在车里出不来',
      '他抱着孩子要跳楼',
      '宝宝一个人在家没人管',
    ],
  },
  'everyday places and pots': {
    harmless: [
      '我在江边钓鱼 晚点说',
      '我站在窗边 信号好一点',
      '他不让我出去打工 说孩子小',
      '锅底烧黑了 换了一口',
      '楼上漏水滴到我床上 拿盆接着',
    ],
    danger: [
      '江边坐着 不想走了',
      '在江边钓鱼掉水里了',
      '站在窗口 想跳',
      '工头不让我们出去 锁着门',
      '手烧黑了',
      '漏水淹到床了 水到膝盖',
    ],
  },
  '打 is a telephone': {
    harmless: [
      '电话不留 上回留了个电话天天有人打来推销',
      '昨天下午有人打给我说是社保局的',
      '以后打我这个就行 老号停了',
      '打我儿子这个号 我耳背',
      '联系的话打我座机 0511 86123456',
      '老有中介打进来问卖不卖房',
      '手机落在车里了 借邻居的打字',
    ],
    danger: [
      '村里有人打他 打得头破血流',
      '债主带人打过来了 在砸门',
      '一群人打来了',
      '他打我 手机也砸了',
      '邻居打上门来了',
      '他打我这个老太婆',
    ],
  },
  'a matter of the street, the house or the chemist': {
    harmless: [
      '街上管子爆了 水流了一马路',
      '门口自来水管子裂了 水喷得老高',
      '门禁坏了 把我锁外头了',
      '风把门带上 把我锁在门外了',
      '降压药吃了脚肿 换了一种',
      '药吃了没用 还是那样',
      '房产证压在箱子最底下 我够不着',
      '存折压在柜子底下了',
    ],
    danger: [
      '厨房管子爆了 一股煤气味',
      '煤气管道被挖断了 水也停了',
      '他把我锁在外头 零下五度 我光着脚',
      '他把钥匙拿走 把我锁在屋里',
      '药吃了脸肿 喘不上气',
      '一瓶药都吃了',
      '房子塌了 我妈跟箱子一起压在底下',
      '树倒了 把个骑车的压在底下',
    ],
  },
  'a word that spells, a mishearing, a tool, a leg that walks again': {
    harmless: [
      '我姓火 就是着火的那个火 叫我火师傅',
      '名字里是生死的生',
      '语音写错了 他是打给我的 不是他打我',
      '割稻子去了 镰刀还在手里 你说',
      '在切菜 刀还在手里 等下回你',
      '八月份开的刀 现在能走了',
      '脚上石膏拆了 现在可以走了',
      '教练把我摔了八跤 柔道真带劲',
      '我躲在厨房打字 外面太吵',
    ],
    danger: [
      '厨房着火的火苗窜上来了',
      '打错了 不是打我 是打我妈 现在还在打',
      '割了腕 刀还在手里',
      '在切菜 刀还在手里 想往脖子上来一下',
      '教练打我 还把我摔在地上',
      '我躲在厨房打字 他在外面砸东西',
      '墙被拉倒了 压住一个人',
    ],
  },
  'told lightly, without its word': {
    harmless: [
      '心里像压了块石头 欠了十几万还不上',
      '大热天干活 汗把衣服湿透了',
      '我想安安静静去办 不想让邻居晓得',
      '苗还在往上长 浇点水就好',
      '床板泡坏了 水上礼拜就退了',
      '孩子爬到树上摘枣 让我去端水',
      '厨房里一股臭味 垃圾几天没倒',
      '屋里味道大 下水道返上来的 恶心',
      '一脚油门下去就到镇上了',
      '她白天裹着棉被坐在窗口',
      '奶奶坐在窗边晒太阳',
    ],
    danger: [
      '没事没事 就是心口像压了块磨盘 汗把衫子都湿透了 问下医保还能报几次',
      '胸口像坐了个人 汗直淌 躺会就好',
      '膀子发麻 心窝里像有人攥着',
      '水还在往上长 梯子够不到底了',
      '圩里水翻过来了 床脚都泡住了',
      '河水漫过来了 门槛没过了',
      '我们退到房顶上 四面都是水',
      '不好意思打扰 我想安安静静走了',
      '她讲不要人管 死在屋里拉倒',
      '厨房里一股子臭味 头重得很 想吐',
      '房间一股怪味 腿软 犯困',
      '真想一脚油门下去 跟你开玩笑的',
      '方向盘一打下河算了',
      '她坐在窗口 脚在外头',
    ],
  },
  'a thing is locked in': {
    harmless: [
      '身份证锁在屋里拿不到 没身份证你们接不接',
      '钥匙锁在家里了 我进不去',
      '残疾证锁在老房子里 房东不开门',
      '药锁在柜子里 钥匙在儿子手上',
      '户口本忘在家里了 明天带来',
    ],
    danger: [
      '我被他锁在屋里 出不来',
      '孩子反锁在房间里了 才两岁',
      '他把我和身份证一起锁在屋里',
      '他把我锁家里不让出门',
      '儿子把老娘关在屋里三天',
      '说是招工 到了就收手机锁在屋里',
    ],
  },
  '掐 cuts a supply': {
    harmless: [
      '前天电也给掐了 欠四百六 屋里跟冰窖一样',
      '水也给停了 欠了半年',
      '网给掐了 孩子上不了网课',
      '低保叫村里给掐了 没人告诉我',
      '电费没交 电让供电局掐了',
    ],
    danger: [
      '他掐我脖子 电话也给掐了',
      '我被我男人掐了 脖子上都是印子',
      '刚才给他掐了一下 喘不过气',
      '打电话被他听到 又被打了',
      '他把电掐了 把我关在屋里打',
    ],
  },
  'a number is no fever': {
    harmless: [
      '我电话给你 13900002468 千万别给他儿子晓得是我',
      '电话 13939123456 找我孙子',
      '我39 女儿12',
      '大的三十九了 小的儿子还没成家',
      '我儿子39岁 没结婚',
    ],
    danger: [
      '儿子烧到39度 抽筋',
      '娃发热39.5 没精神',
      '量了39 孩子一直睡',
      '体温三十九度 小孩说胡话',
      '三十九度二 宝宝不吃奶',
    ],
  },
  '着了 after a posture is no fire': {
    harmless: [
      '村里来了个妇女主任 在她屋里坐着了 那我上班去了啊',
      '书记在屋里坐着了',
      '孩子在床上躺着了 我跟你说',
      '车子在楼下等着了 我先去',
      '衣服在外头晾着了',
    ],
    danger: ['厨房着了 快来', '被子着了', '电线着了火星直冒', '隔壁屋着了', '楼下车棚点着了', '锅着了我泼水了更大'],
  },
  'a place to lie is no fall': {
    harmless: [
      '他本人同意我来报，他自己也讲想找个能躺的地方。',
      '就想有块地方躺着',
      '他晚上躺的地铺 我看着心酸',
      '腿摔的地方还在疼 上了药',
      '手机摔地上炸屏了',
      '摔了一跤把手机屏摔炸了 号码没存住 帮我查下我那个申请',
    ],
    danger: [
      '我爸倒在地上不动了',
      '老太躺地上半天了',
      '摔在地里起不来',
      '奶奶跌在院子里没人管',
      '碗摔地上 我妈也倒地上了',
      '手机充电炸了 床烧着了',
    ],
  },
  'taken by those who help': {
    harmless: [
      '老头子中午给救护车拉走了 屋里就剩他家老太一个',
      '爸爸上午被120接走了 家里剩我妈一个瞎子',
      '老爹让救护车抬走了 我在上班',
      '人被村里送到医院走了',
      '弟弟被派出所带走了',
    ],
    danger: [
      '孩子被人抱走了',
      '女儿被一辆面包车拉走了',
      '小孙子被陌生人领走了',
      '妹妹让不认识的人带走了',
      '奶奶不见了 找了半天',
    ],
  },
  'taken back': {
    harmless: [
      '前头讲的着火改一下 是线路跳闸 没烧起来',
      '说错了 不是煤气中毒 是吃海鲜过敏 早就好了',
      '刚才讲的中毒弄错了 是吃坏肚子',
      '说错了 不是触电 是跳闸',
      '上面写的车祸改一下 是自己摔的 已经好了',
      '前头说的着火不算 是邻居烤火 没事',
    ],
    danger: [
      '刚才说着火 现在烧到隔壁了',
      '前面讲错了 是两个人中毒',
      '不是煤气中毒 是心脏病犯了',
      '不是第一次家暴了',
      '说错了 不是我爸 是我妈昏过去了',
    ],
  },
  'told as long over': {
    harmless: [
      '媳妇大出血那是上个月的事 人早好了 欠医院两万六 还不上',
      '胃出血是去年的事 现在就是没钱',
      '心梗是前年的事了 装了支架 吃药',
      '脑出血早好了 就是手不灵便',
      '摔断腿那是三个月前的事 拆线了',
    ],
    danger: [
      '大出血 送医院路上',
      '吐血了 上个月也吐过',
      '我妈昏过去了 昨天还好好的',
      '心梗又犯了 去年装的支架',
      '早上好好的 现在叫不醒',
    ],
  },
  'thanks, jokes, games and visits': {
    harmless: [
      '你们真是救命菩萨 谢谢啊谢谢',
      '热线真是救命的',
      '消防队来宣传讲烟感报警器好 困难户家里有没有免费装的',
      '警察说让我找你们',
      '笑不活了 你这机器人还懂方言',
      '王者里我被五个人围着打死了 咋翻盘',
      '吃鸡被人一枪打死了',
      '抖音上讲低保明年要取消了 吓得我心脏病都要犯了 真的假的',
      '急得我心脏病都快犯了',
    ],
    danger: [
      '救命啊',
      '警察快来',
      '消防快来 楼下着了',
      '消防通知那个演习我晓得 这回不是演习 真烧 三单元',
      '孩子在车里睡着了 车锁了 太阳晒着',
      '真的不活了',
      '我被五个人围着打 快打死了',
      '王者荣耀那家店门口有人被打死了',
      '他拿一把刀砍人',
      '吃鸡肉中毒了 吐了一地',
      '我爸气得心脏病犯了 躺地上',
    ],
  },
}

describe.each(Object.entries(CLASSES))('%s', (_, { harmless, danger }) => {
  test.each(harmless)('harmless: %s', (text) => expect(alarms(text)).toEqual([]))
  test.each(danger)('danger: %s', (text) => expect(alarms(text)).not.toEqual([]))
})

const suicide = (text: string): string | undefined =>
  readSafety(text, safety).hits.find(({ kind }) => kind === 'suicide')?.strength

describe('a denial of one’s own death, and a reproach, are asked about', () => {
  test.each([
    '放心 我不寻死 就是咽不下这口气',
    '不至于跳楼 就是气',
    '我可不自杀 我还要告他',
    '你们别怕 我不寻短见',
    '你们这是要把人逼死',
    '你们要逼死老百姓啊',
    '这帮人要把我一家逼死',
    '走之前就想有个人说说话',
  ])('%s', (text) => expect(suicide(text)).toBe('ask'))

  test.each([
    '要不跳楼算了',
    '忍不住想自杀',
    '恨不得跳楼',
    '还不如上吊',
    '想死又不敢自杀',
    '不跳楼就上吊',
    '我不想活 你们不懂',
    '我没有想不开 就是把绳子系好了',
    '没什么事 就是走之前想有个人说说话 药已经数好了',
  ])('but not: %s', (text) => expect(suicide(text)).toBe('go'))
})

describe('fear for somebody is no fear of somebody', () => {
  const asked = (text: string): boolean => readSafety(text, safety).hits.some(({ kind }) => kind === 'violence_home')

  test.each([
    '刚才她一个人跑到大路口去了 我把她搀回来的 天黑了怕她再跑',
    '怕他一个人在家摔了 想装个扶手',
    '怕她夜里跑出去',
    '就怕他不肯去敬老院',
    '怕他儿子晓得了怪我',
    '怕她一个人闷 想找人聊聊天',
  ])('%s', (text) => expect(asked(text)).toBe(false))

  test.each(['我怕他 他喝了酒要打人', '怕他回来', '怕他知道我在这里', '怕她儿子又打她', '怕他又来'])('%s', (text) =>
    expect(asked(text)).toBe(true),
  )
})

test('a house on fire is a cry, whatever is asked beside it', () => {
  for (const text of ['我家着火了你们管不管', '喂昨夜头我家里找火了火是灭掉了人都跑出来的早间烧得一塌糊涂你们管不管'])
    expect(readSafety(text, safety).hits.map(({ kind }) => kind)).toContain('fire')
  expect(readSafety('着火了保险赔不赔', safety).hits).toEqual([])
})

test.each(['talk-held', 'talk-held2'])(
  'of the harmless lines from the middle of talks in %s at most one alarms',
  (name) => {
    const lines = readFileSync(`tests/eval/${name}.txt`, 'utf8').trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(60)
    expect(lines.filter((line) => alarms(line).length > 0).length).toBeLessThanOrEqual(1)
  },
)
