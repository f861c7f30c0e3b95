/** An evaluation for the eye: the misses, then the summary. */

export function printTable(lines: readonly object[], results: readonly object[], summary: object): void {
  results.forEach((result, at) => {
    if (isMiss(result)) console.log(`✗ ${JSON.stringify(result)}\n  ${JSON.stringify(lines[at] ?? {})}`)
  })
  console.log('')
  for (const [key, value] of Object.entries(summary)) console.log(`${key.padEnd(16)} ${show(value)}`)
}

function isMiss(result: object): boolean {
  return ('right' in result && result.right === false) || 'error' in result
}

function show(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
