/** What a pressed key is called in the talk: the words on it, never its id. */
import type { PageDeps } from './deps.ts'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { MENU } from '../../core/conversation/decide.ts'
import { labelOf, talkView } from './talk-view.ts'

const OWN: Readonly<Record<string, string>> = {
  'cmd:human': '转人工',
  'cmd:edit': '改一改',
  'cmd:late': w.receipt.late,
  'cmd:status': w.receipt.progress,
}

export async function labelOfChoice(deps: PageDeps, id: string, choice: string): Promise<string> {
  if (choice.startsWith('place:')) return choice.slice('place:'.length).replaceAll('/', '')
  const conversation = await deps.conversations.load(id)
  const shown = conversation === null ? null : labelOf(talkView(deps, conversation, deps.clock.now()), choice)
  return shown ?? OWN[choice] ?? MENU.find((entry) => entry.id === choice)?.label ?? w.chosen
}
