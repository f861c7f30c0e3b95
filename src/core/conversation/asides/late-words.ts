/** 没人找我: words about being called, not about the hardship; they raise a case and belong to no story. */
export const LATE = /没人(找|联系|打|理)我|到点没人|没有?人(打(?!人|架|他|她|孩)|给我打|联系)|怎么还没(人|来)/
/** 手机快没电了 is about the phone. */
const BATTERY = /手机[^，,。 ]{0,6}(?:没电|低电|关机)/
/** Longer words tell something besides. */
const SHORT = 14

export function isAboutCalling(text: string): boolean {
  return (
    text.length <= SHORT && (LATE.test(text) || BATTERY.test(text) || /^(看?查?进度|转?人工|更难了|差不多)/.test(text))
  )
}

/** 昨天那个事没人管 speaks of the help that did not come, not of anybody at home who is left alone. */
const OF_HELP =
  /(?:事|求助|单子|案子|申请|报的|讲的|说的)[^，,。 ]{0,6}没(?:有|得)?人[^，,。 ]{0,3}(?:管|问|理|接|办|回|来)|没(?:有|得)?人[^，,。 ]{0,2}(?:过问|联系|回话|接手)|(?:鬼|人)影子?[^，,。 ]{0,4}(?:没|不见)|(?:谁|哪个|哪位)[^，,。 ]{0,3}(?:在)?(?:管|负责)(?:我|这)/

/** The words without what they say of waiting for the help: triage reads a hardship, not a complaint about us. */
export function withoutHelpTalk(text: string): string {
  return text
    .split(/(?<=[，,。！!？? ])/)
    .filter((clause) => !OF_HELP.test(clause))
    .join('')
    .trim()
}
