/** Room for a wide table: it scrolls sideways on its own, also by keyboard. */
import type { ReactNode } from 'react'

export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="table-box" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
