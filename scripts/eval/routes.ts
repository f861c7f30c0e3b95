/** The `routes` suite (contracts §1): where each message goes, and whether an emergency was missed. */
import type { SafetyHit } from '../../src/core/understanding/safety/safety.ts'
import { routeOf } from '../../src/core/understanding/route/route.ts'
import type { RouteName } from '../../src/core/understanding/route/route.ts'
import type { SenseMessage } from '../../src/services/sense-message.ts'
import type { EvalRules } from './rules.ts'

export interface RouteLine {
  id: string
  text: string
  route?: RouteName
  accept?: RouteName[]
}

export interface RouteResult {
  id: string
  route: RouteName
  /** Absent when the line carries no label. */
  right?: boolean
  safety: { kind: string; phone: string[] }[]
}

export interface RouteSummary {
  n: number
  agreement?: number
  missedEmergency?: number
  /** Labelled route → given route → how many. */
  confusion?: Record<string, Record<string, number>>
}

/** Routes every line; lines without a label are printed and left out of the summary's figures. */
export async function runRoutes(
  lines: readonly RouteLine[],
  rules: Pick<EvalRules, 'safety' | 'routes'>,
  sense: SenseMessage = () => Promise.resolve(null),
): Promise<{ results: RouteResult[]; summary: RouteSummary }> {
  const results: RouteResult[] = []
  const confusion: Record<string, Record<string, number>> = {}
  let labelled = 0
  let right = 0
  let missedEmergency = 0
  for (const line of lines) {
    const { route, safety, ask } = routeOf(line.text, rules, await sense(line.text))
    const result: RouteResult = { id: line.id, route, safety: [...safety, ...ask].map(toPhones) }
    if (line.route !== undefined) {
      result.right = route === line.route || (line.accept ?? []).includes(route)
      labelled += 1
      if (result.right) right += 1
      if (line.route === 'emergency_now' && route !== 'emergency_now') missedEmergency += 1
      const row = (confusion[line.route] ??= {})
      row[route] = (row[route] ?? 0) + 1
    }
    results.push(result)
  }
  if (labelled === 0) return { results, summary: { n: lines.length } }
  return { results, summary: { n: lines.length, agreement: right / labelled, missedEmergency, confusion } }
}

function toPhones(hit: SafetyHit): { kind: string; phone: string[] } {
  return { kind: hit.kind, phone: hit.phones }
}
