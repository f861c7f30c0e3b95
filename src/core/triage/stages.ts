/** How far a clock has come that nobody has heard, and who is to be called then (issue 5.6, RU-2): worker → town lead → service centre. */

/** `worker`: whoever has the case, else the duty worker; `lead`: the lead of the town; `centre`: the service centre. */
export const ALERT_STAGES = ['worker', 'lead', 'centre'] as const
export type AlertStage = (typeof ALERT_STAGES)[number]
