/** An evaluation for the eye: the misses, then the summary. */

export function printTable(lines: readonly object[], results: readonly object[], summary: object): void {
  results.forEach((result, at) => {
    if (isMiss(result)) console.log(`✗ ${JSON.stringify(result)}\n  ${JSON.stringify(lines[at] ?? {})}`)
  })
  console.log('')
  for (const [key, value] of Object.entries(summary)) {
    if (isGroups(value)) printGroups(key, value)
    else console.log(`${key.padEnd(16)} ${show(value)}`)
  }
}

type Groups = Record<
  string,
  { n: number; levels: Record<string, number>; red: { of: number; heard: number; recall: number | null } }
>

/** Levels by group of the bias suite, a line each. */
function isGroups(value: unknown): value is Groups {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => typeof one === 'object' && one !== null && 'red' in one)
  )
}

function printGroups(key: string, groups: Groups): void {
  console.log(`\n${key}`)
  for (const [name, { n, levels, red }] of Object.entries(groups)) {
    const counts = Object.entries(levels).map(([level, count]) => `${level} ${String(count).padStart(3)}`)
    const recall = red.recall === null ? '-' : `${red.recall.toFixed(1)} %`
    console.log(
      `  ${name.padEnd(14)} n ${String(n).padStart(3)}  ${counts.join('  ')}  red ${red.heard}/${red.of} ${recall}`,
    )
  }
}

function isMiss(result: object): boolean {
  return ('right' in result && result.right === false) || 'error' in result
}

function show(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
