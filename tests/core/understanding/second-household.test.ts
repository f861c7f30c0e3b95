/** Two households in one report: which clauses are of which. */
import { describe, expect, it } from 'vitest'
import { asFirst, partHouseholds } from '../../../src/core/understanding/household/second.ts'

describe('two households in one message', () => {
  it.each([
    ['报两户 一户赵家 灶房烧了 房子不能住 另一户西头严老太 欠电费停了三天电', '另一户西头严老太 欠电费停了三天电'],
    ['我们组老孙家着火了，还有一户也要看看，姓钱的，两口子都病了', '还有一户也要看看，姓钱的，两口子都病了'],
    ['一家是王大爷，腿断了没人管，一家是他对门的寡妇，三天没米了', '一家是他对门的寡妇，三天没米了'],
    ['老周屋顶塌了。另外还有隔壁李奶奶 一个人 炉子坏了', '另外还有隔壁李奶奶 一个人 炉子坏了'],
    ['第一户吴家房子进水，第二户孙老汉没饭吃', '第二户孙老汉没饭吃'],
    ['村里两家受了灾 头一家何师傅家 猪圈倒了 第二家许婶家 屋顶漏', '第二家许婶家 屋顶漏'],
  ])('%s', (text, other) => {
    expect(partHouseholds(text, []).other.trim()).toBe(other)
  })

  it.each([
    '他们一家三口都在屋里，还有一个老父亲七十八',
    '家里一户口本上四个人，还有一家具店的债',
    '还有一个孩子在学校',
    '另外家里还有个瘫痪的老娘',
    '隔壁邻居给了碗饭，还有被子',
    '他一家人都搬走了，还有家门口的路也断了',
    '我再说一家里的情况，没米了',
  ])('one household only: %s', (text) => {
    expect(partHouseholds(text, []).other).toBe('')
  })

  it('knows the second one by its name afterwards, until the first or the teller comes up again', () => {
    const names = ['严老太']
    expect(partHouseholds('严老太饭有得吃 村里送两顿', names)).toEqual({
      own: '',
      other: '严老太饭有得吃 村里送两顿',
    })
    expect(partHouseholds('赵家男的送货 一个月四千五 严老太是低保户', names).other).toBe('严老太是低保户')
    expect(partHouseholds('严老太没手机 打我的13900006672', names).own).toBe('打我的13900006672')
    expect(partHouseholds('两家都晓得我来报 严老太也同意', names).other).toBe('严老太也同意')
  })
})

describe('a third household', () => {
  it.each([
    ['一户赵家 起火 一户严老太 停了电 还有一户孙家 男的住院 严老太一个人住', '还有一户孙家 男的住院'],
    ['1、老陈家 屋顶掀了 2、老李家 没米了 3、王奶奶 摔了一跤', '3、王奶奶 摔了一跤'],
  ])('is parted from the second in its turn: %s', (text, third) => {
    const second = asFirst(partHouseholds(text, []).other)
    expect(partHouseholds(second, []).other.trim()).toBe(third)
  })

  it('a second one alone has no third', () => {
    expect(partHouseholds(asFirst('另一户西头严老太 停了电 家里一户口本；严老太没手机'), []).other).toBe('')
  })
})
