/** What a clock of a case may say to its resident. */

/** Sentences to the resident, by their names in the messages. */
export type RingWords =
  | 'nobody'
  | 'nobodyStill'
  | 'nobodyUrgent'
  | 'dueSoon'
  | 'overdue'
  | 'answerLate'
  | 'papersSoon'
  | 'papersDue'
