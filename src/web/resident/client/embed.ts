/** `/embed.js`: one script tag in another site's page sets a key into its corner that opens the chat in a frame. No dependency, no style sheet. */
import { embedWords as w } from '../../../content/embed-words.zh-CN.ts'

// One closed function: nothing of ours becomes a name of the page that we are guests in.
;((): void => {
  const own =
    (document.currentScript as HTMLScriptElement | null) ??
    document.querySelector<HTMLScriptElement>('script[src*="/embed.js"]')
  if (!own) return
  const home = new URL(own.src).origin
  const FACE = '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'
  const key = button(w.open)
  key.setAttribute('aria-expanded', 'false')
  dress(key, { position: 'fixed', right: '16px', bottom: '16px', zIndex: '2147483646' })
  let panel: HTMLElement | null = null
  let frame: HTMLIFrameElement | null = null

  key.addEventListener('click', open)
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin === home && frame && source === frame.contentWindow && data === 'warmline:leave') remove()
  })
  if (document.body) document.body.append(key)
  else document.addEventListener('DOMContentLoaded', () => document.body.append(key))

  function button(words: string): HTMLButtonElement {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = words
    dress(made, {
      minHeight: '48px',
      padding: '8px 20px',
      border: '2px solid #fff',
      borderRadius: '24px',
      background: '#00695C',
      color: '#fff',
      font: `bold 18px/1.3 ${FACE}`,
      cursor: 'pointer',
    })
    return made
  }

  function dress(element: HTMLElement, style: Partial<CSSStyleDeclaration>): void {
    Object.assign(element.style, style)
  }

  function open(): void {
    panel ??= build()
    panel.style.display = 'flex'
    key.style.display = 'none'
    key.setAttribute('aria-expanded', 'true')
    frame?.focus()
  }

  /** Put aside, not ended: opened again, the talk stands where it stood. */
  function close(): void {
    if (panel) panel.style.display = 'none'
    key.style.display = ''
    key.setAttribute('aria-expanded', 'false')
    key.focus()
  }

  /** The quick exit: the frame is gone with all that it showed, and nothing stays that could be opened again. */
  function remove(): void {
    panel?.remove()
    panel = frame = null
    close()
  }

  function build(): HTMLElement {
    const box = document.createElement('div')
    box.setAttribute('role', 'dialog')
    box.setAttribute('aria-label', w.title)
    const narrow = window.innerWidth < 560
    dress(box, {
      position: 'fixed',
      right: narrow ? '0' : '16px',
      bottom: narrow ? '0' : '16px',
      width: narrow ? '100%' : '420px',
      height: narrow ? '100%' : 'min(720px, calc(100% - 32px))',
      flexDirection: 'column',
      zIndex: '2147483647',
      background: '#F5F5F2',
      border: narrow ? '0' : '2px solid #767676',
      borderRadius: narrow ? '0' : '12px',
      overflow: 'hidden',
      boxSizing: 'border-box',
    })
    const shut = button(w.close)
    dress(shut, { borderRadius: '0', border: '0' })
    shut.addEventListener('click', close)
    frame = document.createElement('iframe')
    frame.title = w.title
    frame.src = `${home}/?embed=1`
    frame.allow = 'microphone; camera'
    frame.referrerPolicy = 'origin'
    dress(frame, { flex: '1', width: '100%', border: '0' })
    box.append(shut, frame)
    document.body.append(box)
    return box
  }
})()
