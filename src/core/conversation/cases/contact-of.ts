/** How somebody is to be reached, as the case shows it to whoever takes it. */
import type { Case } from '../../cases/case.ts'
import { tellsPhoneRead } from '../asking/teller.ts'
import { SUBJECT_PHONE } from '../asking/two-numbers.ts'
import { ownWordsOf } from '../state.ts'
import type { Turn } from '../turn.ts'

/** Name, number and relation, and in `how` every wish and warning that goes with them. */
export function contactOf(turn: Turn): Case['contact'] {
  const owner = turn.value('phoneOf') as string | undefined
  const told = [
    (turn.value('contactHow') as string | undefined) ??
      (turn.state.slots['phone']?.kind === 'declined' ? '就在这里联系' : null),
    phoneRead(turn),
    turn.value('contactWhen') as string | undefined,
    owner === undefined || turn.value('phone') === undefined ? null : `电话是${owner}的`,
    turn.value(SUBJECT_PHONE) as string | undefined,
  ].filter(Boolean)
  return {
    name: (turn.value('name') as string | undefined) ?? null,
    phone: (turn.value('phone') as string | undefined) ?? null,
    relation: String(turn.value('relation') ?? 'self'),
    how: told.length > 0 ? told.join('，') : null,
  }
}

/** 这个手机他晓得密码: whoever writes or calls must know it first. */
function phoneRead({ state }: Turn): string | null {
  const told = state.quiet && ownWordsOf(state).some((text) => tellsPhoneRead(text))
  return told ? '对方能看这部手机，没到约好的时候别发别打' : null
}
