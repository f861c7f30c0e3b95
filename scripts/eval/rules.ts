/** Reads the rule files of `intents/` for the evaluations and tests; the product itself gets them in its content bundle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compileRoutes, routesSchema } from '../../src/core/understanding/route/route.ts'
import type { CompiledRoutes, RouteRules } from '../../src/core/understanding/route/route.ts'
import { compileSafety, safetySchema } from '../../src/core/understanding/safety/safety.ts'
import type { CompiledSafety, SafetyRules } from '../../src/core/understanding/safety/safety.ts'
import { compileTriage, triageSchema } from '../../src/core/triage/rules.ts'
import type { CompiledTriage, TriageRules } from '../../src/core/triage/rules.ts'

export interface EvalRules {
  safety: CompiledSafety
  routes: CompiledRoutes
  triage: CompiledTriage
  source: { safety: SafetyRules; routes: RouteRules; triage: TriageRules }
}

/** Parses, checks and compiles safety.yaml, routes.yaml and triage.yaml of a folder. */
export function loadRules(dir: string): EvalRules {
  const read = (name: string): unknown => parse(readFileSync(join(dir, name), 'utf8'))
  const source = {
    safety: safetySchema.parse(read('safety.yaml')),
    routes: routesSchema.parse(read('routes.yaml')),
    triage: triageSchema.parse(read('triage.yaml')),
  }
  return {
    safety: compileSafety(source.safety),
    routes: compileRoutes(source.routes),
    triage: compileTriage(source.triage),
    source,
  }
}
