/** Every engine of the search bench, ours first. */
import type { Engine } from './engine.ts'
import { OWN } from './own.ts'
import { VECTORS } from './vectors.ts'
import { WORDS } from './words.ts'

export const ENGINES: readonly Engine[] = [...OWN, ...WORDS, ...VECTORS]
