/** The duty switch of each colleague, as it was last set. */
export interface DutyState {
  staffId: string
  isOn: boolean
  at: string
}

export interface DutyStore {
  all(): Promise<DutyState[]>
  set(state: DutyState): Promise<void>
}
