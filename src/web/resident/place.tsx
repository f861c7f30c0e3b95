/** Choosing a place layer by layer, from the gazetteer: pages without script, and the names as one small file for the script. */
import { Hono, type Context } from 'hono'
import type { Child } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Gazetteer, Town } from '../../core/understanding/place/gazetteer.ts'
import { freshClientId } from './session.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'

export function placeRoutes(house: TalkHouse): Hono {
  const { gazetteer } = house.deps.rules
  const app = new Hono()
  const names = JSON.stringify(namesOf(gazetteer))

  app.get('/places.json', (c) =>
    c.body(names, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=86400' }),
  )
  /** `d` and `t` are positions in the gazetteer: no name of a place stands in the address. */
  app.get('/place', (c) => layer(c, house))
  return app
}

/** `[district, [[town, [village, …]], …]]`, as small as it gets. */
function namesOf(gazetteer: Gazetteer): [string, [string, string[]][]][] {
  return districtsOf(gazetteer).map((district) => [
    district,
    townsOf(gazetteer, district).map((town): [string, string[]] => [town.name, town.villages.map(({ name }) => name)]),
  ])
}

function districtsOf({ towns }: Gazetteer): string[] {
  return [...new Set(towns.map(({ county }) => county))]
}

function townsOf({ towns }: Gazetteer, district: string): Town[] {
  return towns.filter(({ county }) => county === district)
}

async function layer(c: Context, house: TalkHouse): Promise<Response> {
  const { gazetteer } = house.deps.rules
  const back = c.req.query('back') === '/review' ? '/review' : '/'
  const districts = districtsOf(gazetteer)
  const d = Number(c.req.query('d') ?? -1)
  const district = districts[d]
  const towns = district === undefined ? [] : townsOf(gazetteer, district)
  const t = Number(c.req.query('t') ?? -1)
  const town = towns[t]
  const more = back === '/' ? '' : `&back=${encodeURIComponent(back)}`
  const [heading, children] =
    district === undefined
      ? [w.place.pickDistrict, links(districts.map((name, index) => [`/place?d=${index}${more}`, name]))]
      : town === undefined
        ? [w.place.pickTown, links(towns.map(({ name }, index) => [`/place?d=${d}&t=${index}${more}`, name]))]
        : [w.place.pickVillage, villages(town, back)]
  return c.html(
    await subPage({
      frame: await house.pageFrame(c),
      path: '/place',
      heading,
      children: (
        <>
          {district === undefined ? null : (
            <p class="trail">
              {district}
              {town?.name ?? ''}{' '}
              <a href={town === undefined ? `/place?${more.slice(1)}` : `/place?d=${d}${more}`}>{w.place.up}</a>
            </p>
          )}
          {children}
        </>
      ),
    }),
  )
}

function links(entries: [href: string, name: string][]): Child {
  return (
    <ul class="choices grid">
      {entries.map(([href, name]) => (
        <li>
          <a class="key choice" href={href}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Every village as a key, and the town alone for who does not know more. */
function villages(town: Town, back: string): Child {
  const start = `place:${town.county}/${town.name}/`
  return (
    <form method="post" action="/" class="field">
      <input type="hidden" name="clientId" value={freshClientId()} />
      <input type="hidden" name="back" value={back} />
      <button class="key main" name="choice" value={start}>
        {w.place.onlyTown}
      </button>
      <div class="choices grid">
        {town.villages.map(({ name }) => (
          <button class="key choice" name="choice" value={start + name}>
            {name}
          </button>
        ))}
      </div>
    </form>
  )
}
