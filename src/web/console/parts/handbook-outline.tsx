/** The sections of the text, each a way to its line; and those that may still be added. */
import { Select } from 'antd'
import { outlineOf, sectionsLeft, type Fault, type Section } from '../handbook.ts'
import { editorWords as words, problemWords } from '../words-handbook.ts'

interface Props {
  text: string
  faults: readonly Fault[]
  onLine: (line: number) => void
  /** null: the text may not be changed. */
  onAdd: ((section: Section) => void) | null
}

export function Outline({ text, faults, onLine, onAdd }: Props) {
  const entries = outlineOf(text, words.front)
  const left = sectionsLeft(text)
  return (
    <nav className="outline" aria-label={words.outline}>
      <h2>{words.outline}</h2>
      <ol>
        {entries.map(({ line, title, level }, at) => {
          const end = entries[at + 1]?.line ?? Number.POSITIVE_INFINITY
          const wrong = faults.filter((fault) => fault.level === 'error' && fault.line >= line && fault.line < end)
          return (
            <li key={line} className={level === 2 ? 'part' : ''}>
              <button type="button" className="as-link" onClick={() => onLine(line)}>
                {title}
              </button>
              {wrong.length > 0 && (
                <strong className="over">
                  {' '}
                  {problemWords.error} {wrong.length}
                </strong>
              )}
            </li>
          )
        })}
      </ol>
      {onAdd !== null && left.length > 0 && (
        <Select
          id="add-section"
          className="wide"
          aria-label={words.addSection}
          placeholder={words.addSection}
          value={null}
          options={left.map((section) => ({ value: section, label: section }))}
          onChange={(section: Section | null) => {
            if (section !== null) onAdd(section)
          }}
        />
      )}
    </nav>
  )
}
