/** Where it happened when a name is not enough: several towns with one village, or nothing but a landmark. */
import type { Accepted } from '../../dialogue/answer-kinds.ts'
import type { Step } from '../../dialogue/schema.ts'
import type { Choice } from '../../reply.ts'
import { findPlaces } from '../../understanding/place/place.ts'
import { joinedDetail, spotAnswered } from '../../understanding/place/detail.ts'
import type { Place } from '../../understanding/slots.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

/** Places offered by name carry themselves in the choice id: `place:丹阳市/珥陵镇/丈山村`. */
export function placeChoice(step: Step, heard: Heard): Step {
  const id = heard.input.choice
  if (step.answer !== 'place' || !id?.startsWith('place:')) return step
  const [county = '', town = '', village = ''] = id.slice('place:'.length).split('/')
  const value: Place = { county: county || null, town: town || null, village: village || null }
  const set = step.slots[0] === 'place' ? { place: value } : { place: value, town: town || null }
  const label = [county, town, village].join('')
  return { ...step, choices: [...step.choices, { id, label, set, words: [], unasked: [], tells: [], wins: false }] }
}

/** 头上破了个口子: a mouth, a cut or a need is no landmark, whatever characters it has. */
const TELLS_BODY =
  /口子|血|疼|痛|伤|破|吐|昏|晕|饿|没得吃|没饭|没有?吃|住院|出院|病人|不方便|我是|情况|反映|不理|不应|口人|人口|打我|骂|掐|勒|弄死|杀|砍|揍|踹/

/** A landmark is said in few words; a story is none. */
const LONGEST = 24

/** Everybody on duty knows where it is, though no list of towns has it. */
function isPublicPlace(text: string): boolean {
  return /火车站|高铁站|[一-龥][东西南北]站|汽车站|客运站|公交站|地铁站|服务区|收费站|派出所|救助站|[市县区一二三四]院|医院|广场|公园|商场|商城|商厦|购物中心|大润发|万达|苏果|超市|汽渡|码头|大桥|体育[馆场]|图书馆|大学|学院|(?:电信|邮政|税务|公安|民政|供电|人社)局/.test(
    text,
  )
}

/** Only the words that look like a spot: an answer tells other things besides. */
function spotsOf(text: string): string {
  const clauses = text.split(/[,，、。;；!！\s]+/).filter((clause) => clause !== '')
  return clauses.flatMap((clause) => spotAnswered(clause) ?? []).join('，')
}

/** A public place is the answer at once, any landmark at the second try, so that nobody is stuck (dialogues T09). */
export function landmark(turn: Turn, step: Step, heard: Heard): Accepted | null {
  const again = (turn.state.asked[step.id] ?? 0) > 1
  if (
    step.answer !== 'place' ||
    heard.question ||
    heard.text.length > LONGEST ||
    TELLS_BODY.test(heard.text) ||
    !(again || isPublicPlace(heard.text))
  )
    return null
  const spot = spotsOf(heard.text)
  if (spot === '') return null
  const known = heard.context.place
  const place: Place = {
    county: known?.county ?? null,
    town: known?.town ?? null,
    village: known?.village ?? null,
    detail: joinedDetail(known?.detail, spot) ?? spot,
  }
  const [slot = 'place'] = step.slots
  // Whoever was asked twice for the town and has none is not asked for it under another heading.
  const values =
    slot !== 'place' ? { place, [slot]: null } : again && asksTown(turn) ? { place, town: null } : { place }
  return { kind: 'filled', values, said: heard.text, choice: null }
}

function asksTown(turn: Turn): boolean {
  return turn.dialogue()?.steps.some(({ answer, slots }) => answer === 'place' && slots[0] === 'town') ?? false
}

/** The town was put twice, under whatever heading, or a third time where no place is known at all: the talk goes on without. */
export function isTownAskedEnough(turn: Turn, step: Step): boolean {
  if (step.answer !== 'place') return false
  const steps = turn.dialogue()?.steps.filter(({ answer }) => answer === 'place') ?? []
  const put = steps.reduce((sum, { id }) => sum + (turn.state.asked[id] ?? 0), 0)
  return put >= (turn.value('place') === undefined ? 3 : 2)
}

/** A village that several towns have: they are offered by name, instead of asking an old person to spell. */
export function townChoices(turn: Turn, step: Step): Choice[] {
  const place = turn.value('place') as Place | undefined
  if (step.answer !== 'place' || step.slots[0] !== 'town' || !place?.village || place.town !== null) return []
  const found = findPlaces(place.village, turn.world.rules.gazetteer).filter(({ town }) => town !== null)
  if (found.length < 2) return []
  return found.slice(0, 5).map(({ county, town, village }) => ({
    id: `place:${county ?? ''}/${town ?? ''}/${village ?? ''}`,
    label: `${county ?? ''}${town ?? ''}`,
  }))
}
