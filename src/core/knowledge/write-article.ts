/** Writes an article as the Markdown of knowledge/: for proposals of the import, and where the file itself is not at hand. */
import type { Article, Passage, Source } from './article.ts'
import { SECTIONS } from './sections.ts'

export type Written = Omit<Article, 'passages'> & { passages: readonly Omit<Passage, 'id' | 'slug'>[] }

export function writeArticle(article: Written): string {
  const sections = SECTIONS.flatMap((section) => {
    const own = article.passages.filter((passage) => passage.section === section)
    return own.length === 0 ? [] : [writeSection(section, own, article.area)]
  })
  return `${writeFront(article)}\n${sections.join('\n')}`
}

function writeFront({
  slug,
  title,
  department,
  area,
  effective,
  reviewBy,
  lifeEvents,
  sources,
  asks,
}: Written): string {
  return [
    '---',
    `slug: ${slug}`,
    `title: ${scalar(title)}`,
    `department: ${scalar(department)}`,
    `area: ${area}`,
    ...(effective === undefined ? [] : [`effective: ${effective}`]),
    `reviewBy: ${reviewBy}`,
    ...(lifeEvents.length > 0 ? [`lifeEvents: [${lifeEvents.map(scalar).join(', ')}]`] : []),
    'sources:',
    ...sources.flatMap(writeSource),
    ...(asks.length > 0 ? ['asks:', ...asks.map((ask) => `  - ${scalar(ask)}`)] : ['asks: []']),
    '---',
  ].join('\n')
}

function writeSource({ id, title, date, dated, url }: Source): string[] {
  return [
    `  - id: ${id}`,
    `    title: ${scalar(title)}`,
    // A bare year would be read as a number and come back as text all the same.
    ...(date === undefined ? [] : [`    date: ${date}`]),
    ...(dated === undefined ? [] : [`    dated: ${dated}`]),
    ...(url === undefined ? [] : [`    url: ${scalar(url)}`]),
  ]
}

function writeSection(section: string, passages: readonly Omit<Passage, 'id' | 'slug'>[], area: string): string {
  let heading = area
  const blocks = passages.map((passage) => {
    const own = passage.area === heading ? '' : `### ${passage.area}\n`
    heading = passage.area
    return `${own}${passage.text}\n> 来源：${sourceLine(passage)}\n`
  })
  return `## ${section}\n${blocks.join('\n')}`
}

function sourceLine({ sources, from, until, checkLocally }: Omit<Passage, 'id' | 'slug'>): string {
  return [
    ...sources.map(({ id, article }) => (article === null ? id : `${id} ${article}`)),
    ...(from === null ? [] : [`施行：${from}`]),
    ...(until === null ? [] : [`至：${until}`]),
    ...(checkLocally ? ['以当地最新公布为准'] : []),
  ].join('；')
}

/** Plain where YAML reads it back as the same text, quoted elsewhere. */
function scalar(text: string): string {
  const isPlain =
    /^[\p{Script=Han}《（“A-Za-z0-9][^\n]*$/u.test(text) &&
    !/: |:$| #|[[\]{},&*!|>'"%@`\t]/.test(text) &&
    !/^[\d.+-]+$|^(?:true|false|yes|no|on|off|null|~)$/i.test(text) &&
    !/^\d{4}-\d\d/.test(text) &&
    text === text.trim()
  return isPlain ? text : JSON.stringify(text)
}
