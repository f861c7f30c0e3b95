/** Writing tables as workbooks, for offices that work in spreadsheets. */
import type { Table } from '../core/table.ts'

/** Writes a table as a workbook (.xlsx). */
export interface WorkbookWriter {
  write(table: Table): Promise<Uint8Array>
}
