// Who lives at home, told in the middle of other words: which words tell it, and which only sound so.
import { findHousehold } from './household.ts'
import { withoutBystanders, withoutRaisedElsewhere } from './wording.ts'
import { ANY_KIN } from './words.ts'
import { NUMBER } from '../numerals.ts'
import type { Household } from '../slots-types.ts'

const START = '(?:^|[,，。;；:：!！\\s])'
const END = '(?=[吧啊呀哦呢了的]*(?:$|[,，。;；!！?？\\s]))'
const KIN = `(?:${ANY_KIN})`

const COUNTED = '(?:大人|老人|老的|小的|小孩子?|孩子|伢子?|娃娃?|孙子|孙女)'

/** Words that may tell the home, wherever they stand; the reader of the home decides. */
const SPOKEN_OF =
  /(?:口人|口之家|一家|家里(?:有|就|是|一共)|我(?:跟|和|同|与|带|一个人)|就我|个人吃饭|独居|两口子|老两[口个]|孤身|连我|就(?:剩|只有)?(?:他们|她们|他俩|她俩)|(?:家里|屋里)头?就(?:剩|有)|单亲|一个人(?:单独|自己)?(?:带|养|拉扯|抚养)|(?:母女|母子|父子|父女|祖孙|爷孙|婆孙|奶孙|姐弟|兄弟|弟兄|姐妹|兄妹)(?:俩|[两二三]个))/

/** Words that tell it as plainly as an answer does. */
const PLAIN: readonly RegExp[] = [
  // 家里三口, 俺家4口, 我家现在两个人
  new RegExp(
    `(?:(?:我|俺|咱|他|她)们?家|屋里头?|家里头?|家中|全家|(?:这|那)户)(?:里头?|里面)?(?:现在|眼下|目前|一共|总共|常住|就|只|是|有|共|住)*(?:${NUMBER})(?:口人?|个人?|张嘴)${END}`,
  ),
  // 是四口, 不对 五口
  new RegExp(`${START}(?:是|就|对|哦|啊|应该|一共|总共|共|算|还是|我们)*(?:${NUMBER})(?:口人?|张嘴)${END}`),
  // 弄错了 四个人 还有我丈母娘
  new RegExp(
    `(?:[错漏]了|少(?:说|讲|算|写|报)了?)[^,，。\\s]{0,6}[,，。\\s]+(?:是|应该|有|一共)*(?:${NUMBER})个人?${END}`,
  ),
  // 三个人 我 我对象 还有丫头
  new RegExp(`${START}(?:是|就|一共|总共|共|我们)*(?:${NUMBER})个人?[,，:：\\s]+(?:我|俺)(?=[,，、\\s]|${KIN})`),
  // 跟老娘两个人过, 同我爸妈一起住
  new RegExp(
    `${START}(?:就|现在|平时|如今|我|俺|一直)*(?:跟|和|同|与)(?:着)?(?:我|俺)?(?:们)?(?:家)?${KIN}(?:(?:跟|和|、|还有)?${KIN}){0,3}(?:一起|一块儿?|两个人?|俩|二人|三个人?|几个)*(?:过|住|生活)(?:日子|一起|一块)?(?=$|[,，。;；!！\\s的了呢啊])`,
  ),
  // 夫妻俩带个上小学的儿子
  new RegExp(
    `(?:夫妻|夫妇|两口子?|小两口)(?:俩|两个?人?|二人)?[\\s,，]?(?:带|加|和|跟|养|还有|外加)(?:着|上|了)?[^,，。\\s]{0,8}${KIN}`,
  ),
  // 公公婆婆加我们小两口
  new RegExp(`${KIN}[\\s,，]?(?:加|连|带)(?:上)?(?:我|我们|俺)(?:自己|们)?(?:小?两口|夫妻|俩|两个|一个|一共|总共)`),
  // 公婆跟我们一起吃饭 六个人
  new RegExp(
    `跟(?:我|我们)(?:一起|一块儿?)?(?:吃饭|过|住|吃)[,，\\s]+(?:一共|总共|共)?(?:${NUMBER})(?:个人?|口人?)${END}`,
  ),
  // 两个大人 三个伢子 还有个瘫在床上的奶奶
  new RegExp(
    `(?:${NUMBER})个${COUNTED}[\\s,，、]?(?:再)?(?:加|和|跟|还有|外加)?(?:一)?(?:(?:${NUMBER})个|个)[^,，。\\s是跑]{0,6}(?:${COUNTED}|爷爷|奶奶|外公|外婆|老娘|老爹|婆婆|公公)`,
  ),
  // 现在就娘俩过
  /(?:娘儿?|爷儿?|爹|祖孙|公孙|姐妹|姊妹|姐弟|兄弟|兄妹)俩(?:个)?(?:过|住|生活|在家)/,
  // 爷爷奶奶带我 三个人
  new RegExp(`${KIN}(?:带|领|养)(?:着)?我(?:们俩|过|过日子)?(?=$|[,，。;；\\s])`),
  // 带着孙女过日子
  new RegExp(`带(?:着)?(?:我)?(?:${NUMBER}个?|俩|个)?${KIN}(?:一起)?(?:过|生活)(?:日子)?${END}`),
]

/** A bare count of people is the home's only where it is put right or summed up: 算四个人吧, 一共五个人. */
const BARE_COUNT = new RegExp(`${START}(?:应该|还|就)*(?:是|算|一共|总共|写)+(?:${NUMBER})个人?${END}`)
const OTHER_HEADS =
  /打(?!工|水|字)|围|抢|骗|撞|死|伤|工友|同事|合租|宿舍|老乡|同学|老板|警察|民警|干部|来了|敲门|堵|抬|病房/

/** 我跟我哥早分家了, 这是我跟孩子爸共用的副卡: beside somebody, and no home with him. */
const NO_HOME = new RegExp(
  `(?:我|俺)(?:跟|和|同|与)(?:我|俺)?(?:家)?(?:${KIN}|他|她)(?:们)?(?:早就?|已经|都|又|是|也|总|老|天天)*(?:一人一半)?(?:共用|合用|用一个|住(?:在)?(?:对门|对过|隔壁|楼上楼下|前后)|分家|分开|分居|离婚|离了|不来往|不住一(?:起|块)|断绝|吵|打架|商量|讲(?:好|过|了)|说(?:好|过|了)|联系|见面|视频|打电话|通电话|借|要钱|一个(?:车间|厂|单位|村|班|公司)|(?:老)?邻居|同事|同学|工友)`,
  'g',
)
/** 老的小的去我妹子家挤挤 我跟老头没处去: where somebody sleeps tonight, and no count of the home. */
const TONIGHT_ONLY = new RegExp(
  `(?:去|到|在|回|上|住|住在|睡|躲)(?:了)?(?:我|他|她|俺)?(?:们)?(?:的)?${KIN}(?:家(?!里)|那边|那里|那儿|那块)[^,，。;；\\s]{0,4}|(?:我|俺)(?:跟|和|同|与)(?:我|俺)?(?:家)?${KIN}(?:还|就|都)*(?:没(?:有|得)?(?:地方|处)(?:去|住|睡)?|睡(?:哪|车|桥)|(?:去|到)哪)[^,，。;；\\s]*`,
  'g',
)
/** 我一个人的社保: whose it is. */
const OWN_THING = /我一个人的(?!家|生活|日子|$|[,，。\s])/g
/** 隔壁老张家三个: the heads of another home. */
const NEXT_HOME = new RegExp(
  `(?:隔壁|邻居|对门|对过|楼[上下]|老乡|同乡|人家|(?:另外|再加|还有)一?[户家])[^,，。;；]{0,8}?(?:家|户|里)?(?:也|都|是|有)*(?:${NUMBER})(?:口人?|个人?)(?![^,，。\\s]{0,3}(?:打|骂|抢))[^,，。;；!！\\s]*`,
  'g',
)
/** Only beside the own home the next one is another. */
const OWN_HOME = /我家|我们家|俺家|家里|这户|我(?:们)?这边/
/** 一个娃给多少 他家三个 */
const ASKING = /[^,，。;；!！?？\s]*(?:多少|几个钱|怎么|能不能|有没有|算不算)[^,，。;；!！?？\s]*/g
/** 另外我表姐也…: told of besides, at another home. */
const BESIDES = new RegExp(`(?:另外|还有)(?:一个)?(?:我|俺)(?:家)?的?${KIN}[^,，。;；\\s]*也[^,，。;；]*`, 'g')

/** The home as far as a message tells it that answers no question; null when it only speaks of people. */
export function findToldHousehold(told: string): Household | null {
  const text = withoutRaisedElsewhere(told).replace(
    /(?<=一共|总共|就|是|有|我们|家里|^|[,，。\s])仨(?:个)?人/g,
    '三个人',
  )
  const others = OWN_HOME.test(text)
    ? [NO_HOME, TONIGHT_ONLY, OWN_THING, BESIDES, NEXT_HOME]
    : [NO_HOME, TONIGHT_ONLY, OWN_THING, BESIDES]
  const said = others.reduce((rest, pattern) => rest.replace(pattern, '　'), withoutBystanders(text))
  const plain = PLAIN.some((pattern) => pattern.test(said)) || (BARE_COUNT.test(said) && !OTHER_HEADS.test(said))
  if (plain) return findHousehold(said.replace(ASKING, '　'))
  return SPOKEN_OF.test(said) ? findHousehold(said, false) : null
}
