/** 不同意: no name and no number is kept; the help itself goes on. While a life is in danger the number stays, and that is said. */
import type { Case } from '../../cases/case.ts'
import { isEnded } from '../../cases/transitions.ts'
import { maskContact } from '../../understanding/mask-contact.ts'
import { addMinutes } from '../../time.ts'
import { listWords } from '../../dialogue/read-back.ts'
import { assessNow, firstMessageOf } from '../facts.ts'
import { syncCase } from '../cases/open-case.ts'
import { levelOf, slotValue } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** How often it is looked whether the danger is over for which a number was kept. */
const LOOK_AGAIN_MINUTES = 60

export function maskTimerId(conversationId: string): string {
  return `mask:${conversationId}`
}

/** Says what becomes of name and number, and does it. */
export function refuseContact(turn: Turn): void {
  const { words, now } = turn.world
  const keeps = isInDanger(turn)
  // The clock takes the words out of what is stored; it runs again after a crash until it is done.
  turn.timer(maskTimerId(turn.conversationId), 'mask', keeps ? addMinutes(now, LOOK_AGAIN_MINUTES) : now)
  if (keeps) {
    turn.say(turn.value('phone') === undefined ? words.consentRefusedUnknown : words.consentRefusedDanger)
    turn.changeCase(
      {},
      { by: 'resident', kind: 'note', text: '居民不同意留姓名电话。人有危险，先留着找人；办结后自动删掉。' },
    )
    return
  }
  forgetContact(turn)
  const list = isUrgent(turn) ? listWords(turn.state, KEPT) : ''
  const said = list
    ? fill(words.consentRefusedUrgent, { list })
    : fill(words.consentRefused, { phones: '110、119、120' })
  // Whoever is asked nothing more hears here what goes out without a name.
  turn.say(`${said}${list ? words.consentNameless : ''}`)
}

/** What goes out without a name: where, what is missing, for how many. */
const KEPT: ReadonlySet<string> = new Set(['place', 'food', 'shelter', 'medical', 'household'])

function isUrgent({ state, world }: Turn): boolean {
  const level = levelOf(state) ?? assessNow(state, world).level
  return level === 'P0' || level === 'P1'
}

function isInDanger(turn: Turn): boolean {
  const isOpen = turn.case !== null && !isEnded(turn.case.status)
  return isOpen && hasOpenCase(turn.state) && levelOf(turn.state) === 'P0'
}

/** From here on the talk and its case know nobody's name or number. */
function forgetContact(turn: Turn): void {
  const known = knownContacts(turn)
  turn.emit({ type: 'contact-forgotten' })
  if (turn.case === null) return
  const { reasons, asked, facts } = turn.case
  const clean = (text: string): string => maskContact(text, known)
  const masked: Partial<Case> = {
    firstMessage: firstMessageOf(turn.state),
    reasons: reasons.map((reason) => (reason.words ? { ...reason, words: clean(reason.words) } : reason)),
    asked: asked.map((one) => ({ ...one, answered: clean(one.answered) })),
    facts: Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? clean(value) : value]),
    ),
    contact: { ...turn.case.contact, name: null, phone: null, how: '就在这里联系' },
  }
  turn.changeCase(masked, { by: 'resident', kind: 'fact', text: '居民不同意留姓名电话，已删' })
  if (hasOpenCase(turn.state)) syncCase(turn, '居民不同意留姓名电话')
}

function knownContacts({ state, case: linked }: Turn): string[] {
  const told = [slotValue(state, 'phone'), slotValue(state, 'name'), linked?.contact.phone, linked?.contact.name]
  return told.filter((one) => typeof one === 'string')
}

/** The clock of a refusal: true when the stored words may lose name and number now; else it is set again. */
export function mayMask(turn: Turn): boolean {
  if (turn.state.consent !== 'refused') return false
  if (isInDanger(turn)) {
    turn.timer(maskTimerId(turn.conversationId), 'mask', addMinutes(turn.world.now, LOOK_AGAIN_MINUTES))
    return false
  }
  if (!turn.state.forgetsContact) forgetContact(turn)
  return true
}
