/** The HTML document around every page: head, skip link, letter size and colours. */
import type { Child, FC } from 'hono/jsx'
import { pageWords } from '../../content/page-words.zh-CN.ts'
import type { Built } from './assets.ts'
import type { Prefs } from './prefs.ts'
import type { TalkView } from './talk-view.ts'

export interface Frame {
  built: Built
  prefs: Prefs
  /** Shown in a frame of another site: nothing to install, no shell to keep. */
  embedded?: boolean
  /** The talk of this browser is in quiet mode: every page keeps the neutral title and the way out. */
  hushed?: boolean
  /** Phone keys while life is at risk: they stand on every page. */
  strip?: TalkView['strip']
}

interface DocumentProps extends Frame {
  title: string
  /** Quiet pages carry no manifest and start no script parts that keep things on the device. */
  quiet?: boolean
  /** Attributes the script reads: `data-…`. */
  data?: Record<string, string>
  skipTo?: string
  skipWords?: string
  plain?: boolean
  children: Child
}

const Document: FC<DocumentProps> = ({
  built,
  prefs,
  embedded,
  title,
  quiet,
  data,
  skipTo,
  skipWords,
  plain,
  children,
}) => (
  <html lang="zh-CN" data-size={prefs.size} data-theme={prefs.theme}>
    <head>
      <meta charset="utf-8" />
      <meta
        name="viewport"
        content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content"
      />
      <meta name="referrer" content="same-origin" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#00695C" />
      <meta name="format-detection" content="telephone=no" />
      <title>{title}</title>
      {built.css.map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      <link rel="icon" href={plain ? 'data:,' : '/icon.svg'} />
      {quiet || plain || embedded ? null : (
        <>
          <link rel="manifest" href="/manifest.webmanifest" />
          <link rel="apple-touch-icon" href="/icons/apple-touch-180.png" />
        </>
      )}
      {built.script && !plain ? <script type="module" src={built.script} /> : null}
    </head>
    <body {...data} {...(embedded ? { 'data-embed': '1' } : {})}>
      {skipTo ? (
        <a class="skip" href={skipTo}>
          {skipWords ?? pageWords.skip}
        </a>
      ) : null}
      {children}
    </body>
  </html>
)

/** The whole page as text, doctype first. */
export async function renderPage(props: DocumentProps): Promise<string> {
  const body = await (<Document {...props} />).toString()
  return `<!doctype html>${body}`
}
