/** Built files of the resident pages: names from the manifest, long-lived copies under /r/, and the service worker at the root. */
import { Hono } from 'hono'
import type { Asset, PageDeps } from './deps.ts'

export interface Built {
  css: string[]
  script: string | null
}

const ENTRY = 'src/web/resident/client/main.ts'
const YEAR = 'public, max-age=31536000, immutable'

/** Reads the manifest once; without a build the pages still work, plain and unscripted. */
export function builtFiles(deps: PageDeps): () => Promise<Built> {
  let known: Built | null = null
  return async () => {
    known ??= await readManifest(deps)
    return known
  }
}

async function readManifest(deps: PageDeps): Promise<Built> {
  const found = await deps.assets('resident/manifest.json')
  if (found === null) return { css: [], script: null }
  const manifest = JSON.parse(textOf(found)) as Record<string, { file: string; css?: string[] } | undefined>
  const entry = manifest[ENTRY]
  return entry === undefined
    ? { css: [], script: null }
    : { css: (entry.css ?? []).map((file) => `/r/${file}`), script: `/r/${entry.file}` }
}

function textOf({ body }: Asset): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}

export function assetRoutes(deps: PageDeps): Hono {
  const app = new Hono()
  app.get('/r/:file', async (c) => {
    const found = await deps.assets(`resident/${c.req.param('file')}`)
    return found === null ? c.notFound() : answer(found, YEAR)
  })
  app.get('/sw.js', async (c) => {
    const found = await deps.assets('resident/sw.js')
    return found === null ? c.notFound() : answer(found, 'no-cache')
  })
  app.get('/icon.svg', () => answer({ body: ICON, type: 'image/svg+xml' }, 'public, max-age=604800'))
  app.get('/manifest.webmanifest', () =>
    answer({ body: JSON.stringify(WEB_MANIFEST), type: 'application/manifest+json' }, 'public, max-age=86400'),
  )
  return app
}

function answer({ body, type }: Asset, cacheControl: string): Response {
  return new Response(body as BodyInit, { headers: { 'content-type': type, 'cache-control': cacheControl } })
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="22" fill="#00695C"/><path d="M22 30a8 8 0 0 1 8-8h36a8 8 0 0 1 8 8v24a8 8 0 0 1-8 8H46L32 74V62h-2a8 8 0 0 1-8-8z" fill="#fff"/><path d="M48 54c-8-5-11-9-11-13a6 6 0 0 1 11-3 6 6 0 0 1 11 3c0 4-3 8-11 13z" fill="#00695C"/></svg>'

const WEB_MANIFEST = {
  name: '温情热线',
  short_name: '温情热线',
  lang: 'zh-CN',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#F5F5F2',
  theme_color: '#00695C',
  icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
}
