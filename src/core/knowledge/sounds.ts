/**
 * How characters sound: syllables without tones of the 5,291 common characters (syllables.json, made once with pinyin-pro 3.29.4),
 * and the fold that many speakers of the region make (z/zh, l/n, an/ang).
 */
import syllables from './syllables.json' with { type: 'json' }

const CHARACTERS: ReadonlyMap<string, string> = new Map(Object.entries(syllables))
const LONGEST = Math.max(...[...CHARACTERS.keys()].map((syllable) => syllable.length))

const SOUNDS_OF = new Map<string, string[]>()
const ALIKE = new Map<string, string>()
for (const [syllable, characters] of CHARACTERS) {
  const sound = fold(syllable)
  ALIKE.set(sound, (ALIKE.get(sound) ?? '') + characters)
  for (const character of characters) SOUNDS_OF.set(character, [...(SOUNDS_OF.get(character) ?? []), sound])
}

/** One sound for syllables that are heard alike. */
function fold(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/([aei]n)g$/, '$1')
}

export function isSyllable(letters: string): boolean {
  return CHARACTERS.has(letters)
}

/** The characters of exactly that syllable. */
export function charactersOf(syllable: string): string {
  return CHARACTERS.get(syllable) ?? ''
}

/** The characters that are heard like that syllable, itself among them. */
export function charactersHeard(syllable: string): string {
  return ALIKE.get(fold(syllable)) ?? ''
}

/** Every folded sound of a character. */
export function soundsOf(character: string): readonly string[] {
  return SOUNDS_OF.get(character) ?? []
}

/** The characters that sound like one, without itself. */
export function alikeOf(character: string): string[] {
  const all = (SOUNDS_OF.get(character) ?? []).flatMap((sound) => [...(ALIKE.get(sound) ?? '')])
  return [...new Set(all)].filter((other) => other !== character)
}

/** Initials that are confused when a sound is heard wrong. */
const NEAR: readonly (readonly [RegExp, string])[] = [
  [/^b/, 'p'],
  [/^p/, 'b'],
  [/^d/, 't'],
  [/^t/, 'd'],
  [/^g/, 'k'],
  [/^k/, 'g'],
  [/^j/, 'q'],
  [/^q/, 'j'],
]

/** The characters whose first sound is only near: 补 for 扑. */
export function nearlyAlikeOf(character: string): string[] {
  return (SOUNDS_OF.get(character) ?? []).flatMap((sound) =>
    NEAR.filter(([initial]) => initial.test(sound)).flatMap(([initial, other]) => [
      ...(ALIKE.get(sound.replace(initial, other)) ?? ''),
    ]),
  )
}

/** Letters cut into as few syllables as can be; null when they are no pinyin. */
export function syllablesIn(letters: string): string[] | null {
  // Fewest syllables up to each place, and where the last of them begins.
  const fewest: number[] = [0]
  const begins: number[] = [0]
  for (let end = 1; end <= letters.length; end += 1) {
    fewest[end] = Infinity
    for (let start = Math.max(0, end - LONGEST); start < end; start += 1) {
      const count = (fewest[start] ?? Infinity) + 1
      if (count >= (fewest[end] ?? Infinity) || !isSyllable(letters.slice(start, end))) continue
      fewest[end] = count
      begins[end] = start
    }
  }
  if (fewest[letters.length] === Infinity) return null
  const row: string[] = []
  for (let end = letters.length; end > 0; end = begins[end] ?? 0) row.push(letters.slice(begins[end], end))
  return row.toReversed()
}
