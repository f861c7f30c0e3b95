/** /review: everything once more before sending, each row with its own 改 that comes back here (ux R17). */
import { Hono, type Context } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { foldConversation } from '../../core/conversation/fold.ts'
import { levelOf, type ConversationState } from '../../core/conversation/state.ts'
import { viewOf } from '../../core/conversation/view.ts'
import { pathOf } from '../../core/dialogue/position.ts'
import { reviewRows } from '../../core/dialogue/read-back.ts'
import type { Dialogue, Step } from '../../core/dialogue/schema.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import { receiveMessage } from '../../services/receive-message.ts'
import { Bubble } from './bubbles.tsx'
import type { PageDeps } from './deps.ts'
import { currentSession, freshClientId } from './session.ts'
import { subPage } from './sub-page.tsx'
import { propsOf, type TalkHouse } from './talk-routes.ts'

interface Row {
  step: string
  label: string
  words: string | null
  /** Asked already, so it can be asked again. */
  known: boolean
}

export function reviewRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()

  app.get('/review', async (c) => c.html(await page(c, house)))

  app.post('/review', async (c) => {
    const id = await currentSession(c, deps)
    const { edit, clientId } = await c.req.parseBody()
    if (id === null || typeof edit !== 'string' || typeof clientId !== 'string') return c.redirect('/review', 303)
    const row = (await rowsOf(deps, id))?.find(({ step }) => step === edit)
    if (row?.known) {
      const said = { channel: 'web' as const }
      await receiveMessage(deps, id, { ...said, clientId: `${clientId}.e`, text: '改一改', choice: 'cmd:edit' })
      await receiveMessage(deps, id, { ...said, clientId: `${clientId}.s`, text: row.label, choice: `edit:${edit}` })
    }
    return c.redirect('/review#question', 303)
  })

  return app
}

async function page(c: Context, house: TalkHouse): Promise<string> {
  const { deps } = house
  const id = await currentSession(c, deps)
  const rows = id === null ? null : await rowsOf(deps, id)
  const frame = await house.pageFrame(c)
  if (rows === null) {
    return subPage({
      frame,
      path: '/review',
      heading: w.review.title,
      children: (
        <>
          <p>{w.review.nothing}</p>
          <a class="key main" href="/#latest">
            {w.review.toTalk}
          </a>
        </>
      ),
    })
  }
  const { context } = await propsOf(c, house, { id, back: '/review' })
  const asked = context.view.reviewing ? undefined : context.view.items.findLast(({ question }) => question)
  const formId = freshClientId()
  return subPage({
    frame,
    path: '/review',
    heading: w.review.title,
    children: (
      <>
        {asked ? (
          <ol class="thread">
            <Bubble item={asked} context={context} />
          </ol>
        ) : null}
        <p>{w.review.notYet}</p>
        <Rows rows={rows} formId={formId} />
        {context.view.reviewing ? <Send formId={formId} /> : null}
      </>
    ),
  })
}

const Rows: FC<{ rows: Row[]; formId: string }> = ({ rows, formId }) => (
  <form method="post" action="/review" id="rows">
    <input type="hidden" name="clientId" value={formId} />
    <dl class="rows">
      {rows.map(({ step, label, words, known }) => (
        <div>
          <dt>{label}</dt>
          <dd>{words ?? w.review.empty}</dd>
          {known ? (
            <dd class="act">
              <button
                id={`row-${step}`}
                name="edit"
                value={step}
                class="key"
                aria-label={`${words === null ? w.review.add : w.review.change}：${label}`}
              >
                {words === null ? w.review.add : w.review.change}
              </button>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  </form>
)

const Send: FC<{ formId: string }> = ({ formId }) => (
  <form method="post" action="/" class="field">
    <input type="hidden" name="clientId" value={`${formId}.go`} />
    <button name="choice" value="send" class="key main">
      {w.review.send}
    </button>
    <button name="choice" value="save" class="key">
      {w.review.save}
    </button>
  </form>
)

/** Rows of the open dialogue; null when nothing waits to be sent. */
async function rowsOf(deps: PageDeps, id: string): Promise<Row[] | null> {
  const conversation = await deps.conversations.load(id)
  return conversation === null ? null : openRows(deps, conversation)
}

function openRows(deps: PageDeps, { events }: Conversation): Row[] | null {
  const state = foldConversation(events)
  const dialogue = deps.rules.dialogues.find((known) => known.id === state.dialogue?.intent)
  if (!dialogue) return null
  return reviewRows(stepsToShow(dialogue, state), state).map(({ step, words }) => ({
    step: step.id,
    label: step.label,
    words: words ?? skippedOrChosen(step, state),
    known: step.slots.some((slot) => state.slots[slot] !== undefined),
  }))
}

/** Questions of the path, and those that the path no longer asks because they are answered; each slot in one row. */
function stepsToShow(dialogue: Dialogue, state: ConversationState): Step[] {
  const path = new Set(pathOf(dialogue, viewOf(state, 'web', levelOf(state))))
  const covered = new Set<string>()
  return dialogue.steps.filter((step) => {
    const answered = step.slots.some((slot) => state.slots[slot] !== undefined)
    if (!(path.has(step) || answered) || step.slots.every((slot) => covered.has(slot))) return false
    for (const slot of step.slots) covered.add(slot)
    return true
  })
}

/** A pressed key whose value has no words of its own reads as its label. */
function skippedOrChosen(step: Step, state: ConversationState): string | null {
  const held = step.slots.map((slot) => state.slots[slot]).find((slot) => slot?.kind === 'filled')
  return held?.kind === 'filled' && held.said !== '' && held.said.length <= 30 ? held.said : null
}
