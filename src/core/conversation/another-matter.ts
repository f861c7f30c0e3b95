/** A second matter for another person gets a case of its own, and never moves the first one's place (dialogues T28, U9). */
import type { Heard } from './hear.ts'
import { hasOpenCase, type Turn } from './turn.ts'

/** 另外我婆婆…: what follows is not more of the same. */
const STARTS = /^(?:另外|还有(?:一?[件个])?|再(?:说|报|问)一?[件个]|此外|对了|顺便|我还要?(?:帮|替|报|说))/
const OTHERS: ReadonlySet<unknown> = new Set([
  'family',
  'neighbour',
  'village_officer',
  'hospital',
  'police',
  'volunteer',
])

/** After sending, trouble is told of somebody else than the case is about. */
export function isAnotherMatter(turn: Turn, heard: Heard): boolean {
  const { state } = turn
  if (!hasOpenCase(state) || state.dialogue !== null || state.openStep !== null || state.floor !== 'bot') return false
  if (heard.input.choice !== undefined || heard.question || heard.text.includes('也')) return false
  const { relation } = heard.extracted
  if (!OTHERS.has(relation) || !tellsTrouble(heard)) return false
  // My mother, in the case about my mother, is no other matter unless the words say so.
  return STARTS.test(heard.text) || (relation !== 'family' && relation !== turn.case?.reportedBy)
}

function tellsTrouble({ route, dangers, asks, extracted }: Heard): boolean {
  const need = extracted['incident'] !== undefined || extracted['food'] === false || extracted['shelter'] === false
  return dangers.length + asks.length > 0 || need || route === 'start_help_request'
}
