/** What was understood of a document, and what a person has to add. */
import type { ReactNode } from 'react'
import type { Imported } from '../handbook.ts'
import { importWords as words } from '../words-handbook.ts'
import { FaultList } from './handbook-problems.tsx'

export function ImportReport({ found: { report, faults } }: { found: Imported }) {
  const { title, sections, missingSections, amounts, dates, phones, sources, missing, leftOver, isArticle } = report
  return (
    <section aria-label={words.understood} className="import-report">
      <h2>{words.understood}</h2>
      {isArticle && <p className="ok-box">{words.isArticle}</p>}
      {missing.length > 0 && (
        <p className="warn-box">
          <strong>{words.missing}：</strong>
          {missing.map((name) => words.missingWords[name]).join('、')}
        </p>
      )}
      <dl className="facts">
        <Row label={words.name}>{title ?? words.none}</Row>
        <Row label={words.sections}>
          {sections.length === 0
            ? words.none
            : sections.map(({ section, characters, cut }) => (
                <span key={section} className="piece">
                  {section} {words.characters(characters)}
                  {cut && `（${words.cut}）`}
                </span>
              ))}
        </Row>
        <Row label={words.missingSections}>{listed(missingSections)}</Row>
        <Row label={words.amounts}>{listed(amounts)}</Row>
        <Row label={words.dates}>{listed(dates)}</Row>
        <Row label={words.phones}>
          {listed(phones.map(({ number, known }) => (known ? number : `${number}（${words.unknownPhone}）`)))}
        </Row>
        <Row label={words.sources}>{listed(sources.map((source) => source.title))}</Row>
      </dl>
      {leftOver.length > 0 && (
        <>
          <h3>{words.leftOver}</h3>
          <ul className="left-over">
            {leftOver.map(({ section, text }) => (
              <li key={`${section ?? ''}${text}`}>
                <b>{section ?? words.nowhere}：</b>
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <FaultList faults={faults} />
    </section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? words.none : values.join('、')
}
