/** Where it happened when a name is not enough: several towns with one village, or nothing but a landmark. */
import type { Accepted } from '../../dialogue/answer-kinds.ts'
import type { Step } from '../../dialogue/schema.ts'
import type { Choice } from '../../reply.ts'
import { findPlaces } from '../../understanding/place/place.ts'
import { joinedDetail, spotIn } from '../../understanding/place/detail.ts'
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

const LANDMARK =
  /[路街巷桥站厂校院店场村庄圩镇区楼库港江河塘山坝口岸渡闸]|弄(?![死来到得不点了好丢坏])|旁边|附近|对面|门口|后面|前面|烟囱|公里|国道/

/** 头上破了个口子: a mouth, a cut or a need is no landmark, whatever characters it has. */
const TELLS_BODY =
  /口子|血|疼|痛|伤|破|吐|昏|晕|饿|没得吃|没饭|没有?吃|住院|出院|病人|不方便|我是|情况|反映|不理|不应|口人|人口|打我|骂|掐|勒|弄死|杀|砍|揍|踹/

/** A landmark is said in few words; a story is none. */
const LONGEST = 24

/** Everybody on duty knows where it is, though no list of towns has it. */
export function isPublicPlace(text: string): boolean {
  return /(?:火车站|高铁站|汽车站|客运站|服务区|派出所|救助站|[市县区一二三四]院|人民医院|中医院|广场|汽渡|大桥)/.test(
    text,
  )
}

/** 讲我敢走就弄死我, 村里人嘴碎得很: somebody speaks, acts or fears; no spot, though it has such a character. */
const TELLS_STORY =
  /[说讲问骂敢怕想嘴死掐撵赶欠借你您都哪]|这样|[里上头]人|人家|[我他她你](?!家|们[村庄])[^在住]{0,3}(?:就|不|没|要|是|会|能)|怎么|什么|[路街]费/
const LONGEST_SPOT = 16

/** Only the words that look like a spot: an answer tells other things besides. */
function spotsOf(text: string): string {
  const clauses = text.split(/[,，、。;；!！\s]+/).filter((clause) => clause !== '')
  const plain = clauses.flatMap((clause) => spotIn(clause) ?? [])
  if (plain.length > 0) return plain.join('')
  return clauses
    .filter((clause) => clause.length <= LONGEST_SPOT && LANDMARK.test(clause) && !TELLS_STORY.test(clause))
    .join('，')
}

/** Asked twice and still no name: the landmark itself is the place, so that nobody is stuck (dialogues T09). */
export function landmark(step: Step, heard: Heard): Accepted | null {
  if (
    step.answer !== 'place' ||
    heard.question ||
    heard.text.length > LONGEST ||
    !LANDMARK.test(heard.text) ||
    TELLS_BODY.test(heard.text)
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
  const values = slot === 'place' ? { place } : { place, [slot]: null }
  return { kind: 'filled', values, said: heard.text, choice: null }
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
