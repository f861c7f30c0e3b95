/** When something breaks: what happened in plain words, phones first, and everything typed ready to be sent again. */
import type { Context } from 'hono'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { HttpProblem } from '../../http/problem.ts'
import { TooMuchContention } from '../../services/change-conversation.ts'
import { PhoneKeys } from './header.tsx'
import { subPage } from './sub-page.tsx'
import { isScript, type TalkHouse } from './talk-routes.ts'

/** Answers every error of the pages; what nobody foresaw is logged without words of a resident. */
export async function answerError(error: Error, c: Context, house: TalkHouse): Promise<Response> {
  const { status, words } = meaningOf(error)
  if (status >= 500) house.deps.log.error('page-failed', error, { method: c.req.method, route: c.req.routePath })
  if (isScript(c)) return c.json({ field: 'text', words }, status)
  return c.html(await page(c, house, words), status)
}

function meaningOf(error: Error): { status: 400 | 403 | 500 | 503; words: string } {
  if (error instanceof HttpProblem && error.details.status === 403) return { status: 403, words: error.details.detail }
  if (error instanceof HttpProblem) return { status: 400, words: error.details.detail }
  if (error instanceof TooMuchContention) return { status: 503, words: w.errors.busy }
  return { status: 500, words: w.errors.broken }
}

async function page(c: Context, house: TalkHouse, words: string): Promise<string> {
  const labels = house.deps.rules.danger.phones
  const phones = ['119', '120', '110'].map((number) => ({ number, label: labels[number] ?? number }))
  const typed = await typedFields(c)
  return subPage({
    frame: await house.frame(c),
    path: '/',
    heading: words,
    children: (
      <>
        <p>{w.errors.urgent}</p>
        <PhoneKeys phones={phones} />
        {typed.length > 0 && c.req.path === '/' ? (
          <form method="post" action="/" class="field">
            {typed.map(([name, value]) =>
              name === 'text' ? (
                <>
                  <label for="again">{w.box}</label>
                  <textarea id="again" name="text" rows={3}>
                    {value}
                  </textarea>
                </>
              ) : (
                <input type="hidden" name={name} value={value} />
              ),
            )}
            <button class="key main">{w.errors.again}</button>
          </form>
        ) : (
          <p>
            <a class="key main" href="/#latest">
              {w.review.toTalk}
            </a>
          </p>
        )}
      </>
    ),
  })
}

/** The form as it came, when it can still be read. */
async function typedFields(c: Context): Promise<[string, string][]> {
  if (c.req.method !== 'POST') return []
  const body = await c.req.parseBody().catch(() => ({}))
  return Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
}

export async function notFoundPage(c: Context, house: TalkHouse): Promise<Response> {
  const html = await subPage({
    frame: await house.pageFrame(c),
    path: '/',
    heading: w.errors.notFound,
    children: (
      <p>
        <a class="key main" href="/#latest">
          {w.review.toTalk}
        </a>
      </p>
    ),
  })
  return c.html(html, 404)
}
