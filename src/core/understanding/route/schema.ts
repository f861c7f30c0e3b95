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
  /** How far the rule stands against the learned votes; 99 is final. */
  firm: z.number().positive().default(3),
  /** So plain that the learned doubt (G9) has nothing to add: 屋顶被大风掀了 tells of a house, not of somebody in danger. */
  plain: z.boolean().default(false),
})

export const routeRulesSchema = z.object({
  groups: z.record(z.string(), z.array(z.string())),
  rules: z.array(ruleSchema).min(1),
  /** G9: from which doubt on a route gives way to a question about danger. */
  doubt: z.object({ src: z.string(), at: z.partialRecord(z.enum(ROUTES), z.number().min(0).max(1)) }),
  /** The same by the model that reads meaning, where one runs: bars for its `life`, and what its votes weigh beside `firm`. */
  sense: z.object({
    src: z.string(),
    at: z.partialRecord(z.enum(ROUTES), z.number().min(0).max(2)),
    /** And emergency_now may be at most this far behind the route that sounds likest. */
    behind: z.number().min(0),
    /** Below this words that are only asked about show their phones, and the message goes the way it otherwise would. */
    least: z.number(),
    /** Above this even a danger that was read as past, supposed or over is doubted. */
    settled: z.number(),
    /** Below this what only a structural pattern found is asked about, not alarmed (second-hearing). */
    loose: z.number(),
    votes: z.number().positive(),
    /** Nothing is raised below this where the words tell that it is over, harmless or an errand (`calm`), and of nothing that goes on (`going`). */
    calmly: z.number(),
    calm: z.array(z.string()).min(1),
    going: z.array(z.string()).min(1),
    /** What the votes for stop must come to where no rule says it. */
    stop: z.number(),
  }),
})

export type RouteRules = z.output<typeof routeRulesSchema>
