/** Marks to start with; the office writes its own. */
import type { Tags } from '../core/tags.ts'

const of = (name: string, colour: Tags['tags'][number]['colour']) => ({ name, colour, roles: [], active: true })

export const STARTING_TAGS: Tags = {
  tags: [
    of('需要回访', 'blue'),
    of('多次来电', 'orange'),
    of('行动不便', 'green'),
    of('听说不便', 'green'),
    of('低保户', 'grey'),
    of('等家属', 'grey'),
  ],
}
