/** What somebody does not want: to leave a number, to be rung, to have words kept. Said in a sentence, and never asked for again. */
import { answersOpenStep } from '../asking/accept-step.ts'
import { goOn } from '../asking/advance.ts'
import { askStep, openStepOf } from '../asking/ask.ts'
import { REFUSES } from './command-words.ts'
import { refuseContact } from '../asking/consent-turn.ts'
import { dangerStepById } from '../danger/danger-turn.ts'
import type { Heard } from '../hear.ts'
import { assessNow } from '../facts.ts'
import { levelOf } from '../state.ts'
import { refusesRecord } from './consent-words.ts'
import { asksNoCalls, refusesCalls, refusesPhone, takesCalls } from './refusal-words.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Notes what is refused. Returns the sentence that acknowledges it; nothing where the open question does so itself. */
export function noteRefusals(turn: Turn, heard: Heard): string {
  const { text, input, extracted } = heard
  const number = extracted['phone'] ?? extracted['landline'] ?? turn.value('phone')
  if (input.choice !== undefined || text === '' || turn.state.quiet || answersOpenStep(turn, heard)) return ''
  const calls = refusesCalls(text) || (heard.acts.includes('no_calls') && !OTHERS_PHONE.test(text) && !takesCalls(text))
  if (!calls && !refusesPhone(text) && !heard.acts.includes('no_phone')) return ''
  const isNew = calls && turn.value('contactHow') === undefined
  if (isNew)
    fillSlot(turn, 'contactHow', TEXTS_ONLY.test(text) ? '只发短信，不打电话' : '只在这里发文字', text, 'extracted')
  if (number !== undefined || turn.state.slots['phone'] !== undefined) return isNew ? turn.world.words.wishNoCalls : ''
  turn.emit({ type: 'slot-skipped', slot: 'phone', how: 'declined', beside: true })
  return turn.world.words[calls ? 'callsRefused' : 'phoneRefused']
}

/** 别打他手机 摔坏了: one's own may ring. */
const OTHERS_PHONE = /(?:别|不要|莫|不能)打(?!我)[^，,。 ]{1,5}(?:手机|电话|的)/

/** 发短信就行: the number is for messages. */
const TEXTS_ONLY = /(?:发|收|回|看)[^，,。 ]{0,2}(?:短信|信息)/

/** Nothing else was told beside it. */
export function onlyRefuses({ extracted, question, text }: Heard): boolean {
  return (!question || asksNoCalls(text)) && Object.keys(extracted).every((slot) => slot === 'relation')
}

/** The sentence, and the question that is open. */
export function acknowledge(turn: Turn, sentence: string): void {
  const open = openStepOf(turn)
  if (open !== null && dangerStepById(turn, open.id) !== null) askStep(turn, open, sentence)
  // 能不能不打电话 就在这里说, as the first words: answered, and what it is about may be told.
  else if (turn.state.dialogue === null && !hasOpenCase(turn.state))
    turn.say(`${sentence}${turn.world.words.openingHelp.replace(/^我在。/, '')}`)
  else goOn(turn, sentence, true)
}

const KEEPS_NOTHING =
  /不(?:同意|愿意?|想|准|许|要|让|答应)[^，,。 ]{0,4}(?:你们|你|把)?[^，,。 ]{0,4}(?:存|记|留|登记|录|收集)(?:着|下来?)?[^，,。 ]{0,2}我(?:的|家|说的)?[^，,。 ]{0,3}(?:东西|信息|资料|话|事|情况)|(?:别|不要)(?:存|记|录|保存)(?:着|下)?我(?:的|说的)?[^，,。 ]{0,2}(?:东西|信息|资料|话)/

/** 我不同意 名字什么的一样都别记: refused, and the things named before the verb. */
const NAMES_BEFORE =
  /(?:名字|姓名|电话|号码|信息|资料|身份|地址|住址)(?:什么的|啊|呀|这些|那些|之类的?)?[^，,。 ]{0,6}(?:别|不要|不许|不准|不能|甭|莫)(?:给我|再|往)?(?:记|存|留|登记|录|写|保存)/
const REFUSES_CONSENT = /(?:^|[，,。 ])(?:那|可|反正)?(?:我)?不(?:同意|答应|愿意)(?:[，,。 ]|$)/

/** 记名字电话这个我不同意: the thing first, the refusal behind it. */
const REFUSES_THAT =
  /(?:名字|姓名|电话|号码|信息|资料|地址|登记|记录|留)[^，,。 ]{0,8}我?(?:可|也|是|都)?不(?:同意|答应|愿意)(?:$|[，,。 ])/

/** Whether the words refuse that anything is kept, whatever else they say. */
function refusesKeeping(text: string): boolean {
  if (KEEPS_NOTHING.test(text) || REFUSES_THAT.test(text)) return true
  return REFUSES_CONSENT.test(text) && (NAMES_BEFORE.test(text) || refusesPhone(text) || refusesRecord(text))
}

/** 叫人送点吃的来就行: what is wanted all the same. */
const WISHES = /(?:叫|让|派|请|送|给|弄|带|拿)[^，,。 ]{0,8}(?:人|吃|饭|水|被|药|来)|就行|就好/

/**
 * 我也不同意你们存我的东西，叫人送点吃的来就行: name and number are not kept, nothing is asked about it again, and what is urgent
 * goes out as it stands. False: the words refuse nothing, or the open question hears them.
 */
export function refuseKeeping(turn: Turn, heard: Heard): boolean {
  if (
    heard.input.choice !== undefined ||
    !(
      refusesKeeping(heard.text) ||
      (heard.acts[0] === 'no_record' && !heard.acts.includes('who_reads') && !heard.question)
    )
  )
    return false
  // Bare refusals are a command of the talk.
  if (REFUSES.test(heard.text) && KEEPS_NOTHING.test(heard.text) && !WISHES.test(heard.text)) return false
  if (turn.state.openStep === 'consent' || turn.state.consent === 'refused') return false
  // 送点吃的来就行 asks for food; that there is some was not said.
  const { food, shelter, ...told } = heard.extracted
  const needs = { ...(food === false ? { food } : {}), ...(shelter === false ? { shelter } : {}) }
  keepWords(turn, { ...heard, extracted: { ...told, ...needs }, correction: false })
  turn.emit({ type: 'consent-recorded', decision: 'refused', text: turn.world.words.consentAfter })
  fillSlot(turn, 'consent', false, heard.text, 'extracted')
  refuseContact(turn)
  const dialogue = turn.dialogue()
  if (dialogue === null) return true
  if (isUrgent(turn) && (dialogue.ends === 'case' || dialogue.ends === 'alarm'))
    fillSlot(turn, 'review', 'send', heard.text, 'extracted')
  goOn(turn, '', true)
  return true
}

function isUrgent({ state, world }: Turn): boolean {
  const level = levelOf(state) ?? assessNow(state, world).level
  return level === 'P0' || level === 'P1'
}
