/** Words of talks that once alarmed for nothing, or did not alarm: with what must stay heard beside each. */
import { describe, expect, it } from 'vitest'
import { rules } from '../conversation/talk.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'

const kindsOf = (text: string): string[] => readSafety(text, rules.safety).hits.map(({ kind }) => kind)

describe('no danger', () => {
  it.each([
    ['老公上个礼拜五在工地架子上跌下来 腰椎断了 人现在在市一院', 'medical'],
    ['我妈现在住在人民医院 病房里', 'medical'],
    ['13800000216 打我的 别打我老公的 他手机摔坏了', 'violence_home'],
    ['打我电话 不要打他的', 'violence_home'],
    ['先问下 外地人在镇江出车祸没钱治 走哪个口子', 'traffic'],
    ['小孩学费那个你还没回我呢', 'missing'],
    ['孩子补助的事一直没回复我', 'missing'],
    ['他家现在烧煤炉取暖 我叫他开点窗', 'fire'],
    ['屋里在烧炭 取暖用的', 'fire'],
    ['你们不会也要我转钱吧', 'scam'],
  ])('%s is no %s', (text, kind) => {
    expect(kindsOf(text)).not.toContain(kind)
  })
})

describe('heard all the same', () => {
  it.each([
    ['爸在医院 妈刚才也昏倒了 叫不醒', 'medical'],
    ['我妈在人民医院门口昏倒了', 'medical'],
    ['别打我老公的电话 他打我', 'violence_home'],
    ['老公打我的头 流血了', 'violence_home'],
    ['小孩放学还没回来 找不到', 'missing'],
    ['孩子到现在没回我消息 人也没回家', 'missing'],
    ['烧煤炉取暖 窗户关着 头晕想吐', 'gas_co'],
    ['家里在烧 冒烟', 'fire'],
    ['他又打来了 讲转五千就能把钱解冻退给我', 'scam'],
    ['骗子叫我再交两千才退给我', 'scam'],
  ])('%s is %s', (text, kind) => {
    expect(kindsOf(text)).toContain(kind)
  })
})
