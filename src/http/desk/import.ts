/** A Word, PDF, Markdown or text file, or pasted words, read into a proposal of an article. Nothing is stored. */
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { SECTIONS } from '../../core/knowledge/sections.ts'
import { importDocument, type Import } from '../../services/handbook/import-document.ts'
import { fileForm } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import { handbookOf } from './articles.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { faultView, settled } from './handbook-refusals.ts'
import { fault } from './handbook-schemas.ts'
import { invalid } from './refusals.ts'

const section = z.enum(SECTIONS)
const imported = z.object({
  slug: z.string(),
  text: z.string(),
  faults: z.array(fault),
  report: z.object({
    title: z.string().nullable(),
    sections: z.array(z.object({ section, characters: z.number(), cut: z.boolean() })),
    missingSections: z.array(section),
    amounts: z.array(z.string()),
    dates: z.array(z.string()),
    phones: z.array(z.object({ number: z.string(), known: z.boolean() })),
    sources: z.array(z.looseObject({ id: z.string(), title: z.string() })),
    missing: z.array(z.enum(['sources', 'asks', 'effective', 'title', 'sections'])),
    leftOver: z.array(z.object({ section: section.nullable(), text: z.string() })),
    isArticle: z.boolean(),
  }),
})
const pasted = z.object({
  text: z.string().min(1),
  slug: z.string().max(80).optional(),
  name: z.string().max(200).optional(),
})

const WORDS = { text: '粘贴的文字，没有文件时给', slug: '放到哪一篇' }
/** The same words may come as JSON. */
const FORM = {
  content: { ...fileForm(WORDS, []).content, 'application/json': { schema: z.toJSONSchema(pasted) as object } },
}

export function importRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>().post(
    '/articles/import',
    guard('article.edit', {
      summary: '导入 Word、PDF、Markdown 或粘贴的文字，得到草稿建议',
      tag: 'handbook',
      answer: imported,
      form: FORM,
      description:
        'multipart/form-data：file（.docx .pdf .md .txt，最大20MB）或 text，可带 slug；或 JSON：text、slug。',
    }),
    async (c) => {
      const wish = await wishOf(c)
      const { faults, ...proposal } = settled(await importDocument(handbookOf(deps), wish))
      return c.json({ ...proposal, faults: faults.map(faultView) })
    },
  )
}

async function wishOf(c: Context<DeskEnv>): Promise<Import> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/') === true
  return isForm ? formWish(c) : jsonWish(c)
}

async function formWish(c: Context<DeskEnv>): Promise<Import> {
  const form = await c.req.formData().catch(() => null)
  if (form === null) throw bad('file', '没有收完整，请再传一次。')
  const [file, text, slug] = [form.get('file'), form.get('text'), form.get('slug')]
  const named = typeof slug === 'string' && slug !== '' ? slug : null
  if (file instanceof File) {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), slug: named }
  }
  if (typeof text !== 'string' || text === '') throw bad('file', '选一个文件，或粘贴文字。')
  return { name: null, bytes: new TextEncoder().encode(text), slug: named }
}

async function jsonWish(c: Context<DeskEnv>): Promise<Import> {
  const body = pasted.safeParse(await c.req.json().catch(() => null))
  if (!body.success) throw bad('text', '选一个文件，或粘贴文字。')
  const { text, slug } = body.data
  return { name: null, bytes: new TextEncoder().encode(text), slug: slug ?? null }
}

function bad(field: string, detail: string): HttpProblem {
  return new HttpProblem(invalid([{ field, detail }]))
}
