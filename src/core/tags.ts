/** The office's own marks on talks and cases: a list it edits. A mark finds things again; it changes no level, no status and no clock. */
import * as z from 'zod'
import { RIGHTS, type RoleName } from './rights.ts'

export const TAG_COLOURS = ['grey', 'red', 'orange', 'green', 'blue'] as const
export const MOST_TAGS = 8

const roles = Object.keys(RIGHTS) as [RoleName, ...RoleName[]]

export const tagName = z
  .string()
  .trim()
  .min(1, '标记没有写。')
  .max(12, '标记最多12个字。')
  .refine((text) => !/[|\d]/.test(text), { error: '标记里不写数字和竖线。' })

/** `reserved`: words that mean a level or a status, so that no mark is taken for one. */
export function tagTable(reserved: ReadonlySet<string>) {
  return z.strictObject({
    tags: z
      .array(
        z.strictObject({
          name: tagName.refine((name) => !reserved.has(name), {
            error: '这个词是级别或状态，不能当标记。改级别、改状态请在求助单里办。',
          }),
          colour: z.enum(TAG_COLOURS),
          /** Who may set it and take it off; empty: whoever works on the matter. */
          roles: z.array(z.enum(roles)).max(roles.length),
          active: z.boolean(),
        }),
      )
      .max(60)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { error: '有两个标记同名。' }),
  })
}
export type Tags = z.infer<ReturnType<typeof tagTable>>
export type Tag = Tags['tags'][number]

/** Why somebody of this role may not go from these marks to those; null: may. What is no longer on the list may be taken off by anybody. */
export function tagFault(
  { tags }: Tags,
  role: RoleName,
  before: readonly string[],
  after: readonly string[],
): string | null {
  const added = after.filter((name) => !before.includes(name))
  const unknown = added.find((name) => !tags.some((tag) => tag.name === name && tag.active))
  if (unknown !== undefined) return `没有“${unknown}”这个标记。到设置里加。`
  const changed = [...added, ...before.filter((name) => !after.includes(name))]
  const closed = tags.find((tag) => changed.includes(tag.name) && tag.roles.length > 0 && !tag.roles.includes(role))
  if (closed) return `“${closed.name}”这个标记不归您管。`
  return after.length > MOST_TAGS ? `标记最多${MOST_TAGS}个。` : null
}
