/** What residents tell in passing, in the middle of a talk: the classes that once were lost, misread or made up. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type Household, type Said } from '../../../src/core/understanding/slots.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const AFTERNOON = '2026-11-30T15:00:00+08:00'

function said(text: string): Said {
  return extractAll(text, { now: new Date(AFTERNOON), gazetteer })
}

function heads(home: Household | undefined): string | null {
  if (home === undefined) return null
  const { total, adults, children, elders } = home
  return [total, adults, children, elders].map((part) => part ?? '?').join(' ')
}

describe('who lives at home', () => {
  it.each<[string, string | null]>([
    ['三个人 我 我对象 还有丫头', '3 2 1 0'],
    ['三个 我 老婆 娃', '3 2 1 0'],
    ['四个人 我跟我妈 还有两个伢子', '4 ? ? ?'],
    ['三个人 我 我老婆 还有才满月的', '3 2 1 0'],
    ['夫妻俩带个上小学的儿子', '3 2 1 0'],
    ['两口子加一个读高中的丫头', '3 2 1 0'],
    ['跟老娘两个人过', '2 1 0 1'],
    ['和外婆过', '2 ? ? ?'],
    ['跟儿子过 儿子三十五 没讨老婆', '2 2 0 0'],
    ['带着孙女过日子 孙女上二年级', '2 1 1 0'],
    ['公公婆婆加我们小两口 还有一个吃奶的', '5 2 1 2'],
    ['家里三口', '3 ? ? ?'],
    ['屋里头五张嘴', '5 ? ? ?'],
    ['俺家4口 俩娃', '4 ? 2 ?'],
    ['五口 老的两个小的一个', '5 2 1 2'],
    ['家里四个人 我先去喂猪', '4 ? ? ?'],
    ['不对 算四个人吧', '4 ? ? ?'],
    ['前面的弄错了 四个人 还有我丈母娘', '4 ? ? 1'],
    ['四口 哦不对 大伯搬走了 三口', '3 ? ? ?'],
    ['家里不是三口 大儿子上月搬走了 剩老两口', '2 0 0 2'],
    ['老两口一个月两百多农保', '2 0 0 2'],
    ['我家三口 隔壁老乡家五口 都是昨晚烧的', '3 ? ? ?'],
    ['我跟妹妹在一起 另外我表姐也被她爸锁过', '2 ? ? ?'],
    ['两个大人 三个伢子 还有个瘫在床上的奶奶', '6 2 3 1'],
    ['我这边两个大人一个娃 隔壁也有一个老太没人管', '3 2 1 0'],
    ['他爸二十年前走的 现在就娘俩过', '2 ? ? ?'],
    ['我们家现在四个 我俩口子带俩娃', '4 2 2 0'],
    ['一共仨人 我妈 我 还有个闺女上初二', '3 ? ? ?'],
    ['屋里头我跟瘫子儿子两个', '2 ? ? ?'],
    ['就我同我老婆子两个', '2 0 0 2'],
    ['公婆跟我们一起吃饭 六个人', '6 ? ? 2'],
    ['爷爷奶奶带我 三个人', '3 0 1 2'],
    ['全家五个 三个小的', '5 ? 3 ?'],
    ['一个人拉扯两个娃', '3 1 2 0'],
    ['奶奶带我去医院', null],
    ['我隔壁老两口都病了', '2 0 0 2'],
    // Near misses: people who are named, counted or fallen out with, and no home.
    ['手机是我跟孩子爸共用的', null],
    ['我跟儿子住对门 他从猫眼看得到谁来', null],
    ['我跟我哥早分家了', null],
    ['老婆孩子户口都在老家 我一个人的社保在这边', null],
    ['来了两个人 说是社区的', null],
    ['工地上死了两个人', null],
    ['一共三个人 把我堵在巷子里打', null],
    ['宿舍六个人 都是老乡', null],
    ['两口锅都烧穿了', null],
  ])('%s', (text, wanted) => expect(heads(said(text).household)).toBe(wanted))
})

describe('a bed tonight', () => {
  it.each<[string, boolean | null]>([
    ['吃住都不愁', true],
    ['吃住都没问题 就是钱顶不住', true],
    ['村里管吃管住', true],
    ['睡自己家里', true],
    ['还住原来的屋 没塌', true],
    ['房东倒没赶我', true],
    ['老板没撵我走', true],
    ['今晚也在村部睡', true],
    ['夜里我在隔壁王大妈家睡', true],
    ['我们搬到村部了 老屋空着', true],
    ['村里借了个空屋给我们', true],
    ['厂里给安排了招待所 住到月底', true],
    ['小姑子收留我们 有床', true],
    ['睡公司仓库 有张行军床', true],
    ['睡我表弟那 他上夜班 床空着', true],
    ['住我战友家 他家空一间', true],
    ['睡是有得睡 就是漏雨', true],
    ['今晚睡得有', true],
    ['有住的 毛坯 水电通了', true],
    ['吃住都在厂里', true],
    ['吃住都在车上', false],
    ['村里安排在小学教室睡', true],
    ['老屋还能睡 新房烧了', true],
    ['床有 被子没有', true],
    ['宾馆住着 村里出的钱', true],
    ['晚上回我妈那边睡', true],
    ['宿舍贴了封条 铺盖在马路牙子上 晚上还没处搁', false],
    ['社区没安排住处', null],
    ['亲戚不肯收留', false],
    ['早饭吃了 中饭没着落', null],
    // What is no bed stays none, and what only sounds so says nothing.
    ['房东没赶我 可屋顶没了 今晚没地方去', false],
    ['没床 睡地上', false],
    ['屋里不能住人 今晚蹲车站', false],
    ['今晚在车站候车室坐一夜', false],
    ['想住我姐家 她不肯', null],
    ['女儿不让我住她家', false],
    ['吃住都成问题', false],
    ['家里烧掉的有床 衣柜 冰箱', null],
    ['我就住村部后头 来人喊一声', null],
    ['睡在床上的时候火就起来了', null],
    ['住家里 半夜着火了', null],
    ['门诊看的 没住院', null],
    ['17床那个单身汉也欠费 他没家属', null],
    ['脸都没处搁', null],
    ['现在坐门口晒太阳', null],
    ['她住浴室后头那间披屋', null],
    ['我在医院回不去 家里两个伢子', null],
    ['门锁换了 是我哥来换的', null],
  ])('%s', (text, wanted) => expect(said(text).shelter ?? null).toBe(wanted))
})

describe('food today', () => {
  it.each<[string, boolean | null]>([
    ['吃住都不愁', true],
    ['吃的村里管', true],
    ['饭食堂管', true],
    ['吃喝都有', true],
    ['三餐在敬老院', true],
    ['中饭吃的青菜面 我自己种的菜', true],
    ['早饭两个馒头 是我买给他的', true],
    ['邻居送饭来了', true],
    ['村里每天送饭', true],
    ['米面油都有 邻居送的', true],
    ['一天三顿食堂打', true],
    ['早饭吃了 中饭没着落', false],
    ['点了份外卖', true],
    ['房东给下的面', true],
    ['吃了几口粥就不错了', false],
    ['一天就吃了一个包子', false],
    ['就早上啃了个馒头', false],
    ['吃的没有 水有 自来水喝饱了', false],
    ['刚不是说没吃嘛 从昨天晚上到现在就喝了水', false],
    ['你问我吃了没 没有 从昨儿起就没', false],
    ['今天就中介给的一瓶水 别的没进嘴', false],
    ['饼干没了 妹妹不哭了老睡', false],
    ['打了一天农药 一口没吃', false],
    // Nobody's meal.
    ['我天天给老娘送送饭', null],
    ['我给孩子送饭去', null],
    ['送饭要不要钱', null],
    ['你们送饭过来要多少钱一顿', null],
    ['后来有人送饭给他没', null],
    ['来镇江送外卖半年', null],
    ['现在安全 下面呢', null],
    ['旅馆要退 后面没着落', null],
    ['把老鼠药当糖吃了', null],
    ['吃了 吃的安眠药 一板都吃了', null],
    ['他喝了一斤多 开车出去了', null],
    ['药没敢吃怕断奶', null],
  ])('%s', (text, wanted) => expect(said(text).food ?? null).toBe(wanted))
})

describe('a doctor', () => {
  it.each<[string, 'now' | 'soon' | 'none' | null]>([
    ['用的石膏打了 不住院了 在家躺着', 'none'],
    ['骨折了 打了石膏 六个礼拜', 'none'],
    ['就断了一根肋骨 医生叫养着', 'none'],
    ['去年摔断过 打了钉子', 'none'],
    ['两只手二度烧伤 在医院换药 每次一百六', 'none'],
    ['在一院肿瘤科住着 23床', 'none'],
    ['奶奶住院呢 挂水', 'none'],
    ['大夫说平稳了 过两天出来', 'none'],
    ['人没砸到', 'none'],
    ['人没叫砸着 房顶下来的', 'none'],
    ['一个都没伤', 'none'],
    ['人没事 就是头发烧焦一点点', 'none'],
    ['腿上缝了五针 拆线了', 'none'],
    ['肋骨断了两根 在家养', 'none'],
    ['刚做完手术 还在医院', 'none'],
    ['化疗还有三次', 'soon'],
    ['乳腺癌 化疗做了三期', 'soon'],
    ['化疗做到第四次 后头还有两次', 'soon'],
    ['要看 脚踝肿得跟馒头一样', 'soon'],
    ['下周二 手术', 'soon'],
    // Broken off or bad stays pressing.
    ['骨折了 没钱打石膏', 'now'],
    ['打了石膏 疼得受不了', 'now'],
    ['石膏打了 没钱换药', 'now'],
    ['打了石膏 今天突然喘不上气', 'now'],
    ['透析本该昨天做 没去 钱没交齐', 'now'],
    ['化疗第三趟没做', 'now'],
    ['挂水挂一半 护士拔了 说账上没钱', 'now'],
    ['发高烧', 'now'],
    // Nothing to see a doctor for.
    ['药水锁在柜里 没人碰', null],
    ['学费5800住宿1200', null],
    ['医院名字我补一下 前面打到一半电话进来', null],
    ['没看明白 是问住哪吗', null],
    ['第二张是灶间 烧得最厉害的那块', null],
    ['发工资是15号 先这样 我去取外卖了', null],
    ['弟弟发烧刚退', null],
    ['血止住了 昨天急诊缝了七针', null],
    ['转普通病房了 能喝粥', null],
  ])('%s', (text, wanted) => expect(said(text).medical ?? null).toBe(wanted))
})

describe('what is earned, and what only comes in', () => {
  it.each<[string, number | null, number | null]>([
    ['我对象在超市上班 一个月两千八', 2800, null],
    ['我一个月四千五', 4500, null],
    ['老头子看大门 一个月一千六', 1600, null],
    ['我七十九了 一个月二百多块养老钱', 200, null],
    ['养老保险一百八 尊老金五十', 230, null],
    ['干保安 两千二 包一顿', 2200, null],
    ['三口人全靠我老婆2900', 2900, null],
    ['一个月就拿一千四 还要交手续费不', 1400, null],
    ['奶奶给的低保钱 一月640 我俩花', 640, null],
    ['儿子厂里上班 五千来块', 5000, null],
    ['我做保洁 一月两千三', 2300, null],
    ['老公每月寄两千回来', 2000, null],
    ['房租水电一个月一千', null, null],
    ['老伴退休 三千一', 3100, null],
    // A cost by the month is no income, and what comes in no cost.
    ['药费一个月一千一左右', null, 1100],
    ['一个月花两千', null, 2000],
    ['给孩子上课 一个月交四百', null, 400],
    ['房租一个月八百', null, null],
    ['房子是租的 一月700 老板娘人蛮好', null, null],
    ['护工一个月四千', null, null],
    ['女儿在无锡打工 一个月五千多 自己都不够', null, null],
    ['我一个月去两次医院', null, null],
    ['儿子寄了五千块来 学费交了', null, null],
    ['保险公司肯先赔六万块 手术费够了', null, null],
    ['厂里停工两个月 发了八百生活费', null, null],
    ['身上就二十块了 你们收费不', null, null],
    ['不对 算四个人吧 我妈跟我们一块', null, null],
    ['赔了对方两万八', null, 28_000],
  ])('%s', (text, income, cost) => {
    const { income: earned = null, cost: paid = null } = said(text)
    expect({ earned, paid }).toEqual({ earned: income, paid: cost })
  })
})

describe('when it happened', () => {
  it.each<[string, string | null]>([
    // To come, or of every month.
    ['下一期12月3号', null],
    ['下个月6号化疗 第五个周期', null],
    ['下一趟透析礼拜四', null],
    ['医院礼拜三要钱 五千', null],
    ['丫头礼拜五家来', null],
    ['医生说礼拜一复查', null],
    ['学校催缴截止30号', null],
    ['住到周日', null],
    ['他在外地开大车 初八才到家', null],
    ['老板讲年底给', null],
    ['药就剩三天的了', null],
    ['合同12月10号到期', null],
    ['房东叫我十二月五号搬', null],
    ['儿子十五号发工资', null],
    ['康复费一月四千', null],
    ['还款日是15号', null],
    ['等12月10号拆线', null],
    ['上回交材料是九月份', null],
    ['刚才那个是我儿子打的', null],
    // Of meals, parcels, beds and who writes.
    ['吃过了 早上两个馒头一碗粥', null],
    ['米和棉被下午收到了', null],
    ['今天有床了', null],
    ['刚才是我妈 我是她大儿子', null],
    ['孙子初一 交了表', null],
    ['我跟他是老邻居 三十几年了', null],
    // Of the trouble itself, however like it sounds.
    ['礼拜五回来的路上撞的', '11-27'],
    ['昨天下午摔的', '11-29'],
    ['礼拜四夜里塌的', '11-26'],
    ['今天早上做饭着的火', '11-30'],
    ['从昨天就没吃', '11-29'],
    ['十二月三号着的火', '12-03'],
    ['火是前天的', '11-28'],
  ])('%s', (text, day) => expect(said(text).occurredAt?.from.slice(5, 10) ?? null).toBe(day))
})

describe('who writes', () => {
  it.each<[string, string | null]>([
    ['钱大姐 13900001122', '钱大姐'],
    ['孙阿姨 电话13900001122', '孙阿姨'],
    ['周嫂子13900001122', '周嫂子'],
    ['大姐 13900001122', null],
    ['我大姐13900001122', null],
    ['谢大哥', null],
  ])('%s introduces %s', (text, name) => expect(said(text).name ?? null).toBe(name))

  it.each<[string, string | null]>([
    ['钱大姐', '钱大姐'],
    ['我是班主任', null],
    ['我是大队会计', null],
  ])('%s answers %s', (text, name) =>
    expect(extractSlot('name', text, { now: new Date(AFTERNOON), gazetteer })).toBe(name),
  )

  it.each<[string, string | null]>([
    ['我是联丰村信息员 报一户', 'village_officer'],
    ['我是大队会计', 'village_officer'],
    ['我是楼栋长 我们这栋有一户', 'village_officer'],
    ['村里妇女主任 来报一户', 'village_officer'],
    ['村里主任不管', null],
    ['我是房东 她不识字我接着说', 'neighbour'],
    ['我跟她是一个车间的', 'neighbour'],
    ['我是送桶装水的 三楼这家没人应', 'volunteer'],
    ['我是他表弟 他七十岁', 'family'],
    ['他不肯去医院 医生来家里看过了', null],
    ['不用看医生 就是累', null],
    ['派出所来过了 做了笔录', null],
    ['村医答应再开', null],
    ['志愿者送的馄饨', null],
    ['我家在卫生室隔壁', 'self'],
    ['楼上 没电梯 六楼', null],
    ['我坐轮椅 二楼下不来', 'self'],
    ['我是医院社工 有个病人', 'hospital'],
    ['我是派出所民警', 'police'],
    ['隔壁老太没人管', 'neighbour'],
  ])('%s: %s', (text, relation) => expect(said(text).relation ?? null).toBe(relation))
})
