/** The one row on top: who we are, bigger letters, a person, the menu; in quiet mode only 110 and the way out. */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Phone } from '../../core/reply.ts'
import { PhoneIcon } from './icons.tsx'
import { SIZES, THEMES, type Prefs, type Size } from './prefs.ts'

export const ChoiceKey: FC<{ choice: string; clientId: string; children: string; class?: string }> = ({
  choice,
  clientId,
  children,
  class: className,
}) => (
  <form method="post" action="/" class="inline" data-say>
    <input type="hidden" name="clientId" value={clientId} />
    <button name="choice" value={choice} class={className ?? 'key'}>
      {children}
    </button>
  </form>
)

const NEXT_SIZE: Readonly<Record<Size, Size>> = { m: 'l', l: 'xl', xl: 'm' }

export const TopBar: FC<{ prefs: Prefs; back: string; clientId: string; title?: string }> = ({
  prefs,
  back,
  clientId,
  title,
}) => (
  <header class="bar">
    <a class="brand" href="/">
      {title ?? w.title}
    </a>
    <form method="post" action="/size" class="inline bigger" data-prefs>
      <input type="hidden" name="back" value={back} />
      <button name="size" value={NEXT_SIZE[prefs.size]} class="key">
        {w.bigger}
      </button>
    </form>
    <ChoiceKey choice="cmd:human" clientId={clientId}>
      {w.human}
    </ChoiceKey>
    <Menu prefs={prefs} back={back} clientId={`${clientId}.o`} />
  </header>
)

/** 12110511 is a number for text messages: no call goes there. */
const isText = (number: string): boolean => number.startsWith('12110')
const hrefOf = (number: string): string => `${isText(number) ? 'sms' : 'tel'}:${number}`

export const QuietBar: FC<{ phones: Phone[] }> = ({ phones }) => (
  <header class="bar quiet">
    <span class="brand">{w.quietTitle}</span>
    {phones.map(({ number }) => (
      <a class="key" href={hrefOf(number)}>
        {number}
      </a>
    ))}
    <a class="key strong" href="/leave" data-leave>
      {w.leave}
    </a>
  </header>
)

export const Menu: FC<{ prefs: Prefs; back: string; clientId: string }> = ({ prefs, back, clientId }) => (
  <details class="menu">
    <summary class="key">{w.menu}</summary>
    <nav class="sheet" aria-label={w.menu}>
      <PrefForm prefs={prefs} back={back} />
      <div class="row" data-speech hidden>
        <span id="speech-label">{w.listening}</span>
        <div class="keys" role="group" aria-labelledby="speech-label">
          <button type="button" class="key" data-speak="off" aria-pressed="true">
            {w.off}
          </button>
          <button type="button" class="key" data-speak="on" aria-pressed="false">
            {w.on}
          </button>
        </div>
      </div>
      <ChoiceKey choice="start:report-for-other" clientId={clientId}>
        {w.forOther}
      </ChoiceKey>
      <ul class="links">
        <li>
          <a href="/my">{w.my.title}</a>
        </li>
        <li>
          <a href="/services">{w.services.title}</a>
        </li>
        <li>
          <a href="/photos">{w.photos.title}</a>
        </li>
        <li>
          <a href="/h">{w.handbook.title}</a>
        </li>
        <li>
          <a href="/my#data">{w.my.data}</a>
        </li>
        <li>
          <a href="/privacy">{w.privacy.title}</a>
        </li>
        <li>
          <a href="/safe">{w.safe.title}</a>
        </li>
        <li>
          <a href="/leave" data-leave>
            {w.leave}
          </a>
        </li>
      </ul>
    </nav>
  </details>
)

export const PrefForm: FC<{ prefs: Prefs; back: string }> = ({ prefs, back }) => (
  <form method="post" action="/size" class="prefs" data-prefs>
    <input type="hidden" name="back" value={back} />
    <fieldset class="row">
      <legend>{w.size.size}</legend>
      <div class="keys">
        {SIZES.map((size) => (
          <button name="size" value={size} class="key" aria-pressed={prefs.size === size ? 'true' : 'false'}>
            {w.size[size]}
          </button>
        ))}
      </div>
    </fieldset>
    <fieldset class="row">
      <legend>{w.theme.theme}</legend>
      <div class="keys">
        {THEMES.map((theme) => (
          <button name="theme" value={theme} class="key" aria-pressed={prefs.theme === theme ? 'true' : 'false'}>
            {w.theme[theme]}
          </button>
        ))}
      </div>
    </fieldset>
  </form>
)

/** Sticky while life is at risk: up to three equal keys, number over word. */
export const Strip: FC<{ phones: Phone[]; gas: boolean }> = ({ phones, gas }) => (
  <nav class="strip" aria-label={w.emergencyCalls}>
    {gas ? <p class="strip-head">{w.gasStrip}</p> : null}
    <PhoneKeys phones={phones} />
  </nav>
)

/** Equal keys in a row, number over word. */
export const PhoneKeys: FC<{ phones: Phone[] }> = ({ phones }) => (
  <ul class="phones">
    {phones.map(({ number, label }) => (
      <li>
        <a class="phone" href={hrefOf(number)}>
          <b>{number}</b>
          <span>{label}</span>
        </a>
      </li>
    ))}
  </ul>
)

/** Full-width keys of a danger card: 拨打 119 火警. */
export const CallKeys: FC<{ phones: Phone[] }> = ({ phones }) => (
  <ul class="calls">
    {phones.map(({ number, label }) => (
      <li>
        <a class="call" href={hrefOf(number)}>
          <PhoneIcon />
          <span>
            {isText(number) ? '' : w.call} {number} {label}
          </span>
        </a>
      </li>
    ))}
  </ul>
)
