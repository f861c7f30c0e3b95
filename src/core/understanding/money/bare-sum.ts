/** A sum and nothing else. */

/** 三千二, 大概两万把, 800块; 三 and 12 name anything. */
const BARE_SUM =
  /^(?:大概|大约|约|差不多|一共|总共|就|有)*(?:[\d.]+(?:万|千|百|块|元|w)|[一二两三四五六七八九十几]+(?:万|千|百)[一二两三四五六七八九十几千百]*|[一二两三四五六七八九十几百千万]+(?:块|元))(?:[多来把]|左右|块|元|钱|吧|的样子)*$/i

/** Whether these words are a sum: short, and a fact all the same. */
export function isBareSum(text: string): boolean {
  return BARE_SUM.test(text.trim())
}
