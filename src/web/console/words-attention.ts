/** Words of the list of everything that somebody has to look at. */
import type { AlertKind } from '../../core/cases/who-hears.ts'

export const attentionWords = {
  open: (n: number) => (n === 0 ? '没有要看的' : `需要看 ${n}`),
  title: '需要看',
  empty: '没有要看的。新的警报会出现在这里。',
  mine: '您在办',
  held: (badge: string) => `${badge} 号在办`,
  nobody: '没人接手',
  look: '打开',
  done: '办了',
  doneSaid: '记下了。',
  takeFirst: '先接手，才能点“办了”。',
  waited: (span: string) => `${span}前`,
  list: '要看的事',
} as const

export const ALERT_WORDS: Readonly<Record<AlertKind, string>> = {
  danger: '说到危险',
  case: '新求助',
  unclaimed: '没人接手',
  overdue: '超时了',
  warning: '快到时限',
  repeat: '又来问：没人联系，或更难了',
  waiting: '等人太久了',
  care: '该去看看了',
  mention: '有同事叫您',
  transfer: '有同事要转给您',
  urged: '督查催办',
}
