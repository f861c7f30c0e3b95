/** Groups of open questions that a person put together although their words are far apart. */
import type { GapLink } from '../../ports/article-store.ts'
import type { Gap } from '../../ports/conversation-store.ts'

/** Oldest question first: it names the group. */
export interface Group {
  gaps: Gap[]
  /** What was put in by hand, each with the link that holds it. */
  joined: { id: string; gaps: Gap[] }[]
}

/** The largest group first. A link whose question was dealt with holds nothing any more. */
export function joinLinked<T extends Group & { hasMore: boolean }>(
  groups: readonly T[],
  links: readonly GapLink[],
): T[] {
  const joined = links.reduce<readonly T[]>((held, { id, one, other }) => {
    const [into, from] = [holderOf(held, one), holderOf(held, other)]
    if (into === undefined || from === undefined || into === from) return held
    const together = {
      ...into,
      gaps: [...into.gaps, ...from.gaps].sort((a, b) => (a.at < b.at ? -1 : 1)),
      joined: [...into.joined, { id, gaps: from.gaps }, ...from.joined],
      hasMore: into.hasMore || from.hasMore,
    }
    return held.flatMap((group) => (group === into ? [together] : group === from ? [] : [group]))
  }, groups)
  return [...joined].sort((one, other) => other.gaps.length - one.gaps.length)
}

function holderOf<T extends Group>(groups: readonly T[], id: string): T | undefined {
  return groups.find(({ gaps }) => gaps.some((gap) => gap.id === id))
}
