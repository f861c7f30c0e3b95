/** Built files of the resident pages: names from the manifest, long-lived copies under /r/, and the service worker at the root. */
import { Hono } from 'hono'
import type { Asset, PageDeps } from './deps.ts'
import { ICON, PICTURES } from './icon.ts'

export interface Built {
  css: string[]
  script: string | null
}

const ENTRY = 'src/web/resident/client/main.ts'
const WEEK = 'public, max-age=604800'
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
  app.get('/icons/:file', async (c) => {
    const found = await deps.assets(`resident/icons/${c.req.param('file')}`)
    return found === null ? c.notFound() : answer(found, WEEK)
  })
  /** For other sites: served only where some site was named, and then to all, as a script tag tells no origin. */
  app.get('/embed.js', async (c) => {
    const found = deps.embedOrigins.length === 0 ? null : await deps.assets('resident/embed.js')
    if (found === null) return c.notFound()
    c.header('cross-origin-resource-policy', 'cross-origin')
    return c.body(found.body as Uint8Array<ArrayBuffer>, 200, {
      'content-type': found.type,
      'cache-control': 'public, max-age=3600',
    })
  })
  app.get('/icon.svg', () => answer({ body: ICON, type: 'image/svg+xml' }, WEEK))
  app.get('/manifest.webmanifest', () =>
    answer({ body: JSON.stringify(WEB_MANIFEST), type: 'application/manifest+json' }, 'public, max-age=86400'),
  )
  return app
}

function answer({ body, type }: Asset, cacheControl: string): Response {
  return new Response(body as BodyInit, { headers: { 'content-type': type, 'cache-control': cacheControl } })
}

const WEB_MANIFEST = {
  id: '/',
  name: '温情热线',
  short_name: '温情热线',
  description: '遇到难处，说给我们听，帮您找人办。不收钱。',
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  categories: ['government', 'social'],
  background_color: '#F5F5F2',
  theme_color: '#00695C',
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ...PICTURES.flatMap(({ file, size, purpose }) =>
      purpose === null ? [] : [{ src: `/icons/${file}`, sizes: `${size}x${size}`, type: 'image/png', purpose }],
    ),
  ],
  shortcuts: [
    { name: '我的求助', url: '/my' },
    { name: '生活服务', url: '/services' },
    { name: '常见问题', url: '/h' },
  ],
}
