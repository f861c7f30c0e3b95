// Places that a message names although nothing happened there: where kin work, where somebody is sent, comes from or moves to.

const KIN =
  '(?:儿子|女儿|孩子|小孩|丫头|闺女|媳妇|女婿|老公|老婆|男人|丈夫|妻子|爱人|爸爸?|妈妈?|爹|娘|父亲|母亲|爷爷|奶奶|哥哥?|姐姐?|弟弟?|妹妹?|孙子|孙女|外孙女?|侄子|侄女|外甥|舅舅?|姑姑?|姨妈?|叔叔?|伯伯?|亲戚|朋友|同学|老乡|前夫|前妻|他们?|她们?)'
/** Up to the end of the clause at most: texts often run on without a comma. */
const NEAR = '[^,，。;；!！?？\\s]'
const WORKS =
  '(?:打工|上班|做工|做事|干活|做[^,，。\\s饭]{1,6}|当(?:保安|兵|保姆)|看(?:大)?门|开[店车]|跑车|读书|上学|念书|上(?:小学|初|高|大学|幼儿园)|住校|坐牢|服刑|劳改|带(?:孙子|孩子|小孩)|卖[^,，。\\s房]{1,4}|收破烂|摆摊)'
const HOSPITAL = '(?:医院|附院|[一二三四]院|卫生院|急诊|救护中心)'
/** The house of another person or of one's own parents. */
const HOUSE_OF =
  '(?:女儿|儿子|姐姐?|妹妹?|哥哥?|弟弟?|亲戚|朋友|同学|娘家|舅舅?|姑姑?|姨妈?|叔叔?|伯伯?|外婆|丈母娘|老丈人|婆家|孙子|孙女)'
const WHOSE_HOME = `(?:娘家|老家|婆家|外婆家|${HOUSE_OF}家)`

/** Where somebody works or learns; when something happened there it counts where nothing else is named. */
const AT_WORK: readonly RegExp[] = [
  // 儿子在大港厂里看大门, 老公在吕城上班
  new RegExp(`${KIN}(?:们|俩|都|也|还|人|一直|现在|又|就)*(?:是)?(?:在|到|去)${NEAR}{2,12}?${WORKS}`, 'g'),
  // 单位在新区, 厂在丹北
  new RegExp(
    `(?:单位|公司|工厂|工地|老板|厂子?|学校|幼儿园)(?:是|就|都|开|办)?在${NEAR}{2,8}(?!${NEAR}*(?:宿舍|住))`,
    'g',
  ),
]
/** 我在陵口菜场卖菜: said in passing; somebody who was asked for a place means it. */
const OWN_WORK = new RegExp(
  `我(?:们)?(?:人|现在|平时|一直|白天|就|是|也|原来|以前)*(?:在|到|去)${NEAR}{2,10}?${WORKS}`,
  'g',
)
const HAPPENED =
  /着火|起火|失火|烧(?!饭|菜|烤)|炸|塌|困住|煤气|中毒|受伤|工伤|轧|砸|摔|跌|压(?!力)|触电|昏|晕倒|打我|被打|血/

/** Never where the matter is, whatever was asked. */
const NEVER: readonly RegExp[] = [
  // 关在句容, 判了四年在句容
  new RegExp(`(?:关|押|拘|蹲)(?:在|到)${NEAR}{2,8}`, 'g'),
  // 说是送句容人民医院, 救护车拉到丹阳中医院去了, 转院转到镇江
  new RegExp(
    `(?:送|转院?|拉|抬|救护车|推)(?:走|进|人|他|她|我|过)?(?:到|去|往|进|在|转到)?(?:了)?${NEAR}{2,8}?${HOSPITAL}`,
    'g',
  ),
  // 从珥陵嫁过来, 从河南来收破烂
  new RegExp(`从${NEAR}{2,8}?(?:嫁|搬|迁|调|逃|拆迁)(?=过来|来|出来|$|[,，。\\s的])`, 'g'),
  new RegExp(`从${NEAR}{2,8}?来(?=打工|做|收|这|镇江|本地|看病|上班|的$)`, 'g'),
  // 珥陵镇是我娘家村, 我出生在延陵
  new RegExp(`${NEAR}{2,8}?(?:那边)?(?:才)?是(?:我|他|她|我们|俺)(?:的)?(?:妈|爸)?${WHOSE_HOME}(?:村|那边)?`, 'g'),
  new RegExp(`(?:出生|生|祖籍|原籍|籍贯)(?:是|在|于)${NEAR}{2,8}`, 'g'),
  // 开从谏壁到大市口的公交
  new RegExp(`从${NEAR}{2,6}到${NEAR}{2,6}?的?(?:公交|班车|线路|渡船)`, 'g'),
]

/** Not where the matter is when said in passing. */
const IN_PASSING: readonly RegExp[] = [
  // 丹阳人民医院, but not the house opposite
  new RegExp(
    `${NEAR}{2,8}?(?:人民|中|中心|附属|第[一二三四])?医院(?!(?:的)?(?:门口|对面|对过|后面|旁边?|边上|附近|隔壁))`,
    'g',
  ),
  // 女儿昨晚把我接到丹阳来了
  new RegExp(`(?:接|带)(?:我|他|她|老人|我们|妈|爸|孩子|小孩)?(?:们)?(?:到|去|回)(?:了)?${NEAR}{2,8}`, 'g'),
  // 今晚去导墅我姐家, 躲到珥陵朋友家
  new RegExp(`(?:去|到|回|往|躲到?|投奔|借住|暂住|住到|搬到|搬去)${NEAR}{2,6}?(?:我|他|她)?${HOUSE_OF}(?:家|那)?`, 'g'),
  // 女儿嫁到扬中
  new RegExp(`${KIN}(?:都|也|早就?)?(?:嫁|搬|调|走)(?:到|在|去|了)+${NEAR}{2,6}`, 'g'),
  // 我老家宝堰的, 娘家在导墅
  new RegExp(
    `(?:老家|娘家)(?:就|都|是|在|原来|原本)*(?![^]*(?:房|屋|塌|漏|淹|烧|火|倒|进水|断|跌|摔))${NEAR}{2,8}`,
    'g',
  ),
]

/** 我娘家在八桥 出事的就是我娘家 */
const HAPPENED_THERE = /(?:出事|出的事|事情|塌|着火|烧|淹|漏)[^,，。;；\s]{0,4}(?:就?是|就?在)(?:我)?(?:娘家|老家|婆家)/

/** 在大港做电焊 租的房子: who works there lives there too. */
const LIVES_THERE = /租|宿舍|工棚|住/

/** The texts to look for places in, best first, with such places blanked out; the length stays the same. */
export function withoutElsewhere(text: string, answer: boolean): string[] {
  if (HAPPENED_THERE.test(text)) return [text]
  const rest = blanked(text, answer ? NEVER : [...NEVER, ...IN_PASSING])
  const work = answer || LIVES_THERE.test(text) ? AT_WORK : [...AT_WORK, OWN_WORK]
  const free = blanked(rest, work)
  return HAPPENED.test(text) && free !== rest ? [free, rest] : [free]
}

function blanked(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((left, pattern) => left.replaceAll(pattern, (words) => '　'.repeat(words.length)), text)
}
