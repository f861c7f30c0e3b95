/** A page beside the talk: way back, heading, one column. */
import type { Child } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { QuietBar, Strip, TopBar } from './header.tsx'
import { BackIcon } from './icons.tsx'
import { renderPage, type Frame } from './layout.tsx'
import { freshClientId } from './session.ts'

export interface SubPageProps {
  frame: Frame
  /** Own address, so that changing the letter size comes back here. */
  path: string
  heading: string
  /** Document title; the product's name unless the page works alone for search engines. */
  title?: string
  children: Child
  data?: Record<string, string>
}

export function subPage({ frame, path, heading, title, children, data }: SubPageProps): Promise<string> {
  const quiet = frame.hushed === true
  return renderPage({
    ...frame,
    title: quiet ? w.quietTitle : (title ?? w.title),
    quiet,
    data: { 'data-page': '1', 'data-quiet': quiet ? '1' : '', 'data-strip': frame.strip ? '1' : '', ...data },
    skipTo: '#content',
    skipWords: w.skipToText,
    children: (
      <>
        <div id="top">
          {quiet ? (
            <QuietBar phones={[{ number: '110', label: '' }]} />
          ) : (
            <TopBar prefs={frame.prefs} back={path} clientId={`${freshClientId()}.h`} />
          )}
          {frame.strip ? <Strip {...frame.strip} /> : null}
        </div>
        <main class="page" id="content">
          <p class="noprint">
            <a class="back" href="/#latest">
              <BackIcon />
              {w.back}
            </a>
          </p>
          <h1>{heading}</h1>
          {children}
        </main>
      </>
    ),
  })
}
