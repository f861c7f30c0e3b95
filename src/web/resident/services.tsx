/** /services: the services that can be asked for, by class; read from the dialogue that takes them, so that both always agree. */
import { Hono, type Context } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Dialogue, Step, StepChoice } from '../../core/dialogue/schema.ts'
import { receiveMessage } from '../../services/receive-message.ts'
import type { PageDeps } from './deps.ts'
import { freshClientId } from './session.ts'
import { subPage } from './sub-page.tsx'
import { viewOf, type TalkHouse } from './talk-routes.ts'

const DIALOGUE = 'service-request'
const CLASS = 'serviceClass'

export interface ServiceClass {
  id: string
  name: string
  items: { id: string; name: string }[]
}

/** Classes with their items, in the order of the dialogue. */
export function serviceClasses(dialogues: readonly Dialogue[]): ServiceClass[] {
  const steps = dialogues.find(({ id }) => id === DIALOGUE)?.steps ?? []
  const named = ({ id, label }: StepChoice) => ({ id, name: label })
  return (steps.find(({ slots }) => slots.includes(CLASS))?.choices ?? []).map((choice) => ({
    ...named(choice),
    items: steps.filter((step) => classOf(step) === choice.id).flatMap(({ choices }) => choices.map(named)),
  }))
}

function classOf({ when }: Step): unknown {
  return when !== undefined && 'is' in when && when.is[0] === CLASS ? when.is[1] : null
}

export function serviceRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()
  app.get('/services', async (c) => c.html(await page(c, house)))
  app.post('/services', async (c) => {
    const { item, clientId } = await c.req.parseBody()
    const [group, name] = typeof item === 'string' ? item.split('/') : []
    const found = serviceClasses(deps.rules.dialogues).find(({ id }) => id === group)
    if (!found?.items.some(({ id }) => id === name) || typeof clientId !== 'string' || !/^[\w.-]{8,80}$/.test(clientId))
      return c.redirect('/services', 303)
    const id = await house.open(c, clientId)
    await askFor(deps, id, clientId, [`start:${DIALOGUE}`, found.id, name ?? ''])
    return c.redirect('/#latest', 303)
  })
  return app
}

/** Presses the keys that the talk itself would show, one after the other, as far as it asks for them: danger goes first there. */
async function askFor(deps: PageDeps, id: string, clientId: string, choices: readonly string[]): Promise<void> {
  for (const [nth, choice] of choices.entries()) {
    const { items } = await viewOf(deps, id)
    const asked = items.some(({ open, message }) => open && message.choices?.some((shown) => shown.id === choice))
    if (nth > 0 && !asked) continue
    await receiveMessage(deps, id, { clientId: `${clientId}.${nth}`, channel: 'web', text: '', choice })
  }
}

async function page(c: Context, house: TalkHouse): Promise<string> {
  const formId = freshClientId()
  return subPage({
    frame: await house.pageFrame(c),
    path: '/services',
    heading: w.services.title,
    title: `${w.services.title} · ${w.title}`,
    children: (
      <>
        <p>{w.services.about}</p>
        <form method="post" action="/services">
          <input type="hidden" name="clientId" value={formId} />
          {serviceClasses(house.deps.rules.dialogues).map((group) => (
            <Group group={group} />
          ))}
        </form>
        <p class="small">{w.services.note}</p>
      </>
    ),
  })
}

const Group: FC<{ group: ServiceClass }> = ({ group: { id, name, items } }) => (
  <section aria-labelledby={`class-${id}`}>
    <h2 id={`class-${id}`}>{name}</h2>
    <div class="choices grid">
      {items.map((item) => (
        <button class="key choice" name="item" value={`${id}/${item.id}`}>
          {item.name}
        </button>
      ))}
    </div>
  </section>
)
