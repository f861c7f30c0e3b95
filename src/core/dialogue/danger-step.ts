/** Which of two questions of one kind fits the words that raised the doubt: a fall, or a chest that is tight. */
import { anyOf } from '../understanding/safety/pattern.ts'
import type { DangerStep } from './schema.ts'

/** A step without words of its own fits whatever was said. `phrase`: the words that were found, folded. */
export function fitsWords({ words }: Pick<DangerStep, 'words'>, phrase: string): boolean {
  return words.length === 0 || anyOf(words, {}).test(phrase)
}
