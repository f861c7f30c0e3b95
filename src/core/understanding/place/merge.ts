// How a place that is told in pieces grows: 句容, then 边城, then 二组.
import type { Place } from '../slots-types.ts'
import { joinedDetail } from './detail.ts'
import { withoutFillers } from './mentions.ts'

/** 女儿在扬中, where the town in 丹阳 is asked for: another county is an answer only where it is the answer's first word. */
export function isOtherCounty(text: string, found: Place, known: Place | undefined): boolean {
  if (!known?.county || found.county === null || found.county === known.county || found.town !== null) return false
  return found.detail === undefined && !withoutFillers(text).startsWith(found.county.slice(0, 2))
}

/** A later, finer word joins what is known; a new town or county replaces the old one, but not the landmark beside it. */
export function mergePlace(known: Place | undefined, found: Place): Place {
  if (!known || (found.town !== null && known.town !== null && found.town !== known.town)) return found
  const stay = found.town !== null && known.town === null ? whereNow(known) : known.detail
  const detail = joinedDetail(stay, found.detail)
  if (found.county !== null && known.county !== null && found.county !== known.county)
    return known.town === null && detail !== undefined ? { ...found, detail } : found
  return {
    county: found.county ?? known.county,
    town: found.town ?? known.town,
    village: found.village ?? known.village,
    ...(detail ? { detail } : {}),
  }
}

/** 人民医院 told before the home town is no hospital of that town: where somebody is for the time being says so. */
const FOR_NOW = /^(?!人在).*(?:医院|附院|车站|高铁站|救助站|派出所|宾馆|旅馆|网吧)/

function whereNow({ county, detail }: Place): string | undefined {
  if (detail === undefined || !FOR_NOW.test(detail)) return detail
  return `人在${county ?? ''}${detail}`
}
