/** Questions that were answered by the text of another, and those near them that keep their own. */
import { describe, expect, it } from 'vitest'
import { freshBundle } from '../../../scripts/content/fresh.ts'
import { compileRules } from '../../../src/content/rules.ts'
import { asideFor, asidesHeard } from '../../../src/core/dialogue/asides.ts'
import { tellsPhoneRead } from '../../../src/core/conversation/asking/teller.ts'
import { asksNoCalls, refusesCalls } from '../../../src/core/conversation/asides/refusal-words.ts'

const { asides } = compileRules(freshBundle().intents)
type Values = Record<string, unknown>
const at = (values: Values): Parameters<typeof asideFor>[2] => {
  const state: Values = {
    $dialogue: 'emergency-help',
    $case: 'none',
    $overdue: false,
    $quiet: false,
    $dangers: [],
    ...values,
  }
  const view = { value: (name: string) => state[name], known: (name: string) => state[name] !== undefined }
  return { intent: (state['$dialogue'] as string | null) ?? null, view }
}
const of = (text: string, values: Values = {}): string | null => asideFor(asides, text, at(values))?.id ?? null

describe('money that was cheated away', () => {
  it.each([
    '那要是不登记 钱还能不能追回来',
    '钱追得回来吗',
    '六万八还要得回来不',
    '我的钱能不能要回来',
    '被骗的钱还能追回吗',
  ])('%s', (text) => expect(of(text, { incident: 'scam' })).toBe('money-back'))
  it.each(['钱转出去了', '他叫我把钱拿回来', '能不能撤回', '老板欠的工资要得回来吗'])('not: %s', (text) =>
    expect(of(text, { incident: 'scam' })).not.toBe('money-back'),
  )
  it('only where somebody was cheated', () => expect(of('钱还能不能追回来')).not.toBe('money-back'))
})

describe('kin who shall not hear of it', () => {
  it.each([
    '你们真的不会打电话给我儿子啊',
    '会不会告诉我女儿啊',
    '别打给我老公',
    '你们不会通知我单位吧',
    '千万别告诉我妈',
  ])('%s', (text) => expect(of(text, { incident: 'scam' })).toBe('secret-kin'))
  it.each([
    '麻烦打电话给我儿子',
    '我儿子不会打电话给我',
    '你们会打电话给我吗',
    '骗子会不会打电话给我儿子骗他',
    '我儿子不管我',
    '要告诉我女儿一声的',
  ])('not: %s', (text) => expect(of(text, { incident: 'scam' })).not.toBe('secret-kin'))
})

describe('what is posted in the village', () => {
  it.each([
    '他愿意 就是不想让村里人晓得他欠钱 你们会不会到村里去公示啊',
    '会不会到村里去公示',
    '批了要不要公示',
    '会不会贴出来给人看',
  ])('%s', (text) => expect(of(text)).toBe('public-notice-me'))
  it.each([
    ['不想让村里人晓得', 'neighbours-know'],
    ['村里人嘴碎', 'gossip'],
  ])('%s stays %s', (text, id) => expect(of(text)).toBe(id))
})

describe('how long one waits', () => {
  it.each(['要排队等多少天啊', '这个要不要交钱的 要排队等多少天啊', '排队要多久', '要排队吗'])('%s', (text) =>
    expect(of(text, { $case: 'open' })).toBe('queue-open'),
  )
  it.each(['手术排队要等多少天', '公租房排队要多久', '在食堂排队打饭'])('not: %s', (text) =>
    expect(of(text, { $case: 'open' })).not.toBe('queue-open'),
  )
  it.each(['那要等多少天啊', '知道了 还要等几天'])('%s asks when', (text) =>
    expect(of(text, { $case: 'open' })).toBe('when-filed'),
  )
  it('an operation that takes days asks nothing of us', () =>
    expect(of('明天开刀 要几天', { $case: 'open' })).not.toBe('when-filed'))
})

describe('a child and the police', () => {
  it.each(['会有警察来吗 我爸爸会不会骂我', '警察叔叔会不会来', '是不是要叫警察来抓爸爸'])('%s', (text) =>
    expect(of(text, { $dialogue: 'child', childWrites: true })).toBe('child-police'),
  )
  it.each(['警察来了', '爸爸会不会骂我', '要不要打110'])('not: %s', (text) =>
    expect(of(text, { $dialogue: 'child', childWrites: true })).not.toBe('child-police'),
  )
  it('no grown-up', () => expect(of('会有警察来吗')).not.toBe('child-police'))
})

describe('where somebody comes from', () => {
  const heard = (text: string): string | undefined => asidesHeard(asides, text, at({}), ['not_local'])[0]?.id
  it.each([
    '我户口不在这边',
    '问一下 我户口不在这边 你们管不管啊',
    '老家河南的 你们管吗',
    '我是外地人',
    '暂住的也能办吧',
  ])('%s asks about 户口', (text) => expect(heard(text)).toBe('hukou'))
  it.each(['就我一个 老家河南的 35岁', '娘家在贵州 我在这边没有亲戚', '奶奶在安徽', '我从四川来的 刚来两个月'])(
    '%s tells it',
    (text) => expect(heard(text)).toBeUndefined(),
  )
})

describe('somebody asks for another', () => {
  it.each([
    '你好 我是医院骨科护士 替我们病区一个病人问问能不能救助',
    '替邻居打听一下 能不能申请救助',
    '像他这种能不能救助',
  ])('%s', (text) => expect(of(text, { $dialogue: null })).toBe('may-be-helped'))
  it.each(['替我妈问问低保怎么申请', '我们病区有个病人没钱治', '能不能快点', '替邻居问问能不能申请低保'])(
    'not: %s',
    (text) => expect(of(text, { $dialogue: null })).not.toBe('may-be-helped'),
  )
})

describe('no calls, in the shape of a question', () => {
  it.each(['能不能不打电话 就在这里说', '可不可以不打电话', '能不打电话吗 只在这里打字行吗'])('%s', (text) => {
    expect(refusesCalls(text)).toBe(true)
    expect(asksNoCalls(text)).toBe(true)
  })
  it('with a trouble beside it it is more than the wish', () => {
    expect(asksNoCalls('能不能不打电话 我老公打我')).toBe(false)
    expect(refusesCalls('能不能不打电话给我儿子')).toBe(false)
  })
  it.each(['能不能打电话', '不能打电话 手机坏了', '你们能打电话给我吗'])('not: %s', (text) =>
    expect(refusesCalls(text)).toBe(false),
  )
})

describe('agreed and in a hurry', () => {
  it.each(['没错 就这样 快点', '拜托快点', '对的 麻烦你们快点', '好 尽快吧', '就这样 赶紧来', '没问题 拜托你们尽快'])(
    '%s',
    (text) => expect(of(text, { $case: 'open', $overdue: true })).toBe('hurry-agrees'),
  )
  it.each([
    ['怎么还没人来 快点', 'nobody-came'],
    ['能不能快点', 'quicker'],
    ['快点救人', null],
    ['催一下', 'quicker'],
  ])('not: %s', (text, id) => expect(of(text, { $case: 'open', $overdue: true })).toBe(id))
})

describe('back after a deadline that was missed', () => {
  const late = { $case: 'open', $overdue: true }
  it.each(['我又来了 昨天那个 丁卯没地方住的', '我就是昨天那个', '喂 我又回来了', '又是我 我又来问问了'])(
    '%s',
    (text) => expect(of(text, late)).toBe('back-late'),
  )
  it.each(['他又来了', '骗子又来电话了', '昨天那个事怎么没人管', '我妈又来了', '我昨天来过派出所'])('not: %s', (text) =>
    expect(of(text, late)).not.toBe('back-late'),
  )
  it('nothing of a delay while there is time', () =>
    expect(of('我又来了 昨天那个', { $case: 'open' })).not.toBe('back-late'))
})

describe('a phone that he can read', () => {
  const quiet = { $dialogue: 'violence-home', $quiet: true, $case: 'open' }
  it.each(['这个手机他晓得密码 只好发文字 明天上午再发', '他知道我手机密码', '手机他会翻的', '他老是翻我手机'])(
    '%s',
    (text) => {
      expect(of(text, quiet)).toBe('phone-read')
      expect(tellsPhoneRead(text)).toBe(true)
    },
  )
  it.each(['他手机关机了', '我妈晓得我手机密码', '他不知道我手机密码', '怎么删聊天记录'])('not: %s', (text) => {
    expect(of(text, quiet)).not.toBe('phone-read')
    expect(tellsPhoneRead(text)).toBe(false)
  })
  it('only in a talk that must stay unseen', () =>
    expect(of('他知道我手机密码', { $case: 'open' })).not.toBe('phone-read'))
})

describe('to go on, and not', () => {
  it.each(['好了 你说吧', '好 你问吧', '接着问吧'])('%s goes on', (text) => expect(of(text)).toBe('ask-on'))
  it.each(['先别问了好不好 我脑子里乱的很', '你们别问了'])('%s stops the questions', (text) =>
    expect(of(text)).toBe('no-more-questions'),
  )
  it.each(['你说我该怎么办', '好 我说'])('%s is neither', (text) =>
    expect(['ask-on', 'no-more-questions']).not.toContain(of(text)),
  )
})
