/** Two people changed one record: what each did against the version both began with, without losing a word of either. */

export interface Clash {
  field: string
  mine: unknown
  theirs: unknown
}

export interface Merged<Fields> {
  /** Mine, with theirs where I had not touched it. */
  fields: Fields
  /** The version that stands now: what the next save is compared with. */
  base: Fields
  /** Both changed it, differently. */
  clashes: Clash[]
  /** Only they changed it; it is taken over. */
  taken: string[]
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** `changes`: field by field what stands now. */
export function mergeFields<Fields extends object>(
  base: Fields,
  mine: Fields,
  changes: readonly { field: string; after: unknown }[],
): Merged<Fields> {
  const merged: Merged<Fields> = { fields: mine, base, clashes: [], taken: [] }
  for (const { field, after } of changes) {
    if (!(field in base)) continue
    const [old, own] = [base[field as keyof Fields], mine[field as keyof Fields]]
    merged.base = { ...merged.base, [field]: after }
    if (isSame(own, after)) continue
    if (isSame(own, old)) {
      merged.fields = { ...merged.fields, [field]: after }
      merged.taken.push(field)
    } else {
      merged.clashes.push({ field, mine: own, theirs: after })
    }
  }
  return merged
}

interface Item {
  id: string
}

export interface MergedList<One extends Item> {
  items: One[]
  clashes: { mine: One; theirs: One | null }[]
}

/** The same for a list whose items have ids: what only they added, changed or removed is taken over; what I changed stays mine. */
export function mergeLists<One extends Item>(
  base: readonly One[],
  mine: readonly One[],
  theirs: readonly One[],
): MergedList<One> {
  const [before, now] = [byId(base), byId(theirs)]
  const own = new Set(mine.map(({ id }) => id))
  const clashes: MergedList<One>['clashes'] = []
  const kept = mine.flatMap((item) => {
    const [old, other] = [before.get(item.id), now.get(item.id)]
    if (old === undefined || isSame(old, other ?? null)) return [item]
    if (isSame(item, old)) return other === undefined ? [] : [other]
    if (!isSame(item, other ?? null)) clashes.push({ mine: item, theirs: other ?? null })
    return [item]
  })
  const added = theirs.filter(({ id }) => !before.has(id) && !own.has(id))
  return { items: [...kept, ...added], clashes }
}

function byId<One extends Item>(items: readonly One[]): ReadonlyMap<string, One> {
  return new Map(items.map((item) => [item.id, item]))
}
