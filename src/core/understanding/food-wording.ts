// Words that sound like food and are none, taken out before anybody's meal is read.

/** 后面没着落, 下面呢, 里面没东西: a side, no noodles. */
const SIDES =
  /(?:[前后上里外对侧反正方地路房屋水当见脸门店桌海河江湖墙全书表市]面|(?<![的了个碗点些把])下面(?![条吃]))/g
/** 吃的安眠药, 把老鼠药当糖吃了 */
const POISON = /农药|鼠药|毒药|安眠药|百草枯|敌敌畏|草甘膦|除草剂|洁厕|消毒液|消毒水|甲醇|酒精/
const TAKEN = /[^,，。;；\s]*(?:吃|喝|吞)[^,，。;；\s]*/g
/** 自来水喝饱了 is no meal. */
const DRUNK_FULL =
  /(?:水|茶|酒)[^,，。\s]{0,2}(?:喝|灌)(?:了个?|得)?饱(?:了)?|(?:喝|灌)(?:点|了)?(?:自来|凉|热|开)?(?:水|茶|酒)[^,，。\s]{0,2}饱了?/g
/** 刚不是说没吃嘛: said once more, not taken back. */
const SAID_BEFORE = /(?:刚才?|才|我|都|早就?|前面)?不是(?:都|早|已经|跟你)?(?:说|讲|写)(?:了|过)?(?=没)/g
const GIVER =
  /(?:有人|邻居|隔壁|对门|村里|社区|食堂|志愿者|义工|儿子|女儿|媳妇|姐姐?|妹妹?|哥哥?|弟弟?|妈妈?|外婆|奶奶|亲戚|救助站|医院|敬老院|单位|干部|网格员|学校|老师|朋友|同事|阿姨|他们|人家|房东|老板)(?!给(?!我))[^,，。\s]{0,8}$/
const CARRIED = /([^,，。;；\s]*?)送+(?:一?送|点)?(?:饭|餐|吃的)(来|到|过来|给我们?|了)?([^,，。;；\s]*)/g
const ASKS = /没$|吗|么$|多少|几点|要不要|能不能|可不可以|有没有|怎么|哪|收费|要钱/

/** 我给老娘送送饭, 送饭要不要钱: who carries meals or asks for them has not eaten by that. */
function withoutCarrying(text: string): string {
  return text.replace(CARRIED, (whole: string, before: string, came: string | undefined, after: string) => {
    const got = came !== undefined && came !== '了' ? !/^(?:我|你们|俺)/.test(before) : GIVER.test(before)
    return got && !ASKS.test(whole) && !ASKS.test(after) ? whole : '　'
  })
}

/** The words about food without what only sounds like it. */
export function plainFood(text: string): string {
  const plain = withoutCarrying(text.replace(SIDES, '　　').replace(SAID_BEFORE, '').replace(DRUNK_FULL, '　'))
  return POISON.test(plain) ? plain.replace(TAKEN, (taken) => (/没|未|饿/.test(taken) ? taken : '　')) : plain
}
