// Surnames that open a Chinese name, and everyday words that begin with one but name nobody.

const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由眭贡笪巢蒯恽钮郏郗濮茆郦竺桓睢宦糜仰隗宓佴淦訾莘谯笃弓呙郇芈沃苌贲庾鄂璩宰殳夔蔚钭慈郄蒿羿蹇'
const DOUBLE = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '夏侯',
  '端木',
  '南宫',
  '闻人',
  '轩辕',
  '钟离',
  '澹台',
]

const SURNAMES = new Set(SINGLE)

// Words that start with a surname's character; a name is never guessed from them.
const COMMON =
  /^(?:方便|高兴|平安|安全|温暖|温情|明天|明白|明儿|明早|都行|都是|都可|成功|马上|许多|应该|全部|全家|车站|花钱|花光|武汉|江苏|江边|黄河|白天|水费|马路|高血压|万一|时候|时间|连夜|金额|安静|包括|和平|相信|单位|公司|公安|公园|公交|公婆|国家|国庆|海边|路上|路边|官司|管不|房子|房东|房租|房屋|石头|金子|来了|来不|干活|干嘛|干吗|但是|由于|门口|门外|关门|关系|米缸|米没|麦子|查询|查一|查到|党员|元旦|信息|信不|展开|计划|解决|解释|那个|那边|那里|于是|何必|何况|任何|任意|任务|谢谢|谢了|易|向前|向阳|尚未|文化|文字|成了|连我|连着|全是|全部|原来|原因|强制|强烈|满意|普通|鲜|利息|居委|居住|居民|幸好|幸亏|富|富裕|印象|左右|左边|成都|冷死|冷得|边上|师傅|商量|费用|费心|皮肤|楼上|楼下|平时|平常|支付|支持|古怪|简单|项目|农村|农民|司机|华为|解放|游客|路人|强|万元|万块|千万|百|余额|余下|石膏|高中|高烧|高速|钱没|钱不|毛病|牛奶|车祸|白血病|白跑|黄疸|安置|安排|申请|申报|常|经常|孙子|孙女|母亲|公公|母子|安徽|相关|国内|官方|乐意|安心|连累|应急|应当|宿舍|时常|计较|云|来电|胡说|胡话|雷雨|包工|包住|包吃|施工|聂|和我|和他|和女|和老|和儿|和妈|和爸|和孩|和两|单身|单独|孤|全身|全款|童年|牟取|江南|金坛|查无|来访)/

/** 有福, 和平, 来娣: given names that begin with a word of grammar. */
const GIVEN =
  /^(?:有[福才财根生林明德发贵义志良强富金银华田余]|和[平生明顺祥清]|来[福弟娣喜财发根生宝]|在[明田林]|要[武文强])$/u

/** True for two to four characters that read as a Chinese personal name. */
export function looksLikeName(text: string): boolean {
  if (!/^[\p{Script=Han}]{2,4}$/u.test(text) || COMMON.test(text)) return false
  if (DOUBLE.some((surname) => text.startsWith(surname))) return text.length >= 3
  return (
    text.length <= 3 &&
    SURNAMES.has(text[0] ?? '') &&
    (GIVEN.test(text.slice(1)) || !/[了吗呢吧啊的不没是有在和跟给块说要什么怎哪谁]/u.test(text.slice(1)))
  )
}

/** Names of other peoples as written here without a dot: 阿依古丽, 买买提, 卓玛. */
const OTHER_PEOPLES =
  /^(?:阿依|古丽|努尔|买买提|艾[尼山买合力]|吐尔|阿不都|阿卜杜|热合|帕提|米热|玛依|卓玛|扎西|次仁|央金|格桑|尼玛|达娃|索朗|旦增)[\p{Script=Han}]{0,5}$/u

/** A name of another people, which begins with no Han surname. */
export function isOtherPeoplesName(text: string): boolean {
  return text.length >= 2 && text.length <= 7 && OTHER_PEOPLES.test(text)
}

/** True for one character or a double surname that people bear. */
export function isSurname(text: string): boolean {
  return SURNAMES.has(text) || DOUBLE.includes(text)
}
