/** What changed between two texts, line by line, in the order of reading. */

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond this many cells of the table the middle is shown as wholly exchanged; no article comes near. */
const CELLS_MOST = 4_000_000

export function diffLines(before: string, after: string): DiffLine[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const head = sharedHead(old, now)
  const tail = sharedTail(old, now, head)
  return [
    ...lines('same', old.slice(0, head)),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...lines('same', old.slice(old.length - tail)),
  ]
}

export function countChanges(diff: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']): number => diff.filter((line) => line.kind === kind).length
  return { added: count('added'), removed: count('removed') }
}

function sharedHead(old: readonly string[], now: readonly string[]): number {
  let at = 0
  while (at < old.length && at < now.length && old[at] === now[at]) at += 1
  return at
}

function sharedTail(old: readonly string[], now: readonly string[], head: number): number {
  let count = 0
  while (
    count < old.length - head &&
    count < now.length - head &&
    old[old.length - 1 - count] === now[now.length - 1 - count]
  )
    count += 1
  return count
}

function lines(kind: DiffLine['kind'], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ kind, text }))
}

/** The longest common subsequence, walked from the front; removed lines stand before added ones. */
function middle(old: readonly string[], now: readonly string[]): DiffLine[] {
  if (old.length * now.length > CELLS_MOST) return [...lines('removed', old), ...lines('added', now)]
  const width = now.length + 1
  const longest = new Uint32Array((old.length + 1) * width)
  const cell = (row: number, column: number): number => longest[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        old[row] === now[column]
          ? cell(row + 1, column + 1) + 1
          : Math.max(cell(row + 1, column), cell(row, column + 1))
    }
  }
  const diff: DiffLine[] = []
  let row = 0
  let column = 0
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) {
      diff.push({ kind: 'same', text: old[row] ?? '' })
      row += 1
      column += 1
    } else if (cell(row + 1, column) >= cell(row, column + 1)) diff.push({ kind: 'removed', text: old[row++] ?? '' })
    else diff.push({ kind: 'added', text: now[column++] ?? '' })
  }
  return [...diff, ...lines('removed', old.slice(row)), ...lines('added', now.slice(column))]
}
