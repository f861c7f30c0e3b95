/** Shape of intents/routes.yaml: ordered rules, each naming a route and the words that lead there (contracts §2). */
import * as z from 'zod'

export const ROUTES = [
  'answer',
  'emergency_now',
  'start_help_request',
  'human',
  'status',
  'correction',
  'stop',
  'smalltalk',
  'unknown',
] as const
export type RouteName = (typeof ROUTES)[number]

const ruleSchema = z.object({
  route: z.enum(ROUTES),
  src: z.string(),
  any: z.array(z.string()).min(1),
  and: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  sounds: z.array(z.string()).default([]),
})

export const routeRulesSchema = z.object({
  groups: z.record(z.string(), z.array(z.string())),
  rules: z.array(ruleSchema).min(1),
})

export type RouteRules = z.output<typeof routeRulesSchema>
