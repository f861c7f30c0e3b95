/** One line of the talk as one list item: who speaks in words, then what is said, then the keys that still work. */
import type { FC } from 'hono/jsx'
import { fileWords } from '../../content/file-words.zh-CN.ts'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { isShown } from '../../core/pictures/clean-file.ts'
import { areaOfAnchor, hrefOf } from '../../core/knowledge/address.ts'
import { basisOf } from '../../core/knowledge/source-words.ts'
import type { Citation, Message } from '../../core/reply.ts'
import type { BubbleContext } from './context.ts'
import { Controls } from './controls.tsx'
import { CallKeys, PhoneKeys } from './header.tsx'
import { DangerIcon } from './icons.tsx'
import { Receipt } from './receipt.tsx'
import type { TalkItem } from './talk-view.ts'
import { Lines } from './text.tsx'

export const Bubble: FC<{ item: TalkItem; context: BubbleContext; latest?: boolean }> = ({ item, context, latest }) => {
  const { message } = item
  return (
    <li
      id={latest ? 'latest' : undefined}
      class={classOf(item)}
      data-seq={String(message.seq)}
      data-from={message.from}
      {...(item.clientId ? { 'data-client': item.clientId } : {})}
    >
      <Speaker item={item} />
      <Body item={item} context={context} />
    </li>
  )
}

function classOf({ message, sameSpeaker, question }: TalkItem): string {
  return [
    'msg',
    message.from,
    message.tone === 'danger' ? 'danger' : '',
    sameSpeaker ? 'same' : '',
    question ? 'asks' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const Speaker: FC<{ item: TalkItem }> = ({ item: { message, sameSpeaker } }) => (
  <p class={sameSpeaker || message.from === 'resident' || message.from === 'system' ? 'who vh' : 'who'}>
    {speakerWords(message)}
  </p>
)

function speakerWords({ from, speaker, seq }: Message): string {
  if (from === 'resident') return `${w.me}：`
  if (from === 'worker') return speaker ?? ''
  if (from === 'system') return `${w.system}：`
  return seq <= 1 ? w.botFirst : w.bot
}

const Body: FC<{ item: TalkItem; context: BubbleContext }> = ({ item, context }) => {
  const { message } = item
  if (message.from === 'resident') return <Own item={item} />
  if (message.tone === 'danger') return <DangerCard message={message} />
  if (item.receipt || message.kind === 'case') return <Receipt item={item} context={context} />
  if (item.question) return <Question item={item} context={context} />
  return (
    <div class="say">
      <Lines text={message.text} />
      <Phones item={item} />
      {message.citations ? <Proofs citations={message.citations} quiet={context.view.quiet} /> : null}
      {item.open && message.choices?.length ? (
        <Controls message={message} formId={context.formId} legend={message.kind === 'answer' ? w.related : null} />
      ) : null}
      {message.kind === 'answer' ? <Rating item={item} /> : null}
    </div>
  )
}

const Own: FC<{ item: TalkItem }> = ({ item: { message, pressed } }) => (
  <div class="say">
    {pressed ? <span class="small">{w.chosen}：</span> : null}
    {(message.attachments ?? []).map(({ attachmentId, kind }) =>
      isShown(kind) ? (
        <img class="shot" src={`/photo/${attachmentId}`} alt={w.photoOf} loading="lazy" />
      ) : (
        <a href={`/photo/${attachmentId}`} download>
          {fileWords.file}
        </a>
      ),
    )}
    {message.text ? <Lines text={message.text} inline={pressed === true} /> : null}
  </div>
)

/** The keys carry the numbers, so a list of them at the end of the words is left out. The role stands inside the list item: on the item itself it breaks the list for screen readers (ux §2.3). */
const DangerCard: FC<{ message: Message }> = ({ message }) => (
  <div class="say" role="alert">
    <p class="danger-head">
      <DangerIcon />
      {w.danger}
    </p>
    <div class="danger-text">
      <Lines text={message.phones?.length ? message.text.replace(/(?:\d{3,8}、?)+$/, '') : message.text} />
    </div>
    {message.phones?.length ? <CallKeys phones={message.phones} /> : null}
  </div>
)

/** A question: what was said before it as text, the question itself as the legend of its answers. */
const Question: FC<{ item: TalkItem; context: BubbleContext }> = ({ item, context }) => {
  const lines = item.message.text.split('\n').filter(Boolean)
  const legend = lines.pop() ?? ''
  const { view } = context
  return (
    <div class="say">
      <Lines text={lines.join('\n')} />
      <Phones item={item} />
      <Controls
        message={item.message}
        formId={context.formId}
        legend={legend}
        asks
        many={view.many}
        {...(context.fault ? { fault: context.fault } : {})}
        {...(context.back ? { back: context.back } : {})}
        {...(view.reviewing && context.back !== '/review' ? { review: true } : {})}
      />
      {view.progress && view.progress.answered >= 2 && view.progress.total > view.progress.answered ? (
        <p class="small progress">{w.progress(view.progress.answered, view.progress.total - view.progress.answered)}</p>
      ) : null}
    </div>
  )
}

/** Those of the greeting go once somebody has spoken; in quiet mode they are plain keys, red would be seen from afar. */
const Phones: FC<{ item: TalkItem }> = ({ item: { message, open } }) => {
  const { phones, seq, tone } = message
  if (!phones?.length || (seq <= 1 && !open)) return null
  return (
    <div class={tone === 'quiet' ? 'phone-row hushed' : 'phone-row'} {...(seq <= 1 ? { 'data-open': '1' } : {})}>
      {seq <= 1 ? <p class="phones-head">{w.dangerFirst}</p> : null}
      <PhoneKeys phones={phones} />
    </div>
  )
}

/** Which law, which article, since when, once for each article; links lead to the very passages. In quiet mode no page with a topic is opened. */
const Proofs: FC<{ citations: readonly Citation[]; quiet: boolean }> = ({ citations, quiet }) => (
  <>
    {[...new Set(citations.map(({ slug }) => slug))].map((slug) => (
      <Proof citations={citations.filter((citation) => citation.slug === slug)} quiet={quiet} />
    ))}
  </>
)

const Proof: FC<{ citations: readonly Citation[]; quiet: boolean }> = ({ citations, quiet }) => {
  const passages = new Map(citations.map((citation) => [citation.passage ?? citation.section, citation]))
  return (
    <div class="proof">
      <p>
        {w.basis}
        {basisOf(citations)}
      </p>
      {quiet ? null : (
        <p class="seeks">
          {[...passages.values()].map((citation) => (
            <a class="seek" href={hrefOf(citation)}>
              {passages.size > 1 ? `${w.seeSource}：${placeIn(citation, citations)}` : w.seeSource}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}

/** The section, and the area where another passage of the same section is cited too. */
function placeIn({ section, passage }: Citation, citations: readonly Citation[]): string {
  const area = passage === undefined ? null : areaOfAnchor(passage)
  const isTwin = citations.some((other) => other.section === section && other.passage !== passage)
  return isTwin && area !== null ? `${section}（${area}）` : section
}

const Rating: FC<{ item: TalkItem }> = ({ item: { message, feedback } }) =>
  feedback === null ? (
    <form method="post" action="/feedback" class="rating" data-rate>
      <input type="hidden" name="messageId" value={message.id} />
      <span class="small" id={`rate-${message.seq}`}>
        {w.helpful}
      </span>
      <div class="keys" role="group" aria-labelledby={`rate-${message.seq}`}>
        <button name="helpful" value="1" class="key">
          {w.yes}
        </button>
        <button name="helpful" value="0" class="key">
          {w.no}
        </button>
      </div>
    </form>
  ) : (
    <p class="small">{w.thanks}</p>
  )
