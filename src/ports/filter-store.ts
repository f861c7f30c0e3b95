/** Filters of a list that somebody keeps under a name. A query holds no personal data: it may stand in an address. */
export interface SavedFilter {
  id: string
  staffId: string
  name: string
  /** As it stands behind the `?` of the list's address. */
  query: string
  at: string
}

export interface FilterStore {
  /** Oldest first. */
  of(staffId: string): Promise<SavedFilter[]>
  put(filter: SavedFilter): Promise<void>
  /** False when this person has no such filter. */
  remove(staffId: string, id: string): Promise<boolean>
}
