/** A child that writes is spoken to as one: welcomed without a menu, called by the name it gives, and never asked for more of it. */
import { foldClauses } from '../../understanding/safety/text.ts'
import { goOn, startDialogue } from '../asking/advance.ts'
import { askStep, openStepOf, readBackLead } from '../asking/ask.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { syncCase } from '../cases/open-case.ts'
import { dangerStepById } from './danger-turn.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** 我是小学生 可以跟你说话吗, and nothing told yet: no menu, no policies, only that it may speak. */
function welcomesChild(turn: Turn, heard: Heard): boolean {
  const { dangers, asks, extracted, text, input } = heard
  if (input.choice !== undefined || turn.value('childWrites') !== true) return false
  if (turn.state.dialogue !== null || turn.state.openStep !== null || hasOpenCase(turn.state)) return false
  if (dangers.length + asks.length > 0 || extracted['incident'] !== undefined || text.length > GREETING) return false
  if (!ASKS_TO_TALK.test(text)) return false
  turn.say(turn.world.words.childWelcome)
  return true
}

const GREETING = 40
const ASKS_TO_TALK =
  /(?:可以|能|好不好|可不可以|能不能|想|要)[^，,。 ]{0,3}(?:跟|和|找|同|问)?(?:你|你们|人)?(?:说|讲|聊|问|帮)|有(?:没有)?人(?:吗|在)|在(?:吗|不在)|你好|帮帮我|怎么办|求助|跟谁(?:说|讲)/

/** 我叫小雨 不说姓什么可以吗: 可以. True when it was that. */
function keepsChildName(turn: Turn, heard: Heard): boolean {
  const { text, input } = heard
  if (input.choice !== undefined || turn.value('childWrites') !== true) return false
  const [, given] = NAMED.exec(text) ?? []
  const asks = KEEPS_BACK.test(text)
  if (given === undefined && !asks) return false
  if (given !== undefined && turn.value('name') !== given) fillSlot(turn, 'name', given, text, 'extracted')
  // Told beside something else it is kept, and the rest is answered.
  if (given !== undefined && !asks && foldClauses(text, []).length > given.length + 4) return false
  const name = (turn.value('name') as string | undefined) ?? null
  const { words } = turn.world
  turn.say(name === null ? words.childNameless : fill(words.childNamed, { name }))
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  const open = openStepOf(turn)
  if (open !== null && dangerStepById(turn, open.id) !== null) askStep(turn, open)
  else if (turn.state.dialogue !== null) goOn(turn, '', false)
  return true
}

const NAMED =
  /我(?:的(?:小)?名(?:字)?)?(?:叫|名叫|是叫)([\p{Script=Han}]{2,4}?)(?=$|[,，。 ！!]|可以|行|不说|不想|今年|上)/u
const KEEPS_BACK =
  /(?:不说|不讲|不告诉你?|不想说|不写)(?:我)?(?:姓|名字?|叫)[^，,。]{0,4}(?:可以|行|好|能|要紧|没关系)?|(?:可以|能)不(?:说|讲|写)(?:我)?(?:姓|名字?)/

/** 隔壁张奶奶来敲门了 我认识她 开门了: a grown-up is near. True when that was told and nothing worse beside it. */
export function hasGrownUp(turn: Turn, heard: Heard): boolean {
  const { text, input, dangers } = heard
  const words = foldClauses(text, [])
  if (input.choice !== undefined || turn.value('childWrites') !== true || dangers.length > 0) return false
  if (!GROWN_UP.test(words) || !KNOWN.test(words) || STRANGE.test(words)) return false
  fillSlot(turn, 'trusted', 'yes', text, 'extracted')
  keepWords(turn, heard)
  if (hasOpenCase(turn.state)) syncCase(turn, `居民补充：${input.text.slice(0, 200)}`)
  turn.say(turn.world.words.childGrownUp)
  const open = openStepOf(turn)
  if (turn.state.dialogue !== null && (open === null || dangerStepById(turn, open.id) === null)) goOn(turn, '', false)
  return true
}

/** 张奶奶电话138…, after all was sent: whom to ring goes with the case, and is read back. */
function keepsGrownUpPhone(turn: Turn, heard: Heard): boolean {
  if (heard.extracted['phone'] === undefined || turn.value('childWrites') !== true) return false
  if (turn.state.dialogue !== null || turn.state.openStep !== null || !hasOpenCase(turn.state)) return false
  keepWords(turn, heard)
  syncCase(turn, `居民补充：${heard.input.text.slice(0, 200)}`)
  turn.say(readBackLead(turn, ['phone']))
  return true
}

const GROWN_UP =
  /(?:(?:隔壁|邻居|对门|楼上|楼下|门卫|保安|小店|村里|老师|[\p{Script=Han}])(?:的|家)?[\p{Script=Han}]?(?:奶奶|爷爷|阿姨|叔叔|伯伯|大妈|大爷|婆婆|老师|婶婶|外婆|外公|姑姑|舅舅)|(?:^|，)老师)[^，没不]{0,4}(?:来|到|敲门|在|陪|接|进来|抱|带|给|上来|过来)/u
const KNOWN =
  /认识|开门了|进来了|陪(?:着)?我|带(?:着)?我|抱(?:着)?|接(?:我|到)|给我|在(?:旁边|这里|我家|家里)|来了|来敲门了/
const STRANGE = /不认识|陌生|打我|打弟弟|摸|不敢开|没开门|不开|怕(?:他|她)|走了|又走|是坏人|吗(?:，|$)/

/** What a child says of itself and of who is with it, answered at once. */
export function answersChild(turn: Turn, heard: Heard): boolean {
  if (turn.state.floor !== 'bot') return false
  return welcomesChild(turn, heard) || keepsChildName(turn, heard) || keepsGrownUpPhone(turn, heard)
}

/** The questions for a grown-up at home, or for whoever looks for a mother who is gone, are not for a child; what was told is kept. */
export function speakToChild(turn: Turn): void {
  const child = turn.dialogue('child')
  const open = turn.dialogue()
  if (
    child === null ||
    open === null ||
    open.id === 'child' ||
    !NOT_FOR_CHILDREN.some((kind) => open.opens.dangers.includes(kind))
  )
    return
  startDialogue(turn, child, null)
}

const NOT_FOR_CHILDREN = ['violence_home', 'missing']
