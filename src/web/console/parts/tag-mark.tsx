/** One mark as it stands in lists: its word, with a border in its colour; the word alone says all. */
export function TagMark({ name, colour }: { name: string; colour: string }) {
  return <span className={`tag-mark tag-${colour}`}>{name}</span>
}
