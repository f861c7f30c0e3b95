// People in the household who must be thought of first.
import { NUMBER, parseNumber } from './numerals.ts'
import type { Vulnerable } from './slots-types.ts'

const AGE = new RegExp(
  `(${NUMBER})(?:多|来|几|好几)?\\s*(个月|月|周岁|岁)(大(?!概|约|致|多|半|病|家))?|(?<!一了)(${NUMBER})(?=了|的人|高龄|有余)`,
  'g',
)
const RULES: readonly [RegExp, Vulnerable][] = [
  [/(?:婴儿|婴孩|毛毛头|小毛头|奶娃|奶粉|吃奶|襁褓|刚出生|新生儿|早产|没满月|满月|月子里|产后|刚生)/, 'infant'],
  [
    /(?:小把戏|小孩|孩子|娃|小鬼|伢|小学生|初中生|高中生|幼儿园|未成年|男孩|女孩|孙子|孙女|学生|(?:上|读|念)(?:小学|初中|高中|职高|中专)|双胞胎|小的|(?:上|读|念|在)(?:[一二三四五六]年级|初[一二三]|高[一二三])(?![楼层号幢栋])|高[一二三](?=$|[,，。\s的了要])|[一二三四五六七八九]年级)/,
    'child',
  ],
  [
    /(?:老人|老的|老头|老太|老娘|老爹|老母|老父|爷爷|奶奶|外公|外婆|公公|婆婆|老伴|孤老|高龄|老妈妈|年纪大|岁数大|老两口|退休金|独居老)/,
    'elder',
  ],
  [
    /(?:残疾|残废|瘫|偏瘫|轮椅|聋|哑|瞎|盲|看不见|智障|智力|傻|痴呆|精神病|精神分裂|精神障碍|截肢|不能自理|自闭|脑瘫|假肢|中过风)/,
    'disabled',
  ],
  [/(?:怀孕|怀了|孕妇|身孕|待产|有喜|大肚子|预产期|快生了|要生了|挺着(?:个)?肚子|孕)/, 'pregnant'],
  [
    /(?:癌|瘤|尿毒症|透析|白血病|糖尿病|高血压|气管炎|肺气肿|慢阻肺|冠心病|心衰|癫痫|羊癫疯|心脏病|脑梗|中风|肝硬化|肺结核|化疗|重病|大病|生病|病重|慢性病|得了病|住院|胰岛素|尘肺|哮喘|肾|抑郁|脑出血|术后|开(?:过|了|完)刀)/,
    'ill',
  ],
]
/** Who cannot walk: lasting, unless it comes from a hurt of these days. */
const LAME =
  /(?:腿不好|脚不好|腿脚不便|(?:腿|脚)[^,，。]{0,2}(?:不能走|走不了|走不动|不能动|动不了)|不能走路|下不了床|行动不便|不能动|动不了|拐杖)/
const HURT =
  /骨折|骨头(?:断|裂)|(?:腿|脚|手|胳膊|骨|腰)[^,，。\s]{0,3}(?:断|折|扭|崴|伤)|扭(?:了|到|伤)|崴|撞|摔|跌|砸|烫|烧伤|压伤|车祸/
const DISABLED = RULES.find(([, who]) => who === 'disabled')?.[0] ?? /残疾/
const LONG_AGO = /(?<!今)年(?!纪|级|轻|底|货)|以前|从前|小时候|老早/

/** 就腿不能动, of a leg that was broken these days: an injury, and no disability. */
export function isHurtOnly(text: string, before = ''): boolean {
  const hurt = `${before}，${text}`.split(/[,，。;；\s]+/).filter((clause) => HURT.test(clause))
  return (
    LAME.test(text) && !DISABLED.test(text) && !LONG_AGO.test(text) && hurt.some((clause) => !LONG_AGO.test(clause))
  )
}

const NOBODY: Readonly<Partial<Record<Vulnerable, RegExp>>> = {
  child: /(?:没有?|没得|无)(?:小孩|孩子|娃)|不是(?:小孩|孩子)|孩子(?:都)?(?:大了|成家|结婚|工作)/,
  elder: /(?:没有?|没得|无)(?:老人|老的)|老人(?:都)?(?:没了|走了|不在|去世)/,
  disabled: /(?:没有?|不是|无)残疾/,
  pregnant: /(?:没|没有|不是)(?:怀孕|怀)/,
  ill: /(?:没|没有|无|不是)(?:生)?病|(?:没有?人|谁都没|没谁)(?:在|再)?(?:生|得|害)(?:什么|啥|大)?病|(?:病)(?:已经)?好了/,
  infant: /(?:没有?|无)(?:婴儿|奶娃)/,
}

/** "三个月的娃", "小的才三个月"; not "去世两个月". */
function isBabyBeside(text: string, start: number, end: number): boolean {
  // 儿子一个月寄五百: how often, no age
  if (/^(?:才|就|能|要|也|都|只)*(?:寄|给|拿|挣|赚|交|花|付|还|工资|来|回|吃|用|有)/.test(text.slice(end))) return false
  return (
    /^(?:的)?(?:娃|孩|宝|毛头|婴|儿子|女儿|小的|孙|小)/.test(text.slice(end)) ||
    /(?:娃|孩子|宝宝|毛头|婴儿|小的|孙子|孙女|儿子|女儿)(?:才|刚|只有)?$/.test(text.slice(0, start))
  )
}

function fromAges(text: string): Vulnerable[] {
  const found: Vulnerable[] = []
  for (const match of text.matchAll(AGE)) {
    const value = parseNumber(match[1] ?? match[4] ?? '')
    if (value === null) continue
    if (match[2] === undefined) {
      if (value >= 60 && value <= 110) found.push('elder')
      continue
    }
    if (/月/.test(match[2])) {
      if (match[3] !== undefined || isBabyBeside(text, match.index, match.index + match[0].length)) found.push('infant')
    } else if (value < 1) found.push('infant')
    else if (value < 18) found.push('child')
    else if (value >= 60) found.push('elder')
  }
  return found
}

/** 大的在外婆家, 今晚去外婆家睡: where somebody stays; 奶奶家里没米了 and 我住在奶奶家 speak of her. */
const AT_THEIR_HOME =
  /(?<!(?:我|我们|俺)(?:现在|一直|从小|都|就|也|是)*住?)(?:在|去|到|送|放|回|寄(?:养)?(?:在|到)?|躲(?:在|到|去)?)(?:到|去|回|了)?(?:我|他|她|孩子|娃|小孩)?(?:自己)?(?:的)?(?:外婆|奶奶|爷爷|外公|姥姥|姥爷|婆婆|公公|公婆|老娘|老丈人|丈母娘|岳母|岳父|爹爹|好婆)(?:家(?!里[没断缺]|没)|那边|那里|那儿|那块)(?:里)?|(?:婆婆|公婆|公公)家(?=不|赶|撵|的?人|也不|都不|要)/g

/** Who needs first care by the words and ages said; an empty list means nothing was said, never "none". */
export function extractVulnerable(told: string): Vulnerable[] {
  // 不住院了, 没住过院; 扫盲班; 老母鸡
  const text = told
    .replace(/(?:不|没|没有|不用|不要|不肯|不想)(?:再)?住过?院(?:了)?|扫盲|老母[鸡猪鸭]/g, '　')
    .replace(AT_THEIR_HOME, '　')
  const found = new Set<Vulnerable>()
  if (LAME.test(text) && !isHurtOnly(text)) found.add('disabled')
  for (const [pattern, who] of RULES) {
    if (pattern.test(text) && NOBODY[who]?.test(text) !== true) found.add(who)
  }
  for (const who of fromAges(text)) found.add(who)
  if (/(?:^|[^\d.])[6-9]\d(?=[ ,，。]|$)/.test(text) && /独居|老|爷|奶|孤|爸|妈|娘|爹/.test(text)) found.add('elder')
  if (found.has('infant') && !new RegExp('(?:小学|初中|[2-9二三四五六七八九十]岁|两岁|大的|小把戏|孙)').test(text))
    found.delete('child')
  return [...found]
}

const PARENT = /(?:我|俺)(?:的)?(?:妈|爸|爹|娘)|妈妈|爸爸|爸妈|父母/
/** 走丢, 糊涂: said of the frail. */
const FRAIL =
  /走丢|走失|糊涂|痴呆|健忘|不认得|认不得|认不到|记性|脑子|老年|年纪|腿脚|拐|耳朵|眼睛|瘫|中风|住院|病|退休|养老|老妈|老爸|老娘|老爹/
/** Who has work, a spouse or children is no child any more. */
const GROWN_TELLER =
  /(?:我|俺)(?:的|家)?(?:老公|老婆|媳妇|爱人|儿子|女儿|孩子|小孩|闺女|丫头|男人|对象|丈夫|妻子|孙|女婿|公公|婆婆|丈人|丈母娘)|(?:我|俺)[^,，。\s]{0,6}(?:上班|下班|打工|加班|出差|厂里|单位|嫁|结婚|请假|工地|开车)|(?:他|她)(?:的)?(?:孙|外孙|女婿|儿媳)/

/** 我妈妈昨天出去了没有回来: a mother is not old by being a mother. */
export function isParentOfNoAge(text: string): boolean {
  return (
    PARENT.test(text) && !FRAIL.test(text) && !GROWN_TELLER.test(text) && !extractVulnerable(text).includes('elder')
  )
}

/** Who must be thought of first, without an old age that nobody told. */
export function withoutGuessedAge(kinds: readonly string[], text: string): string[] {
  return isParentOfNoAge(text) ? kinds.filter((kind) => kind !== 'elder') : [...kinds]
}
