/** Whether the rules hear all alike: levels that people changed, by rule; and levels by area, age, channel and wording. */
import { equityTable, type Equity, type EquityTable } from '../../core/cases/equity.ts'
import { overridesByRule, type OverrideLine, type Overrides } from '../../core/cases/overrides.ts'
import type { FigureRow } from '../../core/cases/picks.ts'
import { caseFor } from '../../core/cases/redact.ts'
import { AGES, WORDINGS } from '../../core/cases/told.ts'
import { caseRow, COMPLAINT, seesCase } from '../../core/rights.ts'
import type { Level } from '../../core/triage/level.ts'
import type { Actor, DeskServices } from './deps.ts'
import { rowsInScope, within, type FigureDeps, type StatsQuery } from './stats.ts'

const LINES_MOST = 100

export async function overrides(
  deps: FigureDeps & Pick<DeskServices, 'cases' | 'rules'>,
  actor: Actor,
  query: StatsQuery & { rule?: string | undefined },
): Promise<Overrides> {
  const isWithin = within(query)
  const rows = (await rowsInScope(deps, actor, query.town)).filter((row) => seesCase(actor, caseRow(row)))
  const all = rows.flatMap((row) =>
    (row.marks.overrides ?? []).filter(({ at }) => isWithin(at)).map((mark) => ({ mark, row })),
  )
  const decided = rows.filter(({ openedAt }) => isWithin(openedAt)).map(({ marks }) => marks.rule ?? null)
  const found = overridesByRule(
    all.map(({ mark }) => mark),
    decided,
  )
  const shown = all
    .filter(({ mark }) => query.rule === undefined || (mark.rule ?? NO_RULE) === query.rule)
    .sort((a, b) => b.mark.at.localeCompare(a.mark.at))
    .slice(0, LINES_MOST)
  return {
    rules: found.map((rule) => ({ ...rule, ...ruleWords(deps, rule.rule) })),
    changes: await linesOf(deps, actor, shown),
    total: all.length,
  }
}

/** Asks for what a person had opened the case with. */
export const NO_RULE = 'none'

async function linesOf(
  { cases }: Pick<DeskServices, 'cases'>,
  actor: Actor,
  shown: readonly { mark: { at: string }; row: FigureRow }[],
): Promise<OverrideLine[]> {
  const numbers = [...new Set(shown.map(({ row }) => row.number))]
  const found = await Promise.all(numbers.map((number) => cases.find(number)))
  const words = new Map(
    found.flatMap((one) => (one === null ? [] : [[one.number, caseFor(actor, one).overrides ?? []]])),
  )
  return shown.flatMap(({ mark, row: { number, town } }) => {
    const whole = words.get(number)?.find(({ at }) => at === mark.at)
    return whole === undefined ? [] : [{ ...whole, number, town }]
  })
}

/** Rules that raise a level over time stand in the code, not in the table (dialogues.md RU). */
const RAISING: Readonly<Record<string, string>> = {
  'RU-2': '到点没人联系，升一级',
  'RU-3': '72小时内又来求助，升一级',
  'RU-4': '有新情况，重新判断',
  'RU-6': '孩子自己来说',
}

function ruleWords({ rules }: Pick<DeskServices, 'rules'>, id: string | null): { text: string; level: Level | null } {
  const rule = rules.triage.rules.find((one) => one.id === id)
  if (rule) return { text: rule.text, level: rule.level }
  return { text: id === null ? '登记时由人定的级别' : (RAISING[id] ?? ''), level: null }
}

/** Where nobody knows. */
export const UNKNOWN = 'unknown'

/** Complaints ask for nobody's rescue: they are left out. The counted level is the one that a case has now. */
export async function equity(deps: FigureDeps, actor: Actor, query: StatsQuery): Promise<Equity> {
  const isWithin = within(query)
  const rows = (await rowsInScope(deps, actor, query.town)).filter(
    ({ openedAt, incident }) => isWithin(openedAt) && incident !== COMPLAINT,
  )
  const table = (of: (row: FigureRow) => string, order: readonly string[]): EquityTable =>
    equityTable(
      rows.map((row) => ({ group: of(row), level: row.level })),
      order,
    )
  return {
    total: rows.length,
    area: table(({ district }) => district ?? UNKNOWN, []),
    age: table(({ marks }) => marks.told?.age ?? UNKNOWN, AGES),
    channel: table(({ channel }) => channel, ['web', 'wechat', 'telegram', 'phone']),
    wording: table(({ marks }) => marks.told?.wording ?? UNKNOWN, WORDINGS),
  }
}
