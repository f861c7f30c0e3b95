// What was hurt and has been seen to: set in plaster, sewn, cooled down, out of intensive care.

const SET =
  '(?:(?<!要|得|该|等|没钱|没|不|未|去|(?:要|得|该|等|准备|建议|安排)[^,，。\\s]{0,3}(?:开刀|手术|动刀)(?:去|再)?)(?:打|上|用)(?:了|好|过|着|的)*(?:石膏|夹板|钢板|钢钉|钉子)|(?:石膏|夹板|钢板|钢钉|钉子)(?:都|也|已经|早就?)*(?:打|上|拆|取)(?:了|好|过|着|掉)|(?:刚|才|已经)?拆(?:了|过)?石膏|拆(?:过|了)?线了)'
const TOLD_TO_REST =
  '(?:医生|大夫|医院)[^,，。\\s]{0,2}(?:说|讲|让|叫|建议|要)(?:我|他|她)?(?:回家|在家)?(?:静?养|躺|休息|歇|卧床)(?!不)'
/** 肋骨断了两根 在家养 */
const HEALING = '断[^,，。]{0,6}[,，\\s](?:现在|已经|正|一直)?在家养'
const BONE_SEEN_TO = new RegExp(`${SET}|${TOLD_TO_REST}|${HEALING}`)
const BREAK =
  /(?:压缩性|粉碎性)?骨折(?:了)?|摔断(?:过|了)?|断了?[一两三几]?根?(?:腿|手|骨|肋骨|胳膊|脚)|(?:腿|手|脚|胳膊|肋骨|骨头|髋骨|手臂|腰椎|锁骨)(?:摔|砸|压|撞|弄)?断(?:了|过)?/g
const RESTS =
  /在家|回家|家里|养|不(?:用|要|肯)?住院|出院|躺|休息|歇|拆|(?:礼拜|星期|月|天|年)|去年|前年|以前|能(?:动|走)|不疼/
const STILL_BAD = /没钱|没得钱|欠费|疼得|痛得|烂|化脓|发炎|发黑|肿得|又断|歪|不敢去|没去/

/** 用的石膏打了 不住院了 在家躺着: the rest of the words when a break has been set, and whether it only needs rest. */
export function boneSet(text: string): { rest: string; rests: boolean } | null {
  if (!BONE_SEEN_TO.test(text) || STILL_BAD.test(text)) return null
  const rest = text.replace(new RegExp(BONE_SEEN_TO, 'g'), '　').replace(BREAK, '　')
  return { rest, rests: RESTS.test(text) }
}

/** 男的腿摔断了, and later 石膏打了 在家躺着: what was pressing before is seen to. */
export function breakIsSet(before: string, later: string): boolean {
  return before.search(BREAK) >= 0 && boneSet(later)?.rests === true
}

const COOLED =
  /(?:发烧|发热|高烧|低烧|烧)(?:都|已经|也|总算|刚刚?|是|就)*退(?:了|下来|下去|掉|完)?(?!不)|(?:发烧|发热|烧)[^,，。\s]{0,4}(?:礼拜|星期|周|上|昨|前)[^,，。\s]{0,4}的事|退烧了/g
const AGAIN = /又(?:烧|热|发)|反复|没退|不退/
const STOPPED =
  /(?:血)?(?:已经|都|早就?|算)*(?:止住|不流|干)了(?!气)|(?:现在|昨天|今天|已经)?(?:就)?不(?:再)?(?:流血|出血|抽搐?|抽筋|吐血|发烧|烧)了/g
const SEWN = /(?:在|去|到|送)?(?:的)?急诊(?:科|室)?[^,，。\s]{0,3}(?:缝|包扎|处理|拍|清创)(?:了|过|好)[^,，。\s]{0,4}/g
/** 头发烧焦: hair that was singed is no fever. */
const SINGED = /头发(?:都|也)?(?:被|给)?(?:烧|燎|烤)(?:焦|掉|卷|没|了)?/g
/** 烧了1200块: digits that only hold an emergency number. */
const LONGER_NUMBER = /\d*120\d+|\d+120\d*|120(?=块|元|平|斤)/g
/** 打到一半电话进来, 没看明白: of writing and reading. */
const OF_READING =
  /打(?:字)?(?:到|了)?一半(?=电话|就|手机|页面|断|没)|没看(?:明白|懂|清|见|出|完|手机|电话|短信|消息)|烧得最?厉害的(?:那块|地方|是)/g

/** The words without what is over or only sounds like a hurt. */
export function withoutTreated(text: string): string {
  const plain = [SINGED, LONGER_NUMBER, OF_READING, SEWN, STOPPED].reduce(
    (rest, pattern) => rest.replace(pattern, '　'),
    text,
  )
  return AGAIN.test(plain) ? plain : plain.replace(COOLED, '　')
}

/** 心梗走的, 上个月病故了: who has died needs no doctor any more. */
const DIED =
  /[^,，。;；\s]*(?:心梗|脑梗|脑出血|中风|癌|瘤|病|尿毒症|车祸|中毒|摔|昏迷|抢救|急救|重症|ICU)[^,，。;；\s没]{0,8}(?:走的|走了(?=$|[,，。\s])|没的(?=$|[,，。\s])|死的|死了|去世|过世|不在了|病故|没救(?:过来|回来|活)|没抢救过来|(?:才|就)走)[^,，。;；\s]*/gi
/** 抢救三万是借的, 抢救跟办事一共四万: what it cost. */
const RESCUE_PAID =
  /(?:抢救|急救)(?:(?:跟|和|、|加)[^,，。\s]{1,4})?(?:一共|总共|就|也|都|那天)?(?:借|欠|花|用|交)?(?:了|掉)?(?=[\d一二两三四五六七八九十几][十百千万\d])/g
const PAID = /借|花|用了|办事|丧|葬|火化|后事|走的|走了/
/** 手没事, beside 腿断了: one part of the body that is well. */
const PART_WELL =
  /(?:手|脚|头|脸|腿|腰|别的(?:地方)?|其他(?:地方)?|另(?:外)?一(?:条|只)[^,，。\s]{1,2}|上半身|脑子)(?:倒|都|也|还|是)*(?:没(?:什么|啥|得)?(?:事|伤)(?:到)?|好的|好好的|能动)/g

/** The words without those who have died, what a rescue cost, and parts of a body that are well beside one that is not. */
export function withoutOthersHurt(text: string): string {
  const living = text.replace(DIED, '　').replace(RESCUE_PAID, (rescue) => (PAID.test(text) ? '费' : rescue))
  const rest = living.replace(PART_WELL, '　').replace(BUT_BROKEN, '　')
  return HURT_PART.test(rest) ? rest : living
}
/** 人没事 就是腿断了 */
const BUT_BROKEN =
  /人(?:都|倒|是)*没(?:什么|啥|得|有)?(?:大)?事(?=[,，\s]*(?:就是|就|不过|但是?|可是?|只是)[^。]{0,8}(?:断|骨折|骨头裂))/g
const HURT_PART = /断|骨折|不能动|动不了|裂|流血|肿|烧|烫|伤(?!到)/

const SEEN =
  /(?:包扎?|处理|缝|上药|涂药|擦药|敷药|消毒|清创|打过?针|看)(?:过|好|了)|(?:卫生(?:院|室|所)|医院|诊所|急诊|医生|大夫)[^,，。\s]{0,4}(?:包|看|处理|缝|瞧|说|讲)|送(?:到|去)?医院|住院|在医院|120[^,，。]{0,4}(?:拉|送)/
const HARMLESS =
  /(?:不碍事|不要紧(?!吗|吧|么|不)|没(?:什么|啥|得)?大(?:事|碍|问题)|没(?:什么|啥)(?:事|问题|关系)|没事(?:了|的)?(?=$|[,，。\s])|不严重|好多了|不(?:痛|疼)了|小伤|皮外伤|破了?点皮|养(?:养|几天|一阵)就?好)/
const NOT_HARMLESS =
  /(?:疼|痛|肿|烧|喘|昏|吐|流血|出血)(?:得|不|到)?(?:更|越来越|厉害|很|不行|要命|止不住)|叫不(?:应|醒)|没钱|没得钱|欠费|要(?:马上|立刻)|抢救|不行了|有没有|[?？]|是不是/

/** 手去卫生院包过了 不碍事: seen to by somebody, and harmless in the words of who tells it. */
export function isHarmless(before: string, later: string): boolean {
  return HARMLESS.test(later) && !NOT_HARMLESS.test(later) && SEEN.test(`${before}，${later}`)
}

const DRESSED = /(?:包扎?|处理|缝|上药|涂药|擦药|敷药|消毒|清创|拍(?:了)?片|看)(?:过|好|了)/
const OUTER = /手|脚|胳膊|腿|膝盖|皮|泡|青|擦|蹭|扭|崴|口子|烫|破/
const INNER =
  /喘|昏|晕|胸|心|叫不|抽|吐|呼吸|脑|(?<![老里外上下前后码])头(?!发|儿)|肚|中毒|农药|煤气|药瓶|血止不|大出血|断|骨折|不醒|迷糊|透析|高烧|发烧|老毛病|大片|严重/

/** 手去卫生院包过了 不碍事, of a blister on a hand: too little for a body to be in danger, whatever was feared at first. */
export function isMinor(before: string, later: string): boolean {
  return isHarmless('', later) && DRESSED.test(later) && OUTER.test(later) && !INNER.test(`${before}，${later}`)
}

/** Only what is over was told: 烧退了, 急诊缝了七针. */
export function isOver(text: string): boolean {
  return !AGAIN.test(text) && [SEWN, STOPPED, COOLED].some((pattern) => text.search(pattern) >= 0)
}
