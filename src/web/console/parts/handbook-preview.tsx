/** The article as residents read it, at the width of a small phone. */
import { Spin } from 'antd'
import { SECTIONS } from '../../../core/knowledge/sections.ts'
import type { ApiProblem } from '../api.ts'
import type { Preview } from '../handbook.ts'
import { previewWords as words } from '../words-handbook.ts'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  preview: Preview | null
  problem: ApiProblem | null
  isWorking: boolean
  onRetry: () => void
}

type PassageView = Preview['passages'][number]

export function PreviewPane({ preview, problem, isWorking, onRetry }: Props) {
  return (
    <>
      <ProblemNote problem={problem} onRetry={onRetry} />
      {preview === null && problem === null && <Spin description={words.working} />}
      {preview !== null && (
        <section className="phone" aria-label={words.label} aria-busy={isWorking} tabIndex={0}>
          {preview.article === null ? (
            <p className="warn-box">{words.cannot}</p>
          ) : (
            <ArticleView article={preview.article} passages={preview.passages} />
          )}
        </section>
      )}
    </>
  )
}

function ArticleView({ article, passages }: { article: NonNullable<Preview['article']>; passages: PassageView[] }) {
  const sections = SECTIONS.map((section) => ({ section, own: passages.filter((one) => one.section === section) }))
  return (
    <>
      <h2>{article.title}</h2>
      <p className="muted">
        {words.by}
        {article.department}　{words.since}
        {article.effective}
      </p>
      {passages.length === 0 && <p>{words.empty}</p>}
      {sections.map(({ section, own }) =>
        own.length === 0 ? null : (
          <section key={section}>
            <h3>{section}</h3>
            {own.map((passage) => (
              <PassageBody key={passage.id} passage={passage} sources={article.sources} />
            ))}
          </section>
        ),
      )}
    </>
  )
}

interface PassageProps {
  passage: PassageView
  sources: NonNullable<Preview['article']>['sources']
}

function PassageBody({
  passage: { area, text, from, until, checkLocally, sources, length },
  sources: all,
}: PassageProps) {
  const cited = sources.map(({ id, article }) => {
    const title = all.find((source) => source.id === id)?.title ?? id
    return article === null ? title : `${title}${article}`
  })
  return (
    <div className="passage">
      {area !== '全国' && <h4>{area}</h4>}
      <Lines text={text} />
      <p className="muted small">
        {words.sources}：{cited.join('；')}
        {from !== null && `　${words.since}${from}`}
        {until !== null && `　${words.until} ${until}`}
        {checkLocally && `　${words.local}`}　{words.characters(length)}
      </p>
    </div>
  )
}

function Lines({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) =>
    line.startsWith('- ') ? (
      <p key={line} className="item">
        {line.slice(2)}
      </p>
    ) : (
      <p key={line}>{line}</p>
    ),
  )
}
