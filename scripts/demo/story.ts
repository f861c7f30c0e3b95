/** A week of a made-up hotline. Everybody in it is invented and called 示例; every phone is a number that nobody can have. */

/** What a colleague does in a case or talk; `minutes` after the resident's last words. */
export type DeskStep =
  | { minutes: number; as: Colleague; claim: 'case' | 'talk' }
  | { minutes: number; as: Colleague; say: string }
  | {
      minutes: number
      as: Colleague
      to: string
      note?: string
      /** Code of a refusal. */
      reason?: string
    }
  /** Merged into the case of the talk with this name. */
  | { minutes: number; as: Colleague; mergeInto: string; note: string }
  | { minutes: number; as: Colleague; ask: 'refer' | 'asks'; office: string; words: string; days: number }
  /** What the office that was asked first answered. */
  | { minutes: number; as: Colleague; answer: string; accepted: boolean }
  | { minutes: number; as: Colleague; serve: string; lasted: number; rating?: number }
  | { minutes: number; as: Colleague; offerTo: Colleague }
  | { minutes: number; as: Colleague; level: 'P0' | 'P1' | 'P2' | 'P3'; why: string }
  | {
      minutes: number
      as: Colleague
      aid: { kind: 'cash' | 'goods' | 'service'; amount?: number; item?: string; note?: string }
    }
  | { minutes: number; as: Colleague; paper: string; state: 'missing' | 'received' }
  | { minutes: number; as: Colleague; note: string }

export type Colleague = 'lead' | 'agent' | 'erling' | 'jingkou'

export interface Talk {
  /** Hours before now when the resident began. */
  hoursAgo: number
  /** What is written, or the key that is pressed. */
  turns: readonly (string | { choice: string })[]
  steps?: readonly DeskStep[]
  /** For other talks to speak of its case. */
  name?: string
}

export const COLLEAGUES: Readonly<
  Record<Colleague, { username: string; name: string; badge: string; office: string; role: string; towns: string[] }>
> = {
  lead: { username: 'demo-lead', name: '示例主管', badge: '011', office: '市服务中心', role: 'supervisor', towns: [] },
  agent: { username: 'demo-agent', name: '示例值班员', badge: '012', office: '市服务中心', role: 'agent', towns: [] },
  erling: {
    username: 'demo-erling',
    name: '示例民政专员甲',
    badge: '031',
    office: '珥陵镇',
    role: 'town_worker',
    towns: ['珥陵镇'],
  },
  jingkou: {
    username: 'demo-jingkou',
    name: '示例民政专员乙',
    badge: '032',
    office: '大市口街道',
    role: 'town_worker',
    towns: ['大市口街道', '四牌楼街道'],
  },
}

export const TALKS: readonly Talk[] = [
  {
    hoursAgo: 110,
    turns: ['昨夜家里着火烧光了，在丹阳珥陵镇丈山村，三口人，今晚没地方住，13800000001', '没有', '吃得上', '发出'],
    steps: [
      { minutes: 8, as: 'erling', claim: 'case' },
      { minutes: 12, as: 'erling', to: 'contacted', note: '电话打通，人在邻居家' },
      { minutes: 95, as: 'erling', aid: { kind: 'goods', item: '被褥两床、米面油', note: '送到邻居家' } },
      { minutes: 100, as: 'erling', aid: { kind: 'cash', amount: 3000, note: '小额快救' } },
      { minutes: 105, as: 'erling', to: 'aided', note: '先行救助' },
      { minutes: 110, as: 'erling', paper: '火灾情况说明', state: 'missing' },
      { minutes: 1500, as: 'erling', paper: '身份证明', state: 'received' },
      {
        minutes: 1510,
        as: 'erling',
        ask: 'asks',
        office: '住房和城乡建设局',
        words: '房子烧了半边，请看一看还能不能住。',
        days: 2,
      },
      { minutes: 3000, as: 'erling', answer: '看过了，承重墙没事，修屋顶就能住。', accepted: true },
      { minutes: 3010, as: 'erling', note: '@012 这家要补火灾情况说明，消防来电话请记一下。' },
    ],
    name: 'fire',
  },
  {
    hoursAgo: 109,
    turns: ['我邻居家昨夜着火了，珥陵镇丈山村，现在没地方住', '邻居', '没有', '没地方住', '13800000007', '发出'],
    steps: [
      { minutes: 60, as: 'erling', claim: 'case' },
      { minutes: 65, as: 'erling', mergeInto: 'fire', note: '同一场火，邻居也来说过' },
    ],
  },
  {
    hoursAgo: 90,
    turns: [
      '我爸中风瘫在床上没人照顾，京口四牌楼，没钱请人，两顿没吃了',
      '没有',
      '有地方住',
      '2口',
      '13800000008',
      '发出',
    ],
    steps: [
      { minutes: 20, as: 'jingkou', claim: 'case' },
      { minutes: 30, as: 'jingkou', to: 'contacted' },
      { minutes: 200, as: 'jingkou', to: 'verified', note: '上门看过' },
      {
        minutes: 3000,
        as: 'jingkou',
        ask: 'refer',
        office: '残疾人联合会',
        words: '请给评残，配轮椅和护理补贴。',
        days: 1,
      },
    ],
  },
  {
    hoursAgo: 86,
    turns: ['我没工作了家里没米了，两个孩子，京口大市口', '没有', '有', '4口', '13800000009', '发出'],
    steps: [
      { minutes: 30, as: 'jingkou', claim: 'case' },
      { minutes: 40, as: 'jingkou', to: 'contacted' },
      { minutes: 600, as: 'jingkou', to: 'verified', note: '核过收入，米面已由社区送到' },
      { minutes: 700, as: 'jingkou', to: 'declined', reason: 'income-over', note: '另告诉可以办失业登记' },
    ],
  },
  {
    hoursAgo: 98,
    turns: ['我老公尿毒症透析没钱了，停了一次，句容华阳街道，13800000002', '在看着', '有地方住也有饭吃', '3口', '发出'],
    steps: [
      { minutes: 25, as: 'agent', claim: 'case' },
      { minutes: 28, as: 'agent', level: 'P0', why: '透析停了一次，明天再不做有生命危险' },
      { minutes: 30, as: 'agent', to: 'contacted' },
      { minutes: 300, as: 'agent', to: 'verified', note: '医院核过，医保已报' },
      { minutes: 320, as: 'agent', aid: { kind: 'cash', amount: 5000, note: '临时救助' } },
      { minutes: 330, as: 'agent', to: 'aided' },
      { minutes: 4000, as: 'agent', to: 'closed', note: '已转医疗救助，家属同意办结' },
    ],
  },
  { hoursAgo: 75, turns: ['低保怎么申请', '要带什么', '那要多久'] },
  { hoursAgo: 73, turns: ['我妈八十五了，尊老金一个月多少'] },
  { hoursAgo: 70, turns: ['小区天然气什么时候通'] },
  { hoursAgo: 66, turns: ['晚上广场舞太吵了怎么办'] },
  { hoursAgo: 64, turns: ['低保户能不能养狗', { choice: 'ask:none' }] },
  { hoursAgo: 41, turns: ['救助金能不能打到孙子的卡上', { choice: 'ask:none' }] },
  { hoursAgo: 33, turns: ['吃低保能养狗吗', { choice: 'ask:none' }] },
  {
    hoursAgo: 52,
    turns: ['老板跑了三个月工资没发，没钱吃饭，在京口大市口', '没有', '有', '就我一个', '13800000003', '发出'],
    steps: [
      { minutes: 20, as: 'jingkou', claim: 'case' },
      { minutes: 26, as: 'jingkou', to: 'contacted' },
      { minutes: 60, as: 'jingkou', aid: { kind: 'goods', item: '食堂餐票一周', note: '' } },
      { minutes: 61, as: 'jingkou', to: 'aided' },
      { minutes: 62, as: 'jingkou', serve: 'meals', lasted: 30, rating: 5 },
      { minutes: 1500, as: 'jingkou', serve: 'meals', lasted: 30 },
      { minutes: 70, as: 'jingkou', note: '欠薪转劳动监察，已陪同登记' },
    ],
  },
  { hoursAgo: 49, turns: ['想给我娘办低保', '长期困难', '户口在延陵'] },
  { hoursAgo: 30, turns: ['想给我爷爷找人陪看病，润州宝塔路街道', '每周', '13800000004'] },
  {
    hoursAgo: 27,
    turns: ['转人工', '我儿子残疾证评级不服找谁'],
    steps: [
      { minutes: 6, as: 'agent', claim: 'talk' },
      {
        minutes: 8,
        as: 'agent',
        say: '您好，我是012号工作人员。评级不服，可以在收到结果后找残联申请复核，我把地址发您。',
      },
    ],
  },
  {
    hoursAgo: 22,
    turns: ['租的房子漏雨，床都湿了，两个小孩没法睡，扬中新坝镇', '安全', '没有', '没地方住', '13800000005', '发出'],
  },
  { hoursAgo: 5, turns: ['公租房怎么申请', '外地户口行不行'] },
  { hoursAgo: 3, turns: ['交了学费家里没钱买米了，京口四牌楼', '没有', '有', '4口', '13800000006', '发出'] },
  { hoursAgo: 0.6, turns: ['村里有个老人一个人住，摔了腿，没人做饭，丹徒辛丰镇', '叫得应'] },
  {
    hoursAgo: 0.3,
    turns: ['转人工', '我在镇江打工，摔伤了，厂里不管，问谁'],
    steps: [
      { minutes: 2, as: 'agent', claim: 'talk' },
      { minutes: 4, as: 'agent', say: '您好，我是012号工作人员。您先看病，票都留好，我请懂工伤的同事来说。' },
      { minutes: 6, as: 'agent', offerTo: 'lead' },
    ],
  },
  { hoursAgo: 0.2, turns: ['我想申请临时救助，要什么材料'] },
  { hoursAgo: 0.1, turns: ['家里煤气味很重，我头晕，丹阳云阳街道'] },
]

export const HOUSEHOLDS = [
  { town: '珥陵镇', village: '示例一村', kind: 'dibao-rural', head: '示例户主甲', benefit: 880, until: 40 },
  { town: '大市口街道', village: '示例社区', kind: 'dibao-urban', head: '示例户主乙', benefit: 950, until: 15 },
  { town: '四牌楼街道', village: '示例二社区', kind: 'dibao-rural', head: '示例户主丙', benefit: 640, until: 200 },
  { town: '云阳街道', village: '示例三社区', kind: 'dibao-rural', head: '示例户主丁', benefit: 1200, until: 320 },
] as const

export const REPORTS = [
  { town: '珥陵镇', name: '示例老人甲', said: '两天没出门，门口的菜没人拿', reporter: 'grid_worker' },
  { town: '大市口街道', name: '示例租户乙', said: '孩子白天一个人在家，说没吃饭', reporter: 'neighbour' },
] as const

/** Who takes what: so that calls find somebody. */
export const DUTY: readonly { town: string; workers: readonly Colleague[]; leads: readonly Colleague[] }[] = [
  { town: '珥陵镇', workers: ['erling'], leads: ['agent'] },
  { town: '大市口街道', workers: ['jingkou'], leads: ['agent'] },
  { town: '四牌楼街道', workers: ['jingkou'], leads: ['agent'] },
]
