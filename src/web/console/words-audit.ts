/** Words of the log: what was done, and its short notes, which the log keeps as names of fields, roles and rights. */
import { ROLE_WORDS } from '../../core/rights.ts'
import { PERMISSION_WORDS } from './words-admin.ts'
import { ALERT_WORDS } from './words-attention.ts'
import { tableWords } from './words-dispatch.ts'
import { registerMenu, importFieldWords } from './words-register.ts'
import { visitWords } from './words-visits.ts'

export const auditWords = {
  title: '审计',
  columns: { at: '时间', actor: '谁', action: '做了什么', target: '对什么', detail: '说明' },
  byToken: (owner: string, token: string) => `${owner} 的接口令牌 ${token}`,
  actions: {
    'token.created': '建接口令牌',
    'token.revoked': '作废接口令牌',
    'webhook.created': '加推送地址',
    'webhook.changed': '改推送地址',
    'webhook.removed': '删推送地址',
    'webhook.secret': '换推送密钥',
    'webhook.resent': '再推一次',
    'webhook.failed': '推送停用',
    'conversation.read': '看对话',
    'case.read': '看求助单',
    'case.level': '改级别',
    'case.aid': '登记救助',
    'export.cases': '导出求助单',
    'export.conversations': '导出会话表',
    'export.questions': '导出没答上的问题',
    'register.read': '看台账一户',
    'register.search': '查台账',
    'register.added': '登记台账',
    'register.changed': '改台账',
    'register.ended': '退出台账',
    'register.imported': '导入台账',
    'register.kinds': '改类别表',
    'visit.reported': '主动发现上报',
    'visit.read': '看一次走访',
    'visit.fine': '走访：过得去',
    'visit.needs-help': '走访：需要帮助',
    'visit.not-found': '走访：没见到人',
    'staff.created': '加人员',
    'staff.changed': '改人员',
    'staff.password': '改密码',
    'staff.codes': '启用动态码',
    'session.open': '登录',
    'session.refused': '登录没成功',
    'session.locked': '锁住',
    'session.ticket': '用一次性链接登录',
    'attachment.read': '看照片',
    'table.changed': '改表',
    'case.urged': '催办',
    'duty.on': '开始值班',
    'duty.off': '歇一下',
    'session.ended': '退出别处的登录',
    'export.supervision': '导出督查表',
    'service.visited': '登记上门服务',
    'visit.imported': '导入走访名单',
    'service.rated': '记服务满意度',
    'conversation.claim': '接手对话',
    'alert.ended': '提醒办了',
    'call.answered': '应了叫人',
    'case.corrected': '更正求助单',
    'chat.bound': '绑定 Telegram',
    'chat.unbound': '解绑 Telegram',
    'article.held-back': '定日发布没发成',
    'article.published-alone': '一个人发布',
    'article.published-on-date': '到日子发布',
    'article.rolled-back': '退回旧版本',
    'bench.run': '跑测评',
    'bench.question-added': '加测评题',
    'bench.question-changed': '改测评题',
    'bench.question-retired': '停用测评题',
    'article.saved': '存手册草稿',
    'article.submitted': '手册送审',
    'article.returned': '手册退回',
    'article.scheduled': '定日发布',
    'article.published': '发布手册',
    'article.retired': '停用手册',
    'gap.draft': '待补问题写成文章',
    'gap.wording': '待补问题加到问法',
    'gap.dismissed': '待补问题不归我们',
    'gap.joined': '合并待补问题',
    'gap.parted': '拆开待补问题',
    'replies.changed': '改常用语',
  } as Readonly<Record<string, string>>,
  verify: '验一遍',
  intact: (n: number) => `${n} 条都对得上，没有被改过。`,
  broken: (seq: number) => `第 ${seq} 条对不上，可能被改过。马上报管理员和纪检。`,
  more: '再往前',
  empty: '还没有记录。',
  filters: { actor: '谁（工号）', target: '对什么（编号）', action: '做了什么' },
  clear: '清掉条件',
} as const

const NOTES: Readonly<Record<string, string>> = {
  ...importFieldWords,
  ...PERMISSION_WORDS,
  ...ALERT_WORDS,
  ...ROLE_WORDS,
  validFrom: '从哪天起',
  validUntil: '到哪天止',
  people: '家里人',
  benefits: '待遇',
  badge: '工号',
  office: '单位',
  role: '角色',
  towns: '管辖镇',
  active: '在用、停用',
  password: '密码',
  mustChangePassword: '要换密码',
  unlock: '解锁',
  resetCodes: '重设动态码',
  ticket: '一次性链接',
  telegram: 'Telegram',
}

/** A note all of whose parts are known names is told in words; a sentence of a person stays as it was written. */
export function noteWords(detail: string): string {
  const parts = detail.split(' ').map((part) => {
    const [, version] = /^v(\d+)$/.exec(part) ?? []
    const [, role = part] = /^role=(\w+)$/.exec(part) ?? []
    return version === undefined ? (NOTES[role] ?? part) : tableWords.version(Number(version))
  })
  return [...new Set(parts)].join(parts.some((part) => /[A-Za-z]{3}/.test(part)) ? ' ' : '、')
}

const TARGETS: Readonly<Record<string, string>> = {
  ...tableWords.names,
  register: registerMenu.register,
  visits: visitWords.menu,
  system: '系统',
}

/** What a line is about: a table by its name, anything else as it stands. */
export function targetWords(target: string): string {
  return TARGETS[target] ?? target
}

/** Long enough to tell two talks of a page apart. */
export function talkWords(id: string): string {
  return `对话 ${id.slice(-6)}`
}
