/** A plain table under one row of headings, in a box of its own width. */
import type { ReactNode } from 'react'
import { TableBox } from './table-box.tsx'

export function HeadedTable({
  label,
  heads,
  children,
}: {
  label: string
  heads: readonly string[]
  children: ReactNode
}) {
  return (
    <TableBox label={label}>
      <table className="dialogue-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableBox>
  )
}
