/** Two numbers in a report: of the one who is reported, and of whoever reports. Both are kept, each with whose it is. */
import { phoneWords } from '../../dialogue/read-back.ts'
import type { Heard } from '../hear.ts'
import { fillSlot } from './fill-slot.ts'
import { NEAR, officeOf, ownNumber, reportedOwner } from './teller.ts'
import { saidFor } from './told-later.ts'
import type { Turn } from '../turn.ts'

/** Slot: 187 5296 0318（周根生的）, beside the number of whoever reports. */
export const SUBJECT_PHONE = 'subjectPhone'

/** True: the number is that of the one reported and stands beside the reporter's, or what is held already says it. */
export function keepsBeside(turn: Turn, number: unknown, { text, input }: Heard): boolean {
  const held = turn.value('phone')
  if (!reports(turn) || input.choice !== undefined || typeof number !== 'string' || held === undefined) return false
  const owner = reportedOwner(text)
  if (owner === null) {
    if (held !== number && ownNumber(text) && isOfReported(turn)) moveAside(turn, text)
    return false
  }
  if (isOfReported(turn) || held === number) return false
  fillSlot(turn, SUBJECT_PHONE, `${phoneWords(number)}（${owner}的）`, text, 'extracted')
  return true
}

/** 周根生 of 病人叫周根生 手机187…; 科室 of 打科室 0511…; null where the number is one's own. */
export function ownerInReport(turn: Turn, text: string): string | null {
  return reports(turn) ? (reportedOwner(text) ?? officeOf(text)) : null
}

function reports(turn: Turn): boolean {
  return turn.dialogue()?.id === 'report-for-other' || NEAR.has(turn.value('relation'))
}

/** The number that is held was told as that of the one reported. */
function isOfReported(turn: Turn): boolean {
  return turn.value('phoneOf') !== undefined && reportedOwner(saidFor(turn, 'phoneOf')) !== null
}

/** 我的话打科室 0511…, after the patient's number: that one gives way, and stays. */
function moveAside(turn: Turn, text: string): void {
  const kept = `${phoneWords(String(turn.value('phone')))}（${String(turn.value('phoneOf'))}的）`
  fillSlot(turn, SUBJECT_PHONE, kept, text, 'extracted')
  turn.emit({ type: 'slots-cleared', slots: ['phone', 'phoneOf'] })
}
