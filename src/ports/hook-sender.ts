/** Posts one message to another system's address; follows no redirection and reaches nothing inside that the settings do not name. */
export type HookOutcome = { status: number } | { error: 'timeout' | 'unreachable' | 'refused-address' }

export interface HookSender {
  /** Gives up by itself within 12 seconds; the answer's body is not read. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<HookOutcome>
}
