/** A level as shape, word and colour, in this order of importance: octagon, triangle, square, ring (ux.md §5.2). */
import type { Level } from '../types.ts'
import { inbox, LEVEL_WORDS } from '../words.ts'

const SHAPES = {
  P0: (
    <>
      <path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" fill="currentColor" />
      <path d="M7.1 3.6h1.8l-.3 5.4H7.4zM7.1 10.4h1.8v1.9H7.1z" className="level-cut" />
    </>
  ),
  P1: <path d="M8 1.5 15.2 14H.8z" fill="currentColor" />,
  P2: <path d="M2 2h12v12H2z" fill="currentColor" />,
  P3: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2.6" />,
} as const satisfies Record<Level, unknown>

export function LevelShape({ level }: { level: Level }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" className="level-shape">
      {SHAPES[level]}
    </svg>
  )
}

export function LevelTag({ level }: { level: Level | null }) {
  if (level === null) return <span className="level none">{inbox.noLevel}</span>
  return (
    <span className={`level ${level.toLowerCase()}`}>
      <LevelShape level={level} />
      {LEVEL_WORDS[level]}
    </span>
  )
}
