/** Somebody listens, or is looking for the resident: nothing that shows what it is about, no question, and no word until the resident writes. */
import type { DangerRules } from '../../dialogue/schema.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { phonesOfDanger } from './danger-turn.ts'
import { matterWords } from '../facts.ts'
import type { Heard } from '../hear.ts'
import { syncCase } from '../cases/open-case.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { slotValue, type ConversationState } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Marks the silence; a message of the resident ends it, as it ends every nudge. */
export const HUSHED = 'hush'

/** 先别问了: promised that nothing is asked, and no clock asks either until the resident writes. */
export const LEFT_ALONE = 'left-alone'

/** He came back: whoever writes now may be him. */
export function isWatched(state: ConversationState): boolean {
  return slotValue(state, 'watched') === true
}

/** True while the bot may not be the one who speaks: he is beside, or he came in. */
export function isHushed(state: ConversationState): boolean {
  return state.nudges.includes(HUSHED) || isWatched(state) || (state.quiet && WATCHED.has(slotValue(state, 'canTalk')))
}

const WATCHED: ReadonlySet<unknown> = new Set(['near', 'later'])

/** 他进来了; 他在屋里找我. False: the words are neither, or tell of worse. */
export function hush(turn: Turn, heard: Heard): boolean {
  const { text, input } = heard
  if (turn.state.floor === 'human' || input.choice !== undefined || text === '') return false
  const words = foldClauses(text, [])
  const kind = turn.state.dangers.find(({ kind: noted, current }) => current !== false && rulesOf(turn, noted))?.kind
  const rules = kind === undefined ? null : rulesOf(turn, kind)
  const compiled = kind === undefined ? undefined : turn.world.rules.worse.get(kind)
  if (!rules || compiled === undefined || WORSE.test(words)) return false
  const hides = rules.hide !== undefined && compiled.hide.test(words)
  if (!hides && !(turn.state.quiet && compiled.hush.test(words))) return false
  tellDesk(turn, heard)
  if (!hides && ARRIVES.test(words) && turn.value('watched') === undefined)
    fillSlot(turn, 'watched', true, '', 'extracted')
  const phones = hides && kind !== undefined ? phonesOfDanger(turn, kind, 2) : []
  turn.reply({
    kind: 'text',
    tone: turn.state.quiet ? 'quiet' : 'danger',
    text: hides ? (rules.hide?.say ?? '') : turn.world.words.hushed,
    ...(phones.length > 0 ? { phones } : {}),
  })
  turn.emit({ type: 'nudged', kind: HUSHED })
  return true
}

/** 来了: he is in the room; the screen stays neutral until she says that he is gone. */
const ARRIVES = /来了$/

/** Blows and weapons need the phones, whoever may read them. */
const WORSE = /刀|斧|棍子?打|打我|砸|踹|掐|勒|血|救|杀|砍|快来/

function rulesOf(turn: Turn, kind: string): DangerRules['again'][string] | null {
  const rules = turn.world.rules.danger.again[kind]
  return rules !== undefined && (rules.hush.length > 0 || rules.hide !== undefined) ? rules : null
}

function tellDesk(turn: Turn, heard: Heard): void {
  keepWords(turn, heard)
  if (!hasOpenCase(turn.state)) return
  syncCase(turn, '居民补充')
  const text = ['特急', turn.case?.town, matterWords(turn.state), '对方在旁边'].filter(Boolean).join(' · ')
  turn.alert({ kind: 'danger', level: 'P0', text })
}
