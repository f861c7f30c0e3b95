/** Home, bed, food and doctor told in the middle of a talk are kept and not asked for again. */
import { expect, it } from 'vitest'
import type { Household } from '../../../src/core/understanding/slots.ts'
import { routeOf } from '../../../src/core/understanding/route/route.ts'
import { aTalk, rules, type Talk } from './talk.ts'

const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}
const people = (talk: Talk): unknown => (slot(talk, 'household') as Household | null)?.total
const burnt = (): Talk => aTalk().say('昨天夜里家里厨房烧了 火已经灭了')

it('asks neither for bed, food, home nor doctor after they were told beside something else', () => {
  const told = burnt().say('人没砸到 吃住都不愁 夫妻俩带个上小学的儿子 就是钱不够')
  expect([slot(told, 'medical'), slot(told, 'shelter'), slot(told, 'food')]).toEqual(['none', true, true])
  expect(people(told)).toBe(3)
  let talk = told
  for (const answer of ['句容白兔镇', '一万二', '钱大姐 13900001122']) {
    expect(talk.said).not.toMatch(/有人受伤|今晚住的|地方睡|吃得上|几口人/)
    talk = talk.say(answer)
  }
  expect([slot(talk, 'name'), slot(talk, 'phone'), slot(talk, 'phoneOf')]).toEqual(['钱大姐', '13900001122', null])
})

it.each([
  ['睡我表弟那 他上夜班 床空着', 'shelter', true],
  ['吃的村里管', 'food', true],
  ['用的石膏打了 不住院了 在家躺着', 'medical', 'none'],
])('%s fills %s', (text, name, value) => expect(slot(burnt().say(text), name)).toBe(value))

it('puts the count of the home right in plain words, and takes 一块 for no yuan', () => {
  const talk = burnt().say('家里三口').say('不对 算四个人吧 我妈跟我们一块')
  expect(people(talk)).toBe(4)
  expect(slot(talk, 'cost')).toBeNull()
})

it('adds what each of the home earns, and does not add one earning to itself', () => {
  const talk = burnt().say('我对象在超市上班 一个月两千八').say('我一个月四千五')
  expect(slot(talk, 'income')).toBe(7300)
  expect(slot(talk.say('我一个月四千五').say('我对象在超市上班 一个月两千八'), 'income')).toBe(7300)
  expect(slot(burnt().say('我一个月四千五').say('我一个月四千五 就这些'), 'income')).toBe(4500)
})

it('needs no doctor for a break that has been set meanwhile, and one for a break without money', () => {
  const broken = burnt().say('我腿摔断了')
  expect(slot(broken, 'medical')).toBe('now')
  expect(slot(broken.say('用的石膏打了 不住院了 在家躺着'), 'medical')).toBe('none')
  expect(slot(broken.say('石膏打了 没钱换药'), 'medical')).toBe('now')
})

it('keeps a number of another house in the words of the talk, beside the own one', () => {
  const talk = burnt().say('我电话13900001122').say('邵家的13900006677')
  expect(slot(talk, 'phone')).toBe('13900001122')
  expect(slot(talk, 'otherPhone')).toBe('邵家的13900006677')
  expect(slot(talk, 'phoneOf')).toBeNull()
})

it('lets a number put right take the place of the one before', () => {
  expect(slot(burnt().say('我电话13900001122').say('打错了 是13900006677'), 'phone')).toBe('13900006677')
})

it.each<[string, boolean]>([
  ['人没砸到', false],
  ['谁都没压着 吃住都不愁', false],
  ['人没砸到 我老公还压在下面', true],
  ['屋塌了 一个没砸到 一个压在里面', true],
  ['有人被砸到了', true],
  ['房子刚塌了 谁都没压着', true],
  ['梁要塌了 人没砸到', true],
])('%s is a house on somebody: %s', (text, wanted) =>
  expect(routeOf(text, rules).safety.some(({ kind }) => kind === 'collapse')).toBe(wanted),
)
