/** Inline icons, 24 px, always beside a word. */
import type { ReactNode } from 'react'

function icon(shape: ReactNode): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shape}
    </svg>
  )
}

export const icons = {
  inbox: icon(<path d="M4 13h4l1.5 3h5L16 13h4M4 13l3-8h10l3 8v6H4z" />),
  cases: icon(<path d="M6 3h9l3 3v15H6zM9 9h6M9 13h6M9 17h4" />),
  board: icon(<path d="M4 4h4.5v16H4zM10 4h4.5v10H10zM16 4h4.5v13H16z" />),
  phone: icon(<path d="M6 3h3l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z" />),
  eye: icon(
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>,
  ),
  stats: icon(<path d="M4 20V10M10 20V4M16 20v-8M3 20h18" />),
  people: icon(
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3.5 5.5" />
    </>,
  ),
  shield: icon(<path d="M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5" />),
  book: icon(<path d="M12 6c-2-1.6-5-2-8-2v14c3 0 6 .4 8 2 2-1.6 5-2 8-2V4c-3 0-6 .4-8 2zM12 6v14" />),
  question: icon(<path d="M4 4h16v12H11l-4 4v-4H4zM10 8.5a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6.9v.3M12 13.8v.1" />),
  gauge: icon(<path d="M4 18a8.5 8.5 0 1 1 16 0M12 15l4-5M12 15v.1" />),
  bell: icon(<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4" />),
  search: icon(
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="M15 15l5.5 5.5" />
    </>,
  ),
  back: icon(<path d="M15 5l-7 7 7 7" />),
}
