// The shapes of everything the slot readers give back.

export type Vulnerable = 'infant' | 'child' | 'elder' | 'disabled' | 'pregnant' | 'ill'

export type Relation = 'self' | 'family' | 'neighbour' | 'village_officer' | 'hospital' | 'police' | 'volunteer'

export type Incident =
  | 'fire'
  | 'flood_storm'
  | 'traffic'
  | 'illness'
  | 'injury'
  | 'job_loss'
  | 'death'
  | 'violence'
  | 'homeless'
  | 'child_neglect'
  | 'elder_neglect'
  | 'suicide'
  | 'gas_poison'
  | 'scam'
  | 'utility_cut'
  | 'disability'
  | 'education'
  | 'other'

/** An interval of time, ISO 8601 with +08:00, both ends inclusive. */
export interface TimeRange {
  from: string
  to: string
  precision: 'minute' | 'hour' | 'part' | 'day' | 'week' | 'month' | 'year'
}

export interface Place {
  county: string | null
  town: string | null
  village: string | null
  detail?: string
}

export interface Household {
  total: number | null
  adults: number | null
  children: number | null
  elders: number | null
}
