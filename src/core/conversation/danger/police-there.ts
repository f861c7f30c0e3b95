/** 警察来了 把他带下去了: the police are with her, as the last message tells; in a file of its own, asked before anything is noted. */
import { foldClauses } from '../../understanding/safety/text.ts'
import type { Turn } from '../turn.ts'

/** Dangers of somebody who hits. */
export const OF_HITTER: ReadonlySet<string> = new Set(['violence_home', 'sexual_violence'])

const CAME =
  /(?:在|坐)[^，没不]{0,6}(?:警车|派出所|警务站)(?:里|上|了|，|$)|(?:警察|民警|警车|派出所的?人?|110的?人?|公安)[^，没不]{0,4}(?:来了|到了|来过了|上来了|进来了|在(?:这|旁边|我家|门口|楼下|店里|跟前)|(?:带|陪|接|送|领|护)(?:着)?我)|(?:跟|随|坐)(?:着|了)?(?:警察|民警|警车|他们的车)[^，没不]{0,6}(?:去|走|回|上)|我(?:现在|已经|人)?(?:在|到)(?:了)?派出所(?:了|里|做|，|$)/
/** He is led away: nobody has to follow anywhere at once, and tonight can be spoken of. */
export const TAKEN =
  /(?:警察|民警|公安)?把(?:他|那人|我?(?:老公|男人|爸爸?))[^，没不]{0,3}(?:带|押|铐|拷|抓|拉)(?:走|下|上|到|去|了)|(?:他|对方|男人|老公|爸爸?)(?:已经|刚|也)?(?:被|给|让)[^，没不]{0,5}(?:带走|带下|带到|押|铐|拷|抓走|拘)/
const NOT_YET =
  /没(?:有)?(?:来|到)|还没|不来|不肯来|怎么还|什么时候|几时|要是|如果|怕|昨天|前天|上次|以前|去年|(?<![带押抓拉铐接])走了|又走|还在(?:砸|踹|打|闹|骂)|不管|吗$|么$|他(?:也|又)(?:来|跟)/

export function isHit({ state }: Turn): boolean {
  return state.dangers.some(({ kind, current }) => OF_HITTER.has(kind) && current !== false)
}

export function isThere(words: string): boolean {
  return (CAME.test(words) || (/警|派出所|110/.test(words) && TAKEN.test(words))) && !NOT_YET.test(words)
}

/** 警察来了 把他带下去了, of a danger told before: no blow that is new. */
export function policeEnds(turn: Turn, kind: string): boolean {
  return ENDS_WITH_HIM.has(kind) && arePoliceThere(turn)
}

/** Told in the last message, in a talk about somebody who hits. */
export function arePoliceThere(turn: Turn): boolean {
  return isHit(turn) && isThere(foldClauses(turn.state.said.at(-1)?.text ?? '', []))
}

const ENDS_WITH_HIM: ReadonlySet<string> = new Set([...OF_HITTER, 'child_abuse', 'help_cry', 'missing', 'trafficking'])
