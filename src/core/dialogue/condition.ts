/** Evaluates conditions of the data language; open questions make `is`, `in`, `over`, `has` false, never true. */
import type { Condition } from './schema.ts'

/** What conditions look at: slot values and derived facts; a slot that was skipped has no value but is known. */
export interface View {
  value(name: string): unknown
  known(name: string): boolean
}

export function holds(condition: Condition, view: View): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, view))
  if ('any' in condition) return condition.any.some((part) => holds(part, view))
  if ('not' in condition) return !holds(condition.not, view)
  if ('is' in condition) return view.value(condition.is[0]) === condition.is[1]
  if ('in' in condition) return condition.in[1].includes(view.value(condition.in[0]))
  if ('over' in condition) {
    const value = view.value(condition.over[0])
    return typeof value === 'number' && value > condition.over[1]
  }
  if ('has' in condition) {
    const value = view.value(condition.has[0])
    return Array.isArray(value) && value.includes(condition.has[1])
  }
  if ('known' in condition) return view.known(condition.known)
  if ('filled' in condition) return view.value(condition.filled) !== undefined
  return !view.known(condition.unknown)
}

/** Names that a condition refers to, for the build-time check that references exist and stand earlier. */
export function referencesOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(referencesOf)
  if ('any' in condition) return condition.any.flatMap(referencesOf)
  if ('not' in condition) return referencesOf(condition.not)
  if ('is' in condition) return [condition.is[0]]
  if ('in' in condition) return [condition.in[0]]
  if ('over' in condition) return [condition.over[0]]
  if ('has' in condition) return [condition.has[0]]
  if ('known' in condition) return [condition.known]
  if ('filled' in condition) return [condition.filled]
  return [condition.unknown]
}
