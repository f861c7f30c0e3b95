/** The receipt after sending, and the card of 看进度: number, how urgent, until when, who, what next. */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { dueWords } from '../../core/time.ts'
import type { BubbleContext } from './context.ts'
import { ChoiceKeys } from './controls.tsx'
import { CheckIcon } from './icons.tsx'
import { LevelTag } from './level-tag.tsx'
import type { TalkItem } from './talk-view.ts'
import { Lines } from './text.tsx'

export const Receipt: FC<{ item: TalkItem; context: BubbleContext }> = ({ item, context: { view, now, formId } }) => {
  const { message, receipt, open } = item
  const shown = view.case
  const number = /\d{4}-\d{4}/.exec(message.text)?.[0] ?? null
  const current = shown !== null && shown.number === number
  return (
    <div class={receipt ? 'say receipt' : 'say'} data-receipt={receipt ? number : undefined}>
      <h2 class="receipt-head">
        {receipt ? <CheckIcon /> : null}
        {receipt ? w.receipt.title : w.receipt.status}
      </h2>
      {number === null ? null : (
        <dl class="facts">
          <div>
            <dt>{w.receipt.number}</dt>
            <dd class="number">{number}</dd>
          </div>
          {current && open ? (
            <>
              <div>
                <dt>{w.receipt.level}</dt>
                <dd>
                  <LevelTag level={shown.level} />
                </dd>
              </div>
              <div>
                <dt>{w.receipt.due}</dt>
                <dd>{w.receipt.dueWords(dueWords(new Date(shown.dueAt), now))}</dd>
              </div>
            </>
          ) : null}
        </dl>
      )}
      {receipt ? <p class="next-head">{w.receipt.next}</p> : null}
      <div class={receipt ? 'next' : ''}>
        <Lines text={withoutNumber(message.text, number)} />
      </div>
      {receipt && !message.text.includes('骗子') ? <p class="small">{w.receipt.fraud}</p> : null}
      {receipt ? <p class="small">{w.receipt.keep}</p> : null}
      {open ? (
        <div class="controls" data-keep>
          <form method="post" action="/" data-say>
            <input type="hidden" name="clientId" value={`${formId}.${message.seq}.k`} />
            <input type="hidden" name="at" value={String(message.seq)} />
            <ChoiceKeys choices={message.choices ?? []} />
          </form>
          {receipt ? (
            <div class="choices short">
              <a class="key choice" href="#box" data-write>
                {w.receipt.add}
              </a>
              <a class="key choice" href="/photos" data-photo>
                {w.receipt.addPhoto}
              </a>
              <a class="key choice" href="/receipt">
                {w.receipt.page}
              </a>
              <button type="button" class="key choice" data-picture hidden>
                {w.receipt.picture}
              </button>
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** The number stands above in large figures; its sentence keeps the rest. */
function withoutNumber(text: string, number: string | null): string {
  if (number === null) return text
  return text.replace(new RegExp(`(已登记|您的求助)?${number}[，：。]?(${Object.values(w.levels).join('|')})?。?`), '')
}
