/** Questions that lean on what was said before, and messages that hold several questions. */
import { withoutAreas } from './areas.ts'
import { withoutFacets } from './facets.ts'

/** What is left of a question that names nothing: wishes, small words, and money without a name. */
const FILLERS =
  /请问|需要|满足|具体|一般|大概|大约|一共|总共|还要|这个|那个|这种|那种|我们|你们|他们|咱们|一下|什么|哪些|怎么|多少|是不是|有没有|申请|办理|可以|现在|今年|去年|这边|那边|[那呢吗嘛啊呀么吧哦哎的了我您你他她它还要得在是有都也给能去到办领拿发交批说问要会就再请钱元块天月年啥咋谁几]/g

/** A name has two characters at least. */
const NAME = /[\p{Script=Han}a-z0-9]{2}/iu

/** Whether a message asks about a thing without naming it: 要带什么, 那要多久, 丹阳多少钱一个月. */
export function lacksSubject(question: string): boolean {
  return !NAME.test(nameIn(question))
}

/** What is left of a question without the words that ask: 低保怎么办 → 低保. */
export function nameIn(question: string): string {
  return withoutFacets(withoutAreas(question))
    .replaceAll(FILLERS, ' ')
    .replaceAll(/[\s?？。！!，,]+/g, ' ')
    .trim()
}

/** The last thing that was asked about by name; undefined when there was none. */
export function subjectBefore(history: readonly string[]): string | undefined {
  return history.findLast((question) => !lacksSubject(question))
}

/** A longer question is a story, in which words that ask may mean something else. */
const PLAIN_MOST = 20

/** A follow-up with the name of what it is about: 低保怎么申请 + 要带什么 → 低保，要带什么. */
export function withSubject(before: string, question: string): string {
  const bare = before.length > PLAIN_MOST ? '' : nameIn(before)
  return `${NAME.test(bare) ? bare : before}，${question}`
}

const BREAKS = /[。！!？?；;\n]+|[，,\s]*(?:还有|另外|再就是|顺便问一?下?|再问一?下?|以及我|还想问一?下?)[，,\s]*/
const PART_LEAST = 5
const PARTS_MOST = 4

/** The questions in one message, in order; a message with one question is its own only part. */
export function partsOf(question: string): string[] {
  const parts = question
    .split(BREAKS)
    .map((part) => part.trim())
    .filter((part) => part.length >= PART_LEAST && !lacksSubject(part))
  return parts.length > 1 ? parts.slice(0, PARTS_MOST) : [question]
}
