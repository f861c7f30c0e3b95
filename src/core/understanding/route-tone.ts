/**
 * How a message that only sounds like danger is told. The learnt model hears first messages; in the middle of a talk 灶上炖着汤 我去关个
 * 火 or 去年放了支架 现在好得很 sound grave to it. So what tells no trouble, or tells that all is well, must sound graver to be a doubt.
 */
import { anyOf } from './safety-pattern.ts'
import type { RouteRules } from './route-schema.ts'

export interface ToneWords {
  signs: RegExp
  calm: RegExp
  going: RegExp
}

export function compileTone({ sense, groups }: Pick<RouteRules, 'sense' | 'groups'>): ToneWords {
  return { signs: anyOf(sense.signs, groups), calm: anyOf(sense.calm, groups), going: anyOf(sense.going, groups) }
}

/** What `life` must come to at least. `troubled`: the rule of last doubt has found words of trouble already. */
export function barOfTone(
  folded: string,
  troubled: boolean,
  { signs, calm, going }: ToneWords,
  bars: Pick<RouteRules['sense'], 'bare' | 'calmly'>,
): number {
  if (calm.test(folded) && !going.test(folded)) return bars.calmly
  return troubled || signs.test(folded) ? 0 : bars.bare
}
