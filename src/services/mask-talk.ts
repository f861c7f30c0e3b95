/** Takes the name and the numbers of a person who did not agree to them out of everything that is stored of the talk. */
import { contactsIn, maskEvent } from '../core/conversation/mask-talk.ts'
import { maskKnown, SPOKEN } from '../core/understanding/mask-contact.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'

export async function maskTalk(conversations: ConversationStore, id: string): Promise<void> {
  const talk = await conversations.load(id)
  if (talk === null) return
  const known = contactsIn(talk.events)
  await conversations.rewrite(id, {
    event: (event) => maskEvent(event, known),
    text: (text) => maskKnown(text.replace(SPOKEN, '［号码］'), known),
  })
}
