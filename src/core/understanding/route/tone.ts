/**
 * How a message that only sounds like danger is told. The learnt model hears first messages; in the middle of a talk 灶上炖着汤 我去关个
 * 火 or 去年放了支架 现在好得很 sound grave to it. So what tells that all is well, or an errand, must sound graver to be a doubt.
 * The mere want of a grave word says nothing: 又打了, 数到一百我就松手 have none.
 */
import type { RouteRules } from './schema.ts'
import { anyOf } from '../safety/pattern.ts'

export interface ToneWords {
  calm: RegExp
  /** What takes the calm back: it goes on, or is said to be nothing. */
  going: RegExp
}

export function compileTone({ sense, groups }: Pick<RouteRules, 'sense' | 'groups'>): ToneWords {
  return { calm: anyOf(sense.calm, groups), going: anyOf(sense.going, groups) }
}

/** Whether a message tells that all is well, or of an errand or a plain answer, and of nothing that goes on. */
export function isToldCalmly(folded: string, { calm, going }: ToneWords): boolean {
  return calm.test(folded) && !going.test(folded)
}
