/** A worker gives the floor back to the bot, which takes up the open question. */
import type { WorkerRef } from '../core/conversation/events.ts'
import { handBack as decideHandBack } from '../core/conversation/asides/human-turn.ts'
import { setSilence } from '../core/conversation/silence.ts'
import { Turn } from '../core/conversation/turn.ts'
import { changeConversation } from './change-conversation.ts'
import { worldFor, type TurnDeps } from './gather-world.ts'
import { changeOf, startOf } from './receive-message.ts'

/** False when this worker does not hold the floor; nothing is written then. */
export async function handBack(
  deps: TurnDeps,
  id: string,
  worker: WorkerRef,
  instruction: string | null,
): Promise<boolean> {
  const { result } = await changeConversation<boolean>(deps, id, async (loaded) => {
    if (loaded.state.floor !== 'human' || loaded.state.holder?.id !== worker.id) return { result: false, events: [] }
    const turn = new Turn(startOf(loaded), await worldFor(deps, loaded, null))
    decideHandBack(turn, worker, instruction)
    setSilence(turn)
    return { ...changeOf(turn, loaded), result: true }
  })
  return result
}
