/** /my: the case of this phone, a case by number from another phone, own data to see, take along and erase. */
import { Hono, type Context } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { slotWords } from '../../core/dialogue/read-back.ts'
import { foldConversation } from '../../core/conversation/fold.ts'
import { beijing, dueWords } from '../../core/time.ts'
import { eraseMyData, type Erased } from '../../services/erase-my-data.ts'
import { exportMyData, myCase, type MyCase } from '../../services/my-data.ts'
import type { PageDeps } from './deps.ts'
import { LevelTag } from './level-tag.tsx'
import { findByNumber, lookupLimits, type LookedUp } from './look-up.ts'
import { currentSession, forgetSession } from './session.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'

interface Shown {
  mine: MyCase | null
  facts: [label: string, words: string][]
  looked: LookedUp | null
  typed: { number: string; last4: string }
  asking: boolean
  erased: Erased | null
}

export function myRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const limits = lookupLimits()
  const app = new Hono()

  app.get('/my', async (c) => c.html(await page(c, house, {})))

  app.post('/my', async (c) => {
    const body = await c.req.parseBody()
    const typed = { number: textOf(body['number']), last4: textOf(body['last4']) }
    const looked = await findByNumber(deps, limits, typed)
    return c.html(await page(c, house, { looked, typed }), looked.kind === 'found' ? 200 : 422)
  })

  app.get('/my/export', async (c) => {
    const id = await currentSession(c, deps)
    if (id === null) return c.redirect('/my', 303)
    c.header('content-disposition', 'attachment; filename="my-data.json"')
    return c.json(await exportMyData(deps, id))
  })

  app.post('/my/erase', async (c) => {
    const id = await currentSession(c, deps)
    const { sure } = await c.req.parseBody()
    if (id === null) return c.redirect('/my', 303)
    if (sure !== '1') return c.html(await page(c, house, { asking: true }))
    const erased = await eraseMyData(deps, id)
    if (erased.complete) forgetSession(c)
    return c.html(await page(c, house, { erased }))
  })

  return app
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : ''
}

async function page(c: Context, house: TalkHouse, given: Partial<Shown>): Promise<string> {
  const { deps } = house
  const id = await currentSession(c, deps)
  const gone = given.erased?.complete ?? false
  const shown: Shown = {
    mine: id === null || gone ? null : await myCase(deps, id),
    facts: id === null || gone ? [] : await factsOf(deps, id),
    looked: null,
    typed: { number: '', last4: '' },
    asking: false,
    erased: null,
    ...given,
  }
  const bad = shown.looked !== null && shown.looked.kind !== 'found'
  const frame = await house.pageFrame(c)
  return subPage({
    frame,
    path: '/my',
    heading: w.my.title,
    ...(bad ? { title: w.errorTitle + w.title } : {}),
    children: (
      <>
        <section aria-labelledby="mine">
          <h2 id="mine">{w.my.mine}</h2>
          {shown.mine === null ? <p>{w.my.none}</p> : <CaseCard shown={shown.mine} now={deps.clock.now()} />}
        </section>
        <LookUp shown={shown} now={deps.clock.now()} />
        <Data shown={shown} />
      </>
    ),
  })
}

/** What is known, in the words of the read-back. */
async function factsOf(deps: PageDeps, id: string): Promise<[string, string][]> {
  const conversation = await deps.conversations.load(id)
  const state = foldConversation(conversation?.events ?? [])
  const started = conversation?.events.findLast(({ event }) => event.type === 'dialogue-started')?.event
  const intent = started?.type === 'dialogue-started' ? started.intent : null
  const own = deps.rules.dialogues.filter(({ id: name }) => name === intent)
  const steps = [...own, ...deps.rules.dialogues].flatMap((dialogue) => dialogue.steps)
  return Object.entries(state.slots).flatMap(([slot, held]): [string, string][] => {
    const words = held.kind === 'filled' ? slotWords(slot, held.value) : null
    const label = steps.find(({ slots }) => slots.includes(slot))?.label ?? (slot === 'harm' ? w.my.story : null)
    return words === null || label === null ? [] : [[label, words]]
  })
}

export const CaseCard: FC<{ shown: MyCase; now: Date }> = ({ shown, now }) => {
  const opened = beijing(new Date(shown.openedAt))
  const missing = shown.documents.filter(({ state }) => state === 'missing').map(({ name }) => name)
  const aid = shown.aid.map(({ kind, amount, item }) => (kind === 'cash' ? `${amount ?? ''}元` : (item ?? '')))
  const waiting = shown.firstContactAt === null && (shown.status === 'new' || shown.status === 'accepted')
  const rows: [string, string | null][] = [
    [w.my.status, w.statuses[shown.status]],
    [w.receipt.due, waiting ? w.receipt.dueWords(dueWords(new Date(shown.dueAt), now)) : null],
    [w.my.handled, shown.handledBy ?? shown.town],
    [w.my.opened, `${opened.month}月${opened.day}日`],
    [w.my.aid, aid.filter(Boolean).join('、') || null],
    [w.my.missing, missing.join('、') || null],
  ]
  return (
    <dl class="facts card">
      <div>
        <dt>{w.receipt.number}</dt>
        <dd class="number">{shown.number}</dd>
      </div>
      <div>
        <dt>{w.receipt.level}</dt>
        <dd>
          <LevelTag level={shown.level} />
        </dd>
      </div>
      {rows.map(([label, words]) =>
        words === null ? null : (
          <div>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

const LookUp: FC<{ shown: Shown; now: Date }> = ({ shown: { looked, typed }, now }) => (
  <section aria-labelledby="look">
    <h2 id="look">{w.my.look}</h2>
    {looked?.kind === 'refused' ? (
      <div class="faults" role="alert" tabindex={-1} autofocus id="faults">
        <p>
          <a href="#number">{looked.words}</a>
        </p>
        <p class="small">{w.errors.urgent}</p>
      </div>
    ) : null}
    {looked?.kind === 'found' ? <CaseCard shown={looked.case} now={now} /> : null}
    <form method="post" action="/my" class="field card">
      <label for="number">{w.my.number}</label>
      <input
        id="number"
        name="number"
        inputmode="numeric"
        autocomplete="off"
        placeholder={w.my.numberHint}
        value={typed.number}
      />
      <label for="last4">{w.my.last4}</label>
      <input id="last4" name="last4" inputmode="numeric" autocomplete="off" maxlength={4} value={typed.last4} />
      <button class="key main">{w.my.find}</button>
    </form>
  </section>
)

const Data: FC<{ shown: Shown }> = ({ shown: { facts, asking, erased } }) => (
  <section aria-labelledby="data">
    <h2 id="data">{w.my.data}</h2>
    {erased === null ? null : <ErasedWords erased={erased} />}
    <h3>{w.my.see}</h3>
    {facts.length === 0 ? (
      <p>{w.my.nothing}</p>
    ) : (
      <dl class="facts card">
        {facts.map(([label, words]) => (
          <div>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    )}
    <p>{w.my.change}</p>
    <p>
      <a class="key" href="/my/export" download>
        {w.my.export}
      </a>
    </p>
    <form method="post" action="/my/erase" class="field">
      {asking ? (
        <>
          <p role="alert">{w.my.eraseSure}</p>
          <button class="key danger" name="sure" value="1">
            {w.my.eraseYes}
          </button>
          <a class="key" href="/my">
            {w.my.eraseNo}
          </a>
        </>
      ) : (
        <button class="key">{w.my.erase}</button>
      )}
    </form>
  </section>
)

const ErasedWords: FC<{ erased: Erased }> = ({ erased: { erased, kept } }) => (
  <div class="card" role="status">
    {erased.length > 0 ? (
      <p>
        {w.my.erased}
        {erased.join('、')}
      </p>
    ) : null}
    {kept.map(({ what, why }) => (
      <p>
        {w.my.kept}
        {what}。{why}
      </p>
    ))}
  </div>
)
