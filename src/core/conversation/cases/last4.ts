/** The end of a phone in somebody's words: of a whole number, or four digits alone; null where there is none. */
export function last4In(text: string): string | null {
  const [phone] = text.replaceAll(/(?<=\d)[\s-](?=\d)/g, '').match(/(?<!\d)1\d{10}(?!\d)|(?<!\d)0\d{9,11}(?!\d)/) ?? []
  return phone?.slice(-4) ?? /(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1] ?? null
}
