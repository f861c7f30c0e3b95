/** The table of docs/security.md as rows: what each role gets at each route, in its own town and in another's. */
import { readFileSync } from 'node:fs'
import { RIGHTS, type RoleName } from '../../src/core/rights.ts'

export type Cell = 'yes' | 'no' | 'filtered'
export interface Rule {
  /** `GET /cases/{number}`, without `/api/desk`. */
  route: string
  own: Record<RoleName, Cell>
  other: Record<RoleName, Cell>
}

/** The rows between the two rules of the table; a column or a word that nobody knows is a mistake, not a blank. */
export function readSecurityTable(markdown = readFileSync('docs/security.md', 'utf8')): Rule[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'))
  const head = lines.findIndex((line) => line.startsWith('| route |'))
  const columns = cellsOf(lines[head] ?? '').slice(1)
  return lines
    .slice(head + 2)
    .map(cellsOf)
    .map(([route = '', ...cells]) => ({ route: route.replaceAll('`', ''), ...ruleOf(route, columns, cells) }))
}

function ruleOf(route: string, columns: string[], cells: string[]): Pick<Rule, 'own' | 'other'> {
  const at = (column: string): Cell => {
    const cell = cells[columns.indexOf(column)]
    if (cell === 'yes' || cell === 'no' || cell === 'filtered') return cell
    throw new Error(`docs/security.md: ${route}, column ${column}: "${cell}"`)
  }
  const side = (town: 'own' | 'other') =>
    Object.fromEntries(
      (Object.keys(RIGHTS) as RoleName[]).map((role) => {
        const bound = `${role} ${town}`
        return [role, at(columns.includes(bound) ? bound : role)]
      }),
    ) as Record<RoleName, Cell>
  return { own: side('own'), other: side('other') }
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
