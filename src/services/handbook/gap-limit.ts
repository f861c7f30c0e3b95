/** Gaps looked at together: more than a desk works through, and each is unsealed for it. */
export const GAPS_MOST = 1_000
