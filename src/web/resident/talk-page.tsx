/** The page of a talk: header or strip, the thread, the box to write in. Also its parts, for the script. */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { MAX_TEXT } from '../../http/chat/schemas.ts'
import { Bubble } from './bubbles.tsx'
import type { BubbleContext, Fault } from './context.ts'
import { ChoiceKey, PhoneKeys, QuietBar, Strip, TopBar } from './header.tsx'
import { renderPage, type Frame } from './layout.tsx'
import type { TalkView } from './talk-view.ts'

export interface TalkProps {
  frame: Frame
  context: BubbleContext
  /** The shell of a bad line: the talk is not here yet, and no greeting stands where it belongs. */
  connecting?: boolean
}

/** The whole document. */
export async function talkPage({ frame, context, connecting }: TalkProps): Promise<string> {
  const { view, fault } = context
  const title = view.quiet ? w.quietTitle : w.title
  return renderPage({
    ...frame,
    title: fault ? w.errorTitle + title : title,
    quiet: view.quiet,
    data: { ...bodyData(view), ...(connecting ? { 'data-shell': '1' } : {}) },
    skipTo: '#box',
    children: (
      <>
        <Top frame={frame} context={context} />
        <main>
          <h1 class="vh">{title}</h1>
          <div role="log" aria-label={w.log} class="log">
            <ol id="thread">{connecting ? <Connecting context={context} /> : <Items context={context} after={0} />}</ol>
          </div>
          <p class="small typing" data-typing hidden aria-hidden="true">
            {w.typing}
          </p>
          {view.conversationId === null ? null : (
            <form method="post" action="/check" class="check">
              <button class="key">{w.check}</button>
            </form>
          )}
          <Dock frame={frame} context={context} {...(fault ? { fault } : {})} />
        </main>
      </>
    ),
  })
}

/** What the script reads about the talk; empty string is off. */
export function bodyData(view: TalkView): Record<string, string> {
  return {
    'data-talk': view.conversationId === null ? '' : '1',
    'data-last': String(view.last),
    'data-floor': view.floor,
    'data-quiet': view.quiet ? '1' : '',
    'data-strip': view.strip ? '1' : '',
  }
}

/** Header, and under it the strip while life is at risk. */
const Top: FC<TalkProps> = ({ frame, context }) => {
  const { view } = context
  return (
    <div id="top" data-key={`${view.quiet}${view.strip?.phones.map(({ number }) => number).join() ?? ''}`}>
      {view.quiet ? (
        <QuietBar phones={[{ number: '110', label: '' }]} />
      ) : (
        <TopBar prefs={frame.prefs} back="/" clientId={`${context.formId}.h`} />
      )}
      {view.strip ? <Strip {...view.strip} /> : null}
    </div>
  )
}

const Items: FC<{ context: BubbleContext; after: number }> = ({ context, after }) => {
  const { view } = context
  const spoken = view.items.findLastIndex(({ message }) => message.from === 'resident')
  const latest = Math.min(spoken + 1, view.items.length - 1)
  const hushedFrom = view.quiet ? view.items.findIndex(({ message }) => message.tone === 'quiet') : -1
  return (
    <>
      {view.items.map((item, index) =>
        item.message.seq > after ? (
          <>
            {index === hushedFrom ? <LeaveTip /> : null}
            <Bubble item={item} context={context} latest={index === latest} />
          </>
        ) : null,
      )}
      {view.resumed === null || after > 0 ? null : (
        <li class="msg note">
          <p>
            {w.resumed}
            {view.resumed ? `${w.resumedAt}${view.resumed}` : ''}
          </p>
        </li>
      )}
      {view.floor === 'waiting' ? (
        <li class="msg note" data-note="waiting">
          <p>{w.waiting}</p>
        </li>
      ) : null}
      {view.floor === 'closed' && view.lastReplyId ? <ClosedCard context={context} replyId={view.lastReplyId} /> : null}
    </>
  )
}

/** Goes as soon as the server has answered: the script asks again by itself, without it the key does. */
const Connecting: FC<{ context: BubbleContext }> = ({ context: { view } }) => (
  <li class="msg note" data-note="shell">
    <p>
      <b>{w.connecting.head}</b>
    </p>
    <p>{w.connecting.kept}</p>
    <p>{w.dangerFirst}</p>
    <PhoneKeys phones={view.items.flatMap(({ message }) => message.phones ?? [])} />
    <a class="key" href="/">
      {w.connecting.again}
    </a>
  </li>
)

/** Said once, where the quiet mode begins: what the way out does and what it cannot do. */
const LeaveTip: FC = () => (
  <li class="msg note">
    <p>{w.leaveTip}</p>
    <a class="key" href="/safe">
      {w.howToClear}
    </a>
  </li>
)

const ClosedCard: FC<{ context: BubbleContext; replyId: string }> = ({ context, replyId }) => (
  <li class="msg note" data-note="closed">
    <form method="post" action="/feedback" class="rating" data-rate>
      <input type="hidden" name="messageId" value={replyId} />
      <p id="closed-ask">{w.closedAsk}</p>
      <div class="keys" role="group" aria-labelledby="closed-ask">
        <button name="helpful" value="1" class="key">
          {w.closedYes}
        </button>
        <button name="helpful" value="half" class="key">
          {w.closedSoSo}
        </button>
        <button name="helpful" value="0" class="key">
          {w.closedNo}
        </button>
      </div>
    </form>
    <ChoiceKey choice="cmd:human" clientId={`${context.formId}.again`}>
      {w.again}
    </ChoiceKey>
  </li>
)

/** Everything below the thread: state in words, faults, the box. One row, sticky. */
const Dock: FC<TalkProps & { fault?: Fault }> = ({ context, fault }) => {
  const { formId } = context
  return (
    <div class="dock" id="dock">
      <div id="state" role="status" class="state" />
      {fault ? <FaultSummary fault={fault} /> : null}
      <button type="button" class="key news" data-news hidden>
        {w.news}
      </button>
      <form method="post" action="/" class="box" id="say" data-say>
        <input type="hidden" name="clientId" value={`${formId}.t`} />
        <label for="box">{w.box}</label>
        <textarea
          id="box"
          name="text"
          rows={1}
          maxlength={MAX_TEXT}
          placeholder={w.boxHint}
          enterkeyhint="send"
          autocomplete="off"
        >
          {fault?.typed['text'] ?? ''}
        </textarea>
        <a class="key for-photo" href="/photos" data-photo>
          {w.photo}
        </a>
        <button class="key main">{w.send}</button>
      </form>
      <div class="for-human">
        <ChoiceKey choice="cmd:human" clientId={`${formId}.d`}>
          {w.human}
        </ChoiceKey>
      </div>
    </div>
  )
}

/** What is wrong and what to do; focused, and what was typed stays in its field. */
const FaultSummary: FC<{ fault: Fault }> = ({ fault }) => (
  <div class="faults" role="alert" tabindex={-1} autofocus id="faults">
    <p>
      <a href={FIELD_LINKS[fault.field]}>{fault.words}</a>
    </p>
    <p class="small">{w.errors.urgent}</p>
  </div>
)

const FIELD_LINKS: Readonly<Record<Fault['field'], string>> = {
  text: '#box',
  phone: '#phone',
  people: '#n-adults',
  files: '#files',
  choice: '#question',
}

/** The parts that changed, for the script: header and strip, and the lines after `after`. */
export async function talkParts({ frame, context }: TalkProps, after: number): Promise<string> {
  const { view } = context
  const part = (
    <>
      <Top frame={frame} context={context} />
      <ol id="more" data-title={view.quiet ? w.quietTitle : w.title} {...bodyData(view)}>
        <Items context={context} after={after} />
      </ol>
    </>
  )
  return String(await part.toString())
}
