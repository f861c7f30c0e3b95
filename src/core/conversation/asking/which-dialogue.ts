/** Which dialogue a message leads into: by key, by name, by who tells it, by what happened, else by its route. */
import type { Dialogue } from '../../dialogue/schema.ts'
import type { Heard } from '../hear.ts'
import { afterPolicy, dialogueOfTeller, namedDialogue } from './named-dialogue.ts'
import { isNeeded } from '../cases/papers-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** The dialogue that a message without an open one leads into; null: none. */
export function opened(turn: Turn, heard: Heard): Dialogue | null {
  const { choice } = heard.input
  if (choice?.startsWith('start:')) {
    const wanted = turn.dialogue(choice.slice('start:'.length))
    return wanted !== null && isNeeded(wanted, turn.case) ? wanted : null
  }
  const named = namedDialogue(turn, heard)
  if (named !== null) return named
  const home = afterPolicy(turn, heard)
  if (home !== null) return home
  const forOther = reporterDialogue(turn, heard)
  if (forOther !== null) return forOther
  if (tellsOwnTrouble(heard)) return turn.dialogue('emergency-help')
  return turn.world.rules.dialogues.find(({ opens }) => opens.routes.includes(heard.route)) ?? null
}

/** 我是村里的，有个老人摔断腿: an office that tells of trouble reports for somebody else. */
function reporterDialogue(turn: Turn, heard: Heard): Dialogue | null {
  // With an own case open, who else appears in the story reports nothing.
  if (hasOpenCase(turn.state) && turn.case?.reportedBy === 'self') return null
  const asksForOne = FOR_ONE.test(heard.text) && OFFICES.has(String(heard.extracted['relation']))
  if (heard.question && !asksForOne) return null
  if (heard.route !== 'start_help_request' && !tellsOwnTrouble(heard) && !asksForOne) return null
  return dialogueOfTeller(turn, heard.extracted['relation'])
}

/** 我是医院护士 替一个病人问问能不能救助: asked for somebody who is there, and no question of policy. */
const FOR_ONE =
  /(?:替|帮|代|给|有)(?:我们?)?[^，,。 ]{0,8}(?:病人|患者|伤者|村民|邻居|孩子|居民|住户|一户|一家|老人|残疾人)[^，,。 ]{0,4}(?:问|咨询|打听|求助|申请|反映)/
const OFFICES: ReadonlySet<string> = new Set(['hospital', 'village_officer', 'police', 'volunteer'])

/** 厂倒了，我失业了，丹阳珥陵，电话…: what happened and where or whom to call is no question to a handbook. */
export function tellsOwnTrouble({ question, extracted, input }: Heard): boolean {
  if (question || input.choice !== undefined) return false
  const needs = extracted['food'] === false || extracted['shelter'] === false
  const happened = extracted['incident'] !== undefined || needs
  return needs || (happened && (extracted['place'] !== undefined || extracted['phone'] !== undefined))
}
