/** Figures over talks: questions and how they were answered, hand-overs and how long they waited, ratings. */
import { countedBy, median, type Share } from '../cases/figures.ts'
import { beijing } from '../time.ts'
import type { TalkMark, TalkMarkKind } from './marks.ts'

export interface TalkFigures {
  /** Questions to the handbook. */
  questions: number
  answered: number
  chosen: number
  unknown: number
  handedOver: number
  /** Median seconds from a call for a person to the person; null before the first. */
  takeUpMedianSeconds: number | null
  /** Ratings, and how many of them say that it helped. */
  satisfaction: Share
  byDay: { day: string; questions: number; handedOver: number }[]
}

const QUESTIONS: ReadonlySet<TalkMarkKind> = new Set(['answered', 'chosen', 'unknown', 'danger'])

export function talkFigures(marks: readonly TalkMark[]): TalkFigures {
  const of = (kind: TalkMarkKind): number => marks.filter((mark) => mark.kind === kind).length
  const questions = marks.filter(({ kind }) => QUESTIONS.has(kind))
  const handed = marks.filter(({ kind }) => kind === 'handed-over')
  const [askedOn, handedOn] = [questions, handed].map((list) => countedBy(list.map(({ at }) => dayOf(at))))
  const days = [...new Set([...Object.keys(askedOn ?? {}), ...Object.keys(handedOn ?? {})])].sort()
  return {
    questions: questions.length,
    answered: of('answered'),
    chosen: of('chosen'),
    unknown: of('unknown'),
    handedOver: handed.length,
    takeUpMedianSeconds: median(waits(marks)),
    satisfaction: { of: of('helpful') + of('not-helpful'), kept: of('helpful') },
    byDay: days.map((day) => ({ day, questions: askedOn?.[day] ?? 0, handedOver: handedOn?.[day] ?? 0 })),
  }
}

/** From each call for a person to the next take-up of the same talk, in seconds; who still waits is not counted. */
function waits(marks: readonly TalkMark[]): number[] {
  const since = new Map<string, string>()
  const seconds: number[] = []
  for (const { conversationId, kind, at } of marks.toSorted((a, b) => a.seq - b.seq)) {
    const start = since.get(conversationId)
    if (kind === 'handed-over' && start === undefined) since.set(conversationId, at)
    if (kind !== 'taken-up' || start === undefined) continue
    since.delete(conversationId)
    seconds.push((Date.parse(at) - Date.parse(start)) / 1000)
  }
  return seconds
}

function dayOf(iso: string): string {
  return beijing(new Date(iso)).date
}
