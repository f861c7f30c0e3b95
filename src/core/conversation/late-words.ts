/** 没人找我: words about being called, not about the hardship; they raise a case and belong to no story. */
export const LATE = /没人(找|联系|打|理)我|到点没人|没有?人(打|给我打|联系)|怎么还没(人|来)/
/** 手机快没电了 is about the phone. */
const BATTERY = /手机[^，,。 ]{0,6}(?:没电|低电|关机)/
/** Longer words tell something besides. */
const SHORT = 14

export function isAboutCalling(text: string): boolean {
  return (
    text.length <= SHORT && (LATE.test(text) || BATTERY.test(text) || /^(看?查?进度|转?人工|更难了|差不多)/.test(text))
  )
}
