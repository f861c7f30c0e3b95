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
