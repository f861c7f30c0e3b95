/** All Chinese words of the console, for staff (ux.md §4.1: one word for one thing). Words about one case come from content/. */
import { LEVEL_WORDS, STATUS_WORDS } from '../../content/desk-messages.zh-CN.ts'
import { INCIDENT_WORDS } from '../../core/dialogue/read-back.ts'
import { ROLE_WORDS } from '../../core/rights.ts'

export { INCIDENT_WORDS, LEVEL_WORDS, ROLE_WORDS, STATUS_WORDS }

export const app = { name: '温情热线', desk: '值班台', loading: '正在打开…', skip: '跳到正文' } as const

export const menu = {
  label: '主菜单',
  duty: '值班',
  manage: '管理',
  system: '系统',
  inbox: '收件箱',
  cases: '求助单',
  board: '看板',
  intake: '电话登记',
  supervision: '督查',
  stats: '统计',
  staff: '人员',
  audit: '审计',
  account: '我的账号',
} as const

export const problems = {
  unknown: { title: '没办成', detail: '您写的都在，再试一次。还不行，找管理员。' },
  offline: { title: '没连上', detail: '没有网，或服务停了。您写的都在，网好了再点一次。' },
  server: { title: '服务没回音', detail: '您写的都在，等一会儿再试。还不行，找管理员。' },
  page: { title: '这一页出了问题', detail: '您写的都存在这台电脑上。刷新一次，还不行，找管理员。' },
} as const

export const common = {
  retry: '再试一次',
  back: '回去',
  cancel: '先不办',
  save: '存',
  undo: '撤销',
  close: '关',
  all: '全部',
  none: '—',
  nobody: '没人接手',
  worker: (badge: string) => `${badge} 号`,
  reload: '刷新这一页',
  required: '这一项要写。',
  copied: '抄好了',
  count: (n: number) => `${n} 宗`,
  yuan: (n: number) => `${n.toLocaleString('zh-CN')} 元`,
  show: '看',
} as const

export const clockWords = {
  left: '剩',
  over: '超',
  hours: '时',
  minutes: '分',
  days: '天',
  yesterday: '昨天',
  tomorrow: '明天',
  waited: '已等',
  contacted: '已联系',
} as const

export const signIn = {
  title: '值班台登录',
  username: '账号',
  password: '密码',
  otp: '六位动态码',
  otpHint: '没有设过就空着',
  submit: '登录',
  working: '正在登录…',
  lost: '忘了密码，找管理员给一个一次性登录链接。',
  ready: '登录好了',
  readyText: '点“开始值班”，打开提示音和系统通知。有特急求助时，别的窗口里也能听见。',
  start: '开始值班',
  quiet: '先看看，不值班',
  usedLink: '这个链接用过了，或过期了。请管理员再给一个。',
  ended: '登录过期了，请再登录一次。您写的草稿都在。',
  newPassword: '设一个自己的密码',
  newPasswordText: '至少 8 位，不用常见的词，不含账号和姓名。一句好记的话最好。',
  newPasswordLabel: '新密码',
  oldPasswordLabel: '现在的密码',
  newPasswordSubmit: '存密码',
} as const

export const frame = {
  search: '搜索：编号、电话、原话',
  searchButton: '搜',
  onDuty: '值班中',
  offDuty: '没值班',
  goOnDuty: '开始值班',
  goOffDuty: '歇一下',
  soundOn: '声音开',
  soundOff: '声音没开，点这里打开',
  muted: (left: string) => `静音中，还有 ${left}`,
  mute: '静音5分钟',
  unmute: '开声音',
  keys: '快捷键',
  signOut: '退出',
  calm: '没有特急求助',
  waiting: (n: number) => (n === 0 ? '没有人在等' : `${n} 人在等`),
  late: (n: number) => `${n} 宗超时`,
  broken: (span: string) => `连接断了 ${span}，正在重连`,
  connecting: '正在连接…',
  caughtUp: (n: number) => (n === 0 ? '连上了，没有漏掉的' : `连上了，补上了 ${n} 条`),
  live: '连接正常',
  state: '警报和连接',
  noNotice: '系统通知没开。在浏览器地址栏左边允许通知。',
  menuOpen: '打开菜单',
} as const

export const alarm = {
  title: (n: number) => `特急 ${n} 宗`,
  tab: (n: number) => `(特急${n}) 温情热线`,
  notice: (level: string, n: number, town: string | null) => [`${level}求助 ${n} 宗`, town].filter(Boolean).join(' · '),
  waited: (span: string) => `已等 ${span}`,
  take: '接手',
  look: '看一眼',
  noTown: '地点还不知道',
  spoken: (town: string | null) => `有特急求助${town ? `，${town}` : ''}。按 n 打开最急的一宗。`,
} as const

export const inbox = {
  title: '收件箱',
  queues: { mine: '我的', waiting: '等人', town: '本镇', all: '全部' },
  list: '对话列表',
  news: (n: number) => `有 ${n} 条新的`,
  more: '再看后面的',
  emptyWaiting: '没有人在等。',
  emptyMine: '您手上没有对话。按 n 接下一宗最急的。',
  emptyAll: '还没有对话。',
  lastClosed: '最近结束的',
  pick: '左边选一个对话。',
  pickHint: 'j k 上下选，Enter 打开，c 接手，n 下一宗最急。',
  draft: '草稿',
  next: '下一宗最急',
  noNext: '没有等着接手的。',
  noLevel: '未定级',
  noWords: '（打开可看，会记录）',
  unread: '有新话',
  found: (n: number) => `搜到 ${n} 个对话`,
  clearSearch: '不搜了',
  searchCases: '在求助单里搜',
} as const

export const channels = { web: '网页', telegram: 'Telegram', wechat: '微信', phone: '电话' } as const

export const floors = { bot: '机器人在答', waiting: '等人接手', human: '人工', closed: '已结束' } as const

export const talk = {
  thread: '对话内容',
  from: { resident: '居民', bot: '机器人', worker: '工作人员', system: '系统' },
  note: '内部备注',
  noteBy: (badge: string) => `${badge} 号的内部备注（居民看不到）`,
  opening: '正在打开对话…',
  below: (n: number) => `下面有 ${n} 条新的`,
  held: (badge: string) => `${badge} 号在说话`,
  mine: '您在说话',
  quiet: '静默方式：居民屏幕上只显示“您有一条回复”',
  dangers: '说到的危险',
  phones: '已给的电话',
  photo: (kb: number) => `照片（${kb} KB）`,
  openPhoto: '打开照片',
  claim: '接手',
  release: '放回',
  transfer: '转交',
  handback: '交回机器人',
  end: '结束对话',
  claimed: '接手了，现在由您和居民说话。',
  released: '放回去了，等别人接手。',
  transferred: '转出去了。',
  handedBack: '交回机器人了。',
  ended: '对话结束了。',
  lost: (detail: string) => `没接上：${detail}`,
  watch: '看着',
  askTransfer: '请他转给我',
  askTransferNote: (badge: string) => `${badge} 号请求把这个对话转给他。`,
  askTransferDone: '已写进内部备注，对方会看到。',
  toColleague: '转给同事',
  toTown: '转给镇（街道）',
  who: '转给谁',
  why: '说明（居民看不到）',
  instruction: '请机器人接着做什么',
  instructionHint: '比如：接着问家里几口人，再请他拍照片。',
  instructionNone: '空着：机器人接着原来的问。',
} as const

export const compose = {
  reply: '回复',
  note: '内部备注',
  replyHint: '写给居民的话…（Ctrl+Enter 发送）',
  noteHint: '只有同事看得到…（Ctrl+Enter 存）',
  send: '发送',
  sending: '正在发…',
  saveNote: '存备注',
  mustClaim: '先接手，才能回复居民。内部备注现在就能写。',
  heldBy: (badge: string) => `${badge} 号在和居民说话。您可以写内部备注。`,
  isClosed: '对话已结束。要接着说，先接手。',
  looksLikeNote: '这条会发给居民，改成备注？',
  asNote: '改成备注',
  sendAnyway: '就发给居民',
  notSent: '没发出去，写的还在。',
  kept: '草稿已存在这台电脑',
  looksToo: (badge: string) => `${badge} 号也在看`,
  writesToo: (badge: string) => `${badge} 号正在写`,
} as const

export const keyTable: readonly (readonly [string, string])[] = [
  ['?', '快捷键'],
  ['/', '搜索'],
  ['j', '下一条'],
  ['k', '上一条'],
  ['Enter', '打开'],
  ['n', '下一宗最急'],
  ['h', '帮写：手册原文和常用语'],
  ['c', '接手'],
  ['r', '回复'],
  ['m', '内部备注'],
  ['Ctrl Enter', '发送'],
  ['t', '转交'],
  ['b', '交回机器人'],
  ['e', '结束对话'],
  ['x', '下一步（求助单）'],
  ['d', '登记一次联系'],
  ['a', '登记救助'],
  ['l', '改级别'],
  ['.', '抄编号'],
  ['g i', '收件箱'],
  ['g c', '求助单'],
  ['g p', '电话登记'],
  ['g d', '督查'],
  ['g a', '需要看'],
  ['Shift M', '静音5分钟'],
  ['Esc', '关面板，不丢字'],
]

export const keyHelp = { title: '快捷键', on: '快捷键开着', hint: '在输入框里打字时不起作用。' } as const
