/** Writes down why this turn replied as it did, while all that it looked at is still at hand. */
import { maskContact } from '../../understanding/mask-contact.ts'
import type { RouteName } from '../../understanding/route/schema.ts'
import { maskExplanation, type Explanation } from './explanation.ts'
import { assessNow } from '../facts.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

/** Puts the explanation beside the message that this turn answers; a turn in which the bot stayed silent needs none. */
export function explain(turn: Turn, heard: Heard): void {
  const [first] = turn.events
  const spoke = turn.events.some(({ type }) => type === 'reply-sent' || type === 'notice-posted')
  if (first?.type !== 'message-received' || !spoke) return
  const how = explanationOf(turn, heard)
  turn.events[0] = { ...first, how: turn.state.forgetsContact ? maskExplanation(how, maskContact) : how }
}

function explanationOf(turn: Turn, heard: Heard): Explanation {
  const { answer, sense, inForce } = turn.world
  const asked = turn.events.some(({ type }) => type === 'question-answered')
  const assessed = isNeed(turn) ? assessNow(turn.state, turn.world) : null
  return {
    words: heard.text,
    choice: heard.input.choice ?? null,
    route: heard.route,
    why: heard.why,
    sounds: sense === null ? [] : likeliest(sense.routes),
    handbook: (asked ? answer?.trace : null) ?? null,
    level: assessed?.level ?? null,
    reasons: (assessed?.reasons ?? []).map(({ rule, level, text, source }) => ({ rule, level, text, source })),
    inForce,
  }
}

/** A level means something where a need is told; a question about rules has none. */
function isNeed({ state, case: linked }: Turn): boolean {
  return linked !== null || state.dangers.length > 0 || state.dialogue !== null
}

const SOUNDS = 3

function likeliest(routes: Readonly<Record<RouteName, number>>): Explanation['sounds'] {
  return (Object.entries(routes) as [RouteName, number][])
    .map(([route, score]) => ({ route, score: Math.round(score * 100) / 100 }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, SOUNDS)
}
