/** Tables as CSV for spreadsheets in use here: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would calculate (CWE-1236). */

const MARK = '\uFEFF'
/** What makes a spreadsheet see a formula, also behind blanks and in full width. */
const FORMULA = /^[\s\u00A0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/

export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows of a CSV text, quoted cells and line ends of every kind; a tab or semicolon separates when the first line has no comma. */
export function parseCsv(text: string): string[][] {
  const body = text.startsWith(MARK) ? text.slice(1) : text
  const firstLine = body.slice(0, body.search(/[\r\n]|$/))
  const separator = [',', '\t', ';'].find((one) => firstLine.includes(one)) ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let isQuoted = false
  const endRow = (): void => {
    row.push(value)
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
    value = ''
  }
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? ''
    if (isQuoted) {
      if (char !== '"') value += char
      else if (body[at + 1] === '"') {
        value += '"'
        at += 1
      } else isQuoted = false
    } else if (char === '"' && value === '') isQuoted = true
    else if (char === separator) {
      row.push(value)
      value = ''
    } else if (char === '\n' || char === '\r') endRow()
    else value += char
  }
  endRow()
  return rows
}
