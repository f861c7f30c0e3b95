/** A line of tests/eval/questions-*.jsonl, as files have it and as the build hands it to runtimes without files. */
import * as z from 'zod'

export const labelledLine = z.object({
  id: z.string(),
  question: z.string(),
  slug: z.string(),
  also: z.array(z.string()).default([]),
})
export type LabelledLine = z.infer<typeof labelledLine>
