/** How urgent, in shape, word and colour: never by colour alone (ux §5.2). */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Level } from '../../core/triage/level.ts'

const SHAPES: Readonly<Record<Level, string>> = {
  P0: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zm3 4v8h2V6zm0 10v2h2v-2z',
  P1: 'M12 2 23 21H1z',
  P2: 'M3 3h18v18H3z',
  P3: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12z',
}

export const LevelTag: FC<{ level: Level }> = ({ level }) => (
  <span class={`level ${level.toLowerCase()}`}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[level]} fill-rule="evenodd" />
    </svg>
    {w.levels[level]}
  </span>
)
