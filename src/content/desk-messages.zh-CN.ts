/** What the desk says, to residents (`notices`) and to staff (`alerts`, `timeline`, `problems`). ux.md §4.2, §4.4, §4.5. */
import type { CaseStatus } from '../core/cases/case.ts'
import { INCIDENT_WORDS } from '../core/dialogue/read-back.ts'
import type { Level } from '../core/triage/level.ts'

/** Words to residents. A sentence whose `{place}` has no value is left out by `fill`. */
export const notices = {
  joined: '工作人员{badge}号来了，现在由他和您说话。',
  released: '{badge}号先离开一下。正在请别的工作人员。',
  lapsed: '{badge}号没有回应了。正在请别的工作人员，说过的不用再说。',
  passedToTown: '正在转给{town}。请等一下，说过的不用再说。',
  closed: '这次先说到这里。随时可以再来。',
  /** In quiet mode nothing about the case may stand on a screen (ux.md §4.6). */
  quiet: '您有一条回复。',
  noAnswer: '我们刚打过电话，没接通。',
  documents: '还差{missing}，{date}前补。有难处，可以宽几天。',
  due: '现在按“{level}”办，最晚{due}联系您。',
} as const

/** What a status is called and what it promises, after the desk changed it. */
export const statusNotices: Readonly<Record<CaseStatus, string>> = {
  new: '已登记。{office}最晚{due}联系您。',
  accepted: '有人在办。{office}接手了。最晚{due}联系您。',
  contacted: '已联系上。我们在核实，可能上门看一看。',
  verified: '已核实，正在定怎么帮您。',
  aided: '已救助。给了{what}。没收到，请告诉我们。',
  documents_pending: '已救助，差材料。还差{n}样。{date}前补。有难处，可以宽几天。',
  closed: '办结。没解决，可以重新打开。',
  referred: '已转给{office}。最晚{date}答复您。没答复，我们接着管。',
  declined: '没批。原因：{reason}。不服，60日内可以申请复议（行政复议法第20条）。',
  withdrawn: '您已撤回。想办随时再说。',
  merged: '已合并。和{number}一起办，用那个编号查。',
}

export const STATUS_WORDS: Readonly<Record<CaseStatus, string>> = {
  new: '已登记',
  accepted: '已接手',
  contacted: '已联系',
  verified: '已核实',
  aided: '已救助',
  documents_pending: '待材料',
  closed: '办结',
  referred: '已转办',
  declined: '没批',
  withdrawn: '已撤回',
  merged: '已合并',
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = { P0: '特急', P1: '很急', P2: '较急', P3: '一般' }
/** The same to a resident (ux.md §4.3). */
export const LEVEL_WORDS_RESIDENT: Readonly<Record<Level, string>> = {
  P0: '马上处理',
  P1: '很急',
  P2: '比较急',
  P3: '一般',
}

/** A line for the desk without personal data, such as 特急求助 · 云阳街道 · 着火. */
export function alertText(level: Level, town: string | null, incident: string | null): string {
  const parts = [`${LEVEL_WORDS[level]}求助`, town, incident === null ? null : (INCIDENT_WORDS[incident] ?? null)]
  return parts.filter((part) => part !== null).join(' · ')
}

/** Lines of a case's timeline, for staff. */
export const timeline = {
  claimed: '接手',
  claimedWithTalk: '在对话里接手',
  assigned: '派给 {badge} 号（{office}）',
  released: '放回，等人接手',
  lapsed: '{badge} 号不在了，等人接手',
  passedToTown: '转给{town}，等人接手',
  transition: '{from} → {to}',
  reached: '联系上了',
  reachedInTalk: '在对话里联系上了',
  notReached: '没联系上',
  referred: '转办给{office}',
  consulted: '请{office}会商',
  officeYes: '{office}答复：接了',
  officeNo: '{office}答复：退回',
  merged: '并入 {number}',
  mergedFrom: '{number} 并到这里',
  split: '{number} 拆开，单独办',
  splitOff: '拆开，单独办',
  received: '收到材料：{name}',
  missing: '还差材料：{name}',
  extended: '补材料宽限到 {date}',
  openedByPhone: '电话登记',
  openedByReport: '主动发现上报',
  openedFromTalk: '从对话登记',
} as const

/** To administrators: nothing arrives there any more. */
export const hookStopped = (name: string): string => `推送停用：“${name}”一直送不到。到“接口与推送”看记录，改好再开。`

/** The line of a talk or a case after its marks were changed. */
export const tagWords = (tags: readonly string[]): string =>
  tags.length === 0 ? '去掉了标记' : `标记：${tags.join('、')}`
