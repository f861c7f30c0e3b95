/** Numbers and doors are taken out however they are written; sums, dates and numbers of the house stay. */
import { expect, it } from 'vitest'
import { maskPersonal } from '../../../src/core/knowledge/mask-question.ts'
import { maskContact } from '../../../src/core/understanding/mask-contact.ts'

it.each([
  ['打１３８１２３４５６７８找我', '打［号码］找我'],
  ['打138.1234.5678找我', '打［号码］找我'],
  ['打138—1234—5678找我', '打［号码］找我'],
  ['打138·1234·5678找我', '打［号码］找我'],
  ['打一三八 一二三四 五六七八找我', '打［号码］找我'],
  ['打壹叁捌壹贰叁肆伍陆柒捌找我', '打［号码］找我'],
  ['证号３２１１０２１９６００１０１１２３Ｘ对吗', '证号［证件号］对吗'],
])('hides %s', (said, masked) => {
  expect(maskContact(said)).toBe(masked)
  expect(maskPersonal(said)).toBe(masked)
})

it.each([
  '低保每人每月760元',
  '补贴1380、1200、760元三档',
  '2026年11月30日前交',
  '打12345问',
  '一、二、三、四、五、六、七、八级',
  '２０２６年',
])('leaves %s', (said) => {
  expect(maskContact(said)).toBe(said)
  expect(maskPersonal(said)).toBe(said)
})

it.each([
  ['住学府路十二号三幢四零二室', '［门牌］'],
  ['学府花园6-402的低保', '［门牌］的低保'],
  ['学府花园６幢４０２室', '［门牌］'],
])('hides the door of %s', (said, masked) => {
  const kept = maskPersonal(said)
  expect(kept).toContain(masked)
  expect(kept).not.toMatch(/402|４０２|四零二|三幢/)
})

it.each(['两室一厅能申请吗', '一人一户', '7-9月发放', '残疾三四级', '发票2-3张'])('takes %s for no door', (said) => {
  expect(maskPersonal(said)).toBe(said)
})

it('keeps a proved number also in wide digits', () => {
  expect(maskPersonal('打０５１１－８６９９１２３４', new Set(['051186991234']))).toBe('打０５１１－８６９９１２３４')
})

it.each(['1', '１', '一', '138.', '1 ', '路1', '号', '花园1-', '1幢', '一幢 '])(
  'is quick on 4,000 characters of %s',
  (one) => {
    const long = one.repeat(Math.ceil(4000 / one.length))
    const began = performance.now()
    maskPersonal(long)
    expect(performance.now() - began).toBeLessThan(1000)
  },
)
