/** A try-out of a talk as it is shown: each turn with what was understood and decided. */
import type { Reason } from '../cases/case.ts'
import type { Floor } from '../conversation/events.ts'
import type { Message } from '../reply.ts'
import type { Level } from '../triage/level.ts'

export interface PlayedSlot {
  slot: string
  label: string
  /** null: asked, and not known or not told. */
  words: string | null
  how: 'extracted' | 'answered' | 'corrected' | 'worker' | 'unknown' | 'declined'
}

/** How the talk stands after a turn. */
export interface Played {
  said: string
  replies: Message[]
  floor: Floor
  level: Level
  /** Rules that fired, the deciding first. */
  reasons: Reason[]
  dialogue: { id: string; title: string; step: string | null; answered: number; total: number } | null
  slots: PlayedSlot[]
  /** A case would stand open now. */
  hasCase: boolean
}
