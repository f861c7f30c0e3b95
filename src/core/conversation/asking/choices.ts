/** What a pressed key means: its id and the words on it, whether a channel sends the one or the other. */
import type { Choice } from '../../reply.ts'
import { normalise } from '../../understanding/normalise.ts'
import { routeOf } from '../../understanding/route/route.ts'
import { COMMAND_LABELS } from '../asides/commands.ts'
import { MENU } from '../asides/small-talk.ts'
import type { StoredEvent } from '../events.ts'
import type { ResidentInput } from '../hear.ts'
import { toMessages } from '../messages.ts'
import type { Rules } from '../world.ts'

export type Resolved =
  | { kind: 'input'; input: ResidentInput }
  /** An id that was never shown here and means nothing; `open` is what may be chosen instead. */
  | { kind: 'unknown-choice'; open: Choice[] }

/** Ids are written in these; whatever else stands in `choice` is words. */
const ID = /^[\w:.#/-]+$|^(?:cmd|start|ask|place|edit):/

/**
 * The message with its pressed key made out: the id for the rules, the label as the words that everybody reads later.
 * Words that were never on a key are typed words. A key of an older question still counts: phones are slow.
 */
export function resolveChoice(input: ResidentInput, events: readonly StoredEvent[], rules: Rules): Resolved {
  const { choice, ...typed } = input
  if (choice === undefined) return { kind: 'input', input }
  const found = shown(choice, events) ?? known(choice, rules)
  // Whoever writes of danger beside a key is heard before the key.
  if (typed.text !== '' && typed.text !== found?.label && tellsDanger(typed.text, rules)) {
    return { kind: 'input', input: typed }
  }
  if (found !== null) return { kind: 'input', input: { ...typed, choice: found.id, text: typed.text || found.label } }
  if (!ID.test(choice)) return { kind: 'input', input: { ...typed, text: typed.text || choice } }
  return { kind: 'unknown-choice', open: openChoices(events) }
}

/** The keys under the bot's last words, else the three doors. */
export function openChoices(events: readonly StoredEvent[]): Choice[] {
  const messages = toMessages('', events)
  const spoken = messages.findLastIndex(({ from }) => from === 'resident')
  const last = messages.slice(spoken + 1).flatMap(({ choices }) => choices ?? [])
  return last.length > 0 ? last : MENU
}

/** By id or by label, the newest first; ids go before labels. */
function shown(choice: string, events: readonly StoredEvent[]): Choice | null {
  const all = toMessages('', events)
    .flatMap(({ choices }) => choices ?? [])
    .toReversed()
  const label = choice.trim()
  return all.find(({ id }) => id === choice) ?? [...all, ...MENU].find((each) => each.label === label) ?? null
}

/** Ids that mean the same in every talk: commands, doors, handbook topics, places of the gazetteer. */
function known(id: string, { dialogues, gazetteer }: Rules): Choice | null {
  const menu = MENU.find((each) => each.id === id)
  if (menu) return menu
  const [kind = '', ...rest] = id.split(':')
  const name = rest.join(':')
  if (kind === 'cmd') return labelled(id, COMMAND_LABELS.get(name))
  if (kind === 'start') return labelled(id, dialogues.find((dialogue) => dialogue.id === name)?.title)
  if (kind === 'ask') return labelled(id, name)
  if (kind !== 'place') return null
  const [county, town, village = ''] = name.split('/')
  const place = gazetteer.towns.find((each) => each.county === county && each.name === town)
  const isPlace = place !== undefined && (village === '' || place.villages.some((each) => each.name === village))
  return isPlace ? { id, label: [county, town, village].join('') } : null
}

function labelled(id: string, label: string | undefined): Choice | null {
  return label ? { id, label } : null
}

/** Whether words tell of danger: then nothing else about the message counts. */
export function tellsDanger(text: string, rules: Rules): boolean {
  return routeOf(normalise(text), rules).safety.length > 0
}
