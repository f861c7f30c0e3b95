// Characters that sound alike here, so that a town name typed by ear still finds its town.
import { charactersHeard, soundsOf } from '../../knowledge/sounds.ts'

// One line a sound; n/l and front/back nasals are not told apart by many speakers.
const SOUNDS =
  '丹单担但旦淡|阳杨洋扬羊央|徒涂图途土|句巨居拒据局勾具|容荣蓉绒溶融|扬|中忠钟终|京景惊金今津晶|口扣|润闰顺|州洲周舟|新心辛欣兴|区去曲渠|' +
  '云芸匀|曲|阿啊|司思斯丝|延沿言严盐颜焰|陵林凌玲灵零铃岭临|珥耳二尔而儿饵|导道到倒岛稻|墅树塾竖叔术舒|皇黄煌凰|塘糖唐堂|吕旅绿履律|城成承程诚盛|访方仿芳纺放房|仙先鲜县贤|' +
  '界介届借|牌排派|北背贝|三山散伞|茅毛矛猫|坝霸把爸吧|油由邮游|坊|八巴|桥乔巧|西希细夕溪|来莱赖|华花化滑|梅眉没煤|下夏|蜀属鼠熟暑|白柏百摆|兔吐|边编鞭|后候厚|郭国果|庄装妆|天田|王旺|宝保堡|' +
  '高糕|资姿兹滋|宜怡义益仪|丰风峰枫封|谷古鼓|上尚|党挡档|堰雁燕宴彦|世市事|业叶夜|荣|炳丙饼秉|江姜将|正证|东冬|路鹿露|健件涧剑建见箭渐谏柬间简|康|大达|市|象像向|壁碧璧毕必|四|楼|塔|和河禾何|平瓶萍坪|金|七期|里理李|甸店殿电|' +
  '蒋讲|官关馆|韦围伟维|岗港钢刚|南蓝|丁叮顶|卯毛冒貌|姚摇尧遥|行兴|宫公|麦脉|溪|胡湖|荆|葛格|春|龙隆|严岩炎堰|党当|单胆诞|徒突|珥贰|导刀|墅书数述|界街杰节|牌迫|访芳房|坝扒|油优友|蜀书数|边变便|郭过锅|宝包报|资子自|宜以医|谷姑骨|业页|炳病并兵冰|甸典|韦卫位为|卯猫|姚要药|界接|陵领另|皇荒|吕驴律|桥巧敲|庄桩状|润闰瑞|堰眼验|城乘|丰蜂疯|葛哥|兔途'

const SOUND_OF = new Map<string, string>()
for (const group of SOUNDS.split('|')) {
  const joined = new Set([...group].map((char) => SOUND_OF.get(char) ?? char))
  const [first = ''] = joined
  for (const [char, other] of SOUND_OF) if (joined.has(other)) SOUND_OF.set(char, first)
  for (const char of group) SOUND_OF.set(char, first)
}

/** What the table leaves out goes by its syllable: to the group that has it, else to all that are read so. */
const GROUP_OF = new Map<string, string>()
for (const [char, first] of SOUND_OF) {
  const sounds = soundsOf(char)
  for (const sound of sounds.length === 1 ? sounds : []) if (!GROUP_OF.has(sound)) GROUP_OF.set(sound, first)
}

function soundOf(char: string): string {
  const listed = SOUND_OF.get(char)
  if (listed !== undefined) return listed
  const sounds = soundsOf(char)
  const shared = sounds.map((sound) => GROUP_OF.get(sound)).find((first) => first !== undefined)
  // One character stands for the syllable, or every place behind it would shift.
  return shared ?? [...charactersHeard(sounds[0] ?? '')][0] ?? char
}

/** A text with every character replaced by the first one of its sound; the length stays the same. */
export function bySound(text: string): string {
  let folded = ''
  for (const char of text) folded += soundOf(char)
  return folded
}
