/** Pinyin without tones for what slots hold: days, hours, numbers and the places of the city. Other Latin words stay as they are. */

const SPOKEN: Readonly<Record<string, string>> = {
  jintian: '今天',
  zuotian: '昨天',
  qiantian: '前天',
  daqiantian: '大前天',
  jinzao: '今早',
  zuowan: '昨晚',
  jinwan: '今晚',
  zaoshang: '早上',
  shangwu: '上午',
  zhongwu: '中午',
  xiawu: '下午',
  wanshang: '晚上',
  yeli: '夜里',
  banye: '半夜',
  lingchen: '凌晨',
  bangwan: '傍晚',
  gangcai: '刚才',
  ganggang: '刚刚',
  shangzhou: '上周',
  shanggeyue: '上个月',
  qunian: '去年',
  dian: '点',
  dianban: '点半',
  fen: '分',
  hao: '号',
  yue: '月',
  tian: '天',
  qian: '前',
  yi: '一',
  er: '二',
  liang: '两',
  san: '三',
  si: '四',
  wu: '五',
  liu: '六',
  qi: '七',
  ba: '八',
  jiu: '九',
  shi: '十',
  shiyi: '十一',
  shier: '十二',
  meiyou: '没有',
  you: '有',
  wo: '我',
  zhu: '住',
  zai: '在',
  zhuzai: '住在',
  zhen: '镇',
  cun: '村',
  jiedao: '街道',
  zhenjiang: '镇江',
  danyang: '丹阳',
  jurong: '句容',
  yangzhong: '扬中',
  dantu: '丹徒',
  jingkou: '京口',
  runzhou: '润州',
  xinqu: '新区',
  yunyang: '云阳',
  qua: '曲阿',
  situ: '司徒',
  yanling: '延陵',
  erling: '珥陵',
  daoshu: '导墅',
  huangtang: '皇塘',
  lvcheng: '吕城',
  lucheng: '吕城',
  lingkou: '陵口',
  fangxian: '访仙',
  jiepai: '界牌',
  danbei: '丹北',
  sanmao: '三茅',
  xinglong: '兴隆',
  xinba: '新坝',
  youfang: '油坊',
  baqiao: '八桥',
  xilaiqiao: '西来桥',
  huayang: '华阳',
  chongming: '崇明',
  huangmei: '黄梅',
  xiashu: '下蜀',
  baohua: '宝华',
  biancheng: '边城',
  baitu: '白兔',
  maoshan: '茅山',
  houbai: '后白',
  guozhuang: '郭庄',
  tianwang: '天王',
  gaozi: '高资',
  yicheng: '宜城',
  xinfeng: '辛丰',
  guyang: '谷阳',
  shangdang: '上党',
  baoyan: '宝堰',
  shiye: '世业',
  gaoqiao: '高桥',
  jianbi: '谏壁',
  dagang: '大港',
  dalu: '大路',
  yaoqiao: '姚桥',
  dinggang: '丁岗',
}

const LONGEST = Math.max(...Object.keys(SPOKEN).map((word) => word.length))
const HAN = /\p{Script=Han}/u

/** The longest known word at the start of a row of letters, spaces inside it allowed. */
function leading(rest: string): { word: string; length: number } | null {
  let best: { word: string; length: number } | null = null
  let letters = ''
  for (let i = 0; i < rest.length && letters.length < LONGEST; i += 1) {
    const char = rest.charAt(i)
    if (char === ' ') continue
    letters += char
    const word = SPOKEN[letters]
    if (word !== undefined && !/[a-z]/.test(rest.charAt(i + 1))) best = { word, length: i + 1 }
  }
  return best
}

/** Writes pinyin words as characters; a text with any character, or without a known word, comes back as it is. */
export function fromPinyin(text: string): string {
  if (HAN.test(text) || !/[a-z]{2}/i.test(text)) return text
  const lower = text.toLowerCase()
  let written = ''
  for (let i = 0; i < lower.length;) {
    const starts = i === 0 || !/[a-z]/.test(lower.charAt(i - 1))
    const found = starts ? leading(lower.slice(i)) : null
    written += found === null ? lower.charAt(i) : found.word
    i += found === null ? 1 : found.length
  }
  return HAN.test(written)
    ? written.replace(/(?<=\p{Script=Han}) (?=[\p{Script=Han}\d])|(?<=\d) (?=\p{Script=Han})/gu, '')
    : text
}
