/** Which matter an alert is about, and the call that stands about it. */
import { callsOut, type CallOut } from '../../core/dispatch/call-out.ts'
import type { CaseRegister } from '../desk/case-register.ts'
import type { OpenAlert } from '../../ports/conversation-store.ts'

/** The matter of an alert: its case, also where only another alert of the same talk names it; else the talk. */
export function matterOf(alert: OpenAlert, all: readonly OpenAlert[]): string {
  const { conversationId, caseNumber } = alert
  if (caseNumber !== null) return caseNumber
  const named = all.find((one) => one.conversationId === conversationId && one.caseNumber !== null)
  return (conversationId === null ? null : named?.caseNumber) ?? conversationId ?? alert.id
}

/** The call that stands about the matter of an alert. */
export function callOutOf(
  alert: OpenAlert,
  all: readonly OpenAlert[],
  standing: readonly CallOut[],
): CallOut | undefined {
  if (!callsOut(alert)) return undefined
  const matter = matterOf(alert, all)
  return standing.find(({ ref, alertId }) => ref === matter || alertId === alert.id)
}

/** The alerts that still call: not those of a case in which somebody reached out, or which left the desk, since they rang. */
export async function stillCalling<One extends OpenAlert>(
  register: Pick<CaseRegister, 'rows'>,
  alerts: readonly One[],
): Promise<One[]> {
  const calling = alerts.filter(callsOut)
  if (calling.length === 0) return calling
  const rows = new Map((await register.rows()).map((row) => [row.number, row]))
  return calling.filter((alert) => {
    const row = rows.get(matterOf(alert, alerts))
    const acted = [row?.lastContactAt, row?.firstContactAt, row?.marks.leftAt]
    return acted.every((at) => !at || at <= alert.at)
  })
}
