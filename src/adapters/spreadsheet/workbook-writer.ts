/** Tables as .xlsx. Every text is written as text, so that no cell is ever calculated (CWE-1236). */
import type { SheetData } from 'write-excel-file/universal'
import type { Cell } from '../../core/table.ts'
import type { WorkbookWriter } from '../../ports/workbook-writer.ts'

/** Characters of a column: wide enough to read, narrow enough to see the next one. */
const WIDTH = { least: 8, most: 40 }

export function workbookWriter(): WorkbookWriter {
  return {
    async write({ name, head, rows }) {
      // Loaded when the first workbook is asked for: it is large and seldom.
      const { default: writeXlsxFile } = await import('write-excel-file/universal')
      const sheet: SheetData = [
        head.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ]
      const columns = head.map((title, at) => ({ width: widthOf([title, ...rows.map((row) => row[at] ?? null)]) }))
      const blob = await writeXlsxFile(sheet, { sheet: name.slice(0, 31), columns, stickyRowsCount: 1 }).toBlob()
      return new Uint8Array(await blob.arrayBuffer())
    },
  }
}

function cellOf(value: Cell) {
  if (value === null) return null
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}

function widthOf(values: readonly Cell[]): number {
  // Chinese characters are two columns wide.
  const longest = Math.max(...values.slice(0, 200).map((value) => String(value ?? '').length * 1.8))
  return Math.min(WIDTH.most, Math.max(WIDTH.least, Math.ceil(longest)))
}
