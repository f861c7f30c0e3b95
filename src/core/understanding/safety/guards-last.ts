/** Fragments that hold only where the whole text lacks something: `(?<=^(?![^]*抢救)[^]*)住院`. */

const GUARD = '(?<=^(?!'

/**
 * The same expression with such a guard behind the words it guards. In front it reads the whole text at every character; behind, only where the
 * words were found, which is seldom. It looks at the same text from there, so that what matches stays what it was.
 */
export function guardsLast(source: string): string {
  if (!source.includes(GUARD)) return source
  return alternatives(source).map(guardLast).join('|')
}

function guardLast(alternative: string): string {
  if (!alternative.startsWith(GUARD)) return alternative
  const end = closingOf(alternative, 0)
  return end === null ? alternative : alternative.slice(end + 1) + alternative.slice(0, end + 1)
}

/** Parts between the bars that stand in no group and no class. */
function alternatives(source: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const [index, sign] of signsOf(source)) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (sign !== '|' || depth > 0) continue
    parts.push(source.slice(start, index))
    start = index + 1
  }
  return [...parts, source.slice(start)]
}

/** Index of the bracket that closes the one at `open`. */
function closingOf(source: string, open: number): number | null {
  let depth = 0
  for (const [index, sign] of signsOf(source)) {
    if (index < open) continue
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return index
  }
  return null
}

/** Signs that mean something to the structure: neither escaped nor inside a class. */
function* signsOf(source: string): Generator<[number, string]> {
  let isClass = false
  for (let index = 0; index < source.length; index += 1) {
    const sign = source.charAt(index)
    if (sign === '\\') index += 1
    else if (isClass) isClass = sign !== ']'
    else if (sign === '[') isClass = source.charAt(index + 1) !== '^' || source.charAt(index + 2) !== ']'
    else yield [index, sign]
    // [^] is a class of its own: every sign.
    if (sign === '[' && !isClass) index += 2
  }
}
