/**
 * A worker's good answer becomes knowledge: a draft with the question, the words, the place and a day on which somebody looks again.
 * Nothing personal goes with it, it is nobody's answer before a second person published it, and then those who asked the same are told.
 */
import { addPassage, addSource, reviewNoLater } from '../../core/knowledge/add-passage.ts'
import { contactsIn } from '../../core/conversation/mask-talk.ts'
import { ownWordsOf } from '../../core/conversation/state.ts'
import type { StoredEvent } from '../../core/conversation/events.ts'
import { areaOf } from '../../core/knowledge/areas.ts'
import { facetsOf } from '../../core/knowledge/facets.ts'
import { visibleLength } from '../../core/knowledge/check-passage.ts'
import { maskPersonal, maskQuestion } from '../../core/knowledge/mask-question.ts'
import { CITY, SLUG, type Area, type Section } from '../../core/knowledge/sections.ts'
import type { ArticleHead } from '../../core/knowledge/versions.ts'
import { UNPROVED } from '../../core/knowledge/warnings.ts'
import { writeArticle } from '../../core/knowledge/write-article.ts'
import { beijing } from '../../core/time.ts'
import { maskKnown } from '../../core/understanding/mask-contact.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { openTalk } from '../desk/read-conversation.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { areasOfTowns } from '../../content/load-areas.ts'
import { readArticleText } from '../../content/load-article-text.ts'
import { addAsk } from './add-ask.ts'
import { saveArticle } from './change-article.ts'
import type { HandbookServices } from './deps.ts'
import { askersOf, markGaps } from './gaps.ts'
import { openArticle, textOf } from './open-article.ts'
import { handled, type Handled, type HandbookRefusal } from './refusal.ts'

export interface Proposal {
  /** The resident's last question before the reply, without anything personal. */
  ask: string
  /** The reply, likewise. */
  text: string
  /** Whether something was taken out of it. */
  masked: boolean
  area: Area
  reviewBy: string
  source: string
  /** The article that is nearest to the question; null: none is. */
  slug: string | null
  /** The section that the question asks for. */
  section: Section
}

export interface Lesson {
  /** An article that there is, or a new one. */
  slug: string
  /** Of a new article. */
  title?: string | undefined
  section: Section
  area: Area
  ask: string
  text: string
  reviewBy: string
  until: string | null
}

export interface Learnt {
  article: ArticleHead
  isNew: boolean
  /** Open questions that it will answer. */
  marked: number
}

const REVIEW_DAYS = 180
const DAY_MS = 86_400_000
const ASK_MOST = 80
const TITLE_MOST = 20
const NOTE = '来自坐席回复'

interface Said {
  text: string
  ask: string
  town: string | null
  known: string[]
}

/** What the form begins with. */
export async function proposeLesson(
  deps: DeskServices,
  handbook: HandbookServices,
  actor: Actor,
  id: string,
  seq: number,
): Promise<Outcome<Proposal>> {
  const found = await replyOf(deps, actor, id, seq)
  if (found.kind !== 'done') return found
  const { text, ask, town, known } = found.value
  const now = deps.clock.now()
  const masked = bare(handbook, text, known)
  const question = bareAsk(ask, known)
  const near = question === '' ? null : await handbook.live.answerer.answer(question, { now })
  return done({
    ask: question,
    text: masked,
    masked: masked !== text.trim(),
    area: (town === null ? null : areaOf(town, areasOfTowns())) ?? CITY,
    reviewBy: new Date(now.getTime() + REVIEW_DAYS * DAY_MS).toISOString().slice(0, 10),
    source: sourceTitle(beijing(now).date),
    slug: near !== null && FITS.has(near.outcome) ? (near.slug ?? near.candidates[0]?.slug ?? null) : null,
    section: sectionAsked(question),
  })
}

/** Where the handbook is at a loss, the next article on the list is none to add to. */
const FITS: ReadonlySet<string> = new Set(['answer', 'choose'])

function sectionAsked(question: string): Section {
  const [best] = [...facetsOf(question)].sort(([, one], [, other]) => other - one)
  return best?.[0] ?? '给什么'
}

/** Saves the draft. Whatever the form sends is masked once more: a slip of the hand must not reach the handbook. */
export async function learnReply(
  deps: DeskServices,
  handbook: HandbookServices,
  actor: Actor,
  id: string,
  seq: number,
  wish: Lesson,
): Promise<Outcome<Handled<Learnt>>> {
  const found = await replyOf(deps, actor, id, seq)
  if (found.kind !== 'done') return found
  const { known, ask } = found.value
  const lesson = {
    ...wish,
    title: wish.title && bareAsk(wish.title, known),
    ask: bareAsk(wish.ask, known),
    text: bare(handbook, wish.text, known),
  }
  const drafted = await draft(handbook, actor, lesson)
  if (drafted.kind !== 'done') return done(drafted)
  const { article, isNew } = drafted.value
  const askers = await askersOf(handbook, lesson.ask || bareAsk(ask, known), id)
  const marked =
    askers.length === 0 ? 0 : await markGaps(handbook, actor, askers, isNew ? 'draft' : 'wording', article, '')
  return done(handled({ article, isNew, marked }))
}

/** The worker's words with the question before them; a complaint is read by few and teaches nobody. */
async function replyOf(deps: DeskServices, actor: Actor, id: string, seq: number): Promise<Outcome<Said>> {
  const opened = await openTalk(deps, actor, id, { isFollowing: true })
  if (opened.kind !== 'done') return opened
  const { conversation, state } = opened.value
  const at = conversation.events.findIndex((event) => event.seq === seq)
  const said = conversation.events[at]?.event
  if (said?.type !== 'worker-said' || said.text.trim() === '') return { kind: 'not-found', what: 'message' }
  if (conversation.head.confidential) return { kind: 'invalid', field: '', why: '这是投诉里的话，不能放进手册。' }
  const known = contactsIn(conversation.events)
  const asked = questionBefore(conversation.events.slice(0, at)) || (ownWordsOf(state)[0] ?? '')
  return done({ text: said.text, ask: asked, town: conversation.head.town, known })
}

/** What the handbook was asked last; else the resident's last own words. */
function questionBefore(events: readonly StoredEvent[]): string {
  const asked = events.findLast(({ event }) => event.type === 'question-answered')?.event
  if (asked?.type === 'question-answered') return asked.question
  const said = events.findLast(({ event }) => event.type === 'message-received' && event.choice === undefined)?.event
  return said?.type === 'message-received' ? said.text : ''
}

/** 张三您好, 张三先生您好: whoever is spoken to, also where the talk never asked for the name. */
const GREETED = /(?<![\p{Script=Han}])[\p{Script=Han}·]{2,6}(?=[，, ]?[您你]好)/gu

function bare({ phones }: HandbookServices, text: string, known: readonly string[]): string {
  const proved = new Set(phones?.keys())
  const masked = maskPersonal(text.trim().replace(GREETED, '某某'), proved)
  return maskKnown(masked, known).replace(/\s*\n\s*/g, '\n')
}

function bareAsk(ask: string, known: readonly string[]): string {
  return [...maskKnown(maskQuestion(ask), known).replace(/\s+/g, ' ').trim()].slice(0, ASK_MOST).join('')
}

type Drafted = { article: ArticleHead; isNew: boolean }

async function draft(deps: HandbookServices, actor: Actor, lesson: Lesson): Promise<Handled<Drafted>> {
  const fault = faultOf(deps, lesson)
  if (fault !== null) return fault
  const open = await openArticle(deps, lesson.slug)
  const text = open === null ? newText(deps, lesson) : await editedText(deps, open.head, lesson)
  if (typeof text !== 'string') return text
  const save = { text, expectedVersion: open?.head.version ?? 0, note: NOTE }
  const saved = await saveArticle(deps, actor, lesson.slug, save)
  return saved.kind === 'done' ? handled({ article: saved.value, isNew: open === null }) : saved
}

function faultOf(deps: HandbookServices, { slug, text, ask, reviewBy, until }: Lesson): HandbookRefusal | null {
  const today = beijing(deps.clock.now()).date
  const wrong = (field: string, why: string): HandbookRefusal => ({ kind: 'field', field, why })
  if (!SLUG.test(slug)) return wrong('slug', '代号用小写字母、数字和“-”，如 dibao.apply。')
  if (text === '') return wrong('text', '还没写字。')
  if (ask === '') return wrong('ask', '写一句居民会怎么问。')
  if (reviewBy <= today) return wrong('reviewBy', '复核日要在今天以后。')
  return until !== null && until < today ? wrong('until', '到期日已经过了。') : null
}

/** A draft that waits for its second person is left alone: a further version would take it back from review. */
async function editedText(
  deps: HandbookServices,
  { slug, version, state }: ArticleHead,
  lesson: Lesson,
): Promise<string | HandbookRefusal> {
  const wrong = (field: string, why: string): HandbookRefusal => ({ kind: 'field', field, why })
  if (state !== 'draft' && state !== 'published')
    return wrong('slug', state === 'retired' ? '这篇已经停用，换一篇。' : '这篇正在等审核，等发布了再存，或另开一篇。')
  const text = (await textOf(deps, slug, version)) ?? ''
  const read = readArticleText(text)
  const asked = addAsk(text, lesson.ask)
  const today = beijing(deps.clock.now()).date
  const source = { id: sourceId(today), title: sourceTitle(today), date: today }
  const sourced = asked === null ? null : addSource(asked, source)
  if (sourced === null || !read.ok) return wrong('slug', '这篇草稿的开头有错，先改好再加。')
  const passage = { ...lesson, source: source.id }
  const added = addPassage(reviewNoLater(sourced, lesson.reviewBy), read.front.area, passage)
  return added === null ? wrong('until', '这一节已经有话了，加进去不能单有到期日。去掉到期日，或换一节。') : added
}

const SHORT_LEAST = 8
const SHORT_MOST = 60

function newText(deps: HandbookServices, { slug, title, section, area, ask, text, reviewBy, until }: Lesson): string {
  const today = beijing(deps.clock.now()).date
  const sources = [{ id: sourceId(today), article: null }]
  const passage = { area, sources, from: null, until, checkLocally: false }
  const [first = ''] = text.split(/(?<=[。！？!?])/)
  const fits = visibleLength(first) >= SHORT_LEAST && visibleLength(first) <= SHORT_MOST
  // The short sentence is the reply's own first one; where it is none, whoever reviews writes it.
  const short = section !== '一句话' && fits ? [{ ...passage, section: '一句话' as const, text: first }] : []
  return writeArticle({
    slug,
    title: title || [...ask].slice(0, TITLE_MOST).join(''),
    department: '民政局',
    area,
    reviewBy,
    lifeEvents: [],
    sources: [{ id: sourceId(today), title: sourceTitle(today), date: today }],
    asks: [ask],
    passages: [...short, { ...passage, section, text }],
  })
}

function sourceId(day: string): string {
  return `reply-${day.replaceAll('-', '')}`
}

function sourceTitle(day: string): string {
  return `坐席回复 ${day}，${UNPROVED}`
}
