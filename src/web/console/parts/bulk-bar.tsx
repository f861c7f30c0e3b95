/** What can be done to the chosen cases at once; each answers for itself, and what failed says why. */
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { post } from '../api.ts'
import { colleagueWords, useColleagues } from '../colleagues.ts'
import { useDesk } from '../desk.tsx'
import { useDoing } from '../load.ts'
import { useTags } from '../tags.ts'
import { tagPageWords } from '../words-dispatch.ts'
import { caseForm, caseList as words } from '../words-cases.ts'
import { ProblemNote } from './problem-note.tsx'

interface Result {
  number: string
  done: boolean
  detail: string
}

export function BulkBar({ numbers, onDone }: { numbers: readonly string[]; onDone: () => void }) {
  const { others, problem: colleagueProblem, reload } = useColleagues(true)
  const { modal, message } = App.useApp()
  const { run, isBusy, problem } = useDoing()
  const [staffId, setStaffId] = useState<string | null>(null)
  const [tag, setTag] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const { may } = useDesk()
  const { active } = useTags()
  const send = (body: Record<string, string>) =>
    run(async () => {
      const { results } = await post<{ results: Result[] }>('/cases/bulk', { ...body, numbers: numbers.slice(0, 200) })
      const failed = results.filter(({ done }) => !done)
      void message.success(words.bulkDone(results.length - failed.length))
      if (failed.length > 0) {
        modal.warning({
          title: words.bulkFailed,
          content: (
            <ul>
              {failed.map(({ number, detail }) => (
                <li key={number}>
                  <span className="num">{number}</span> {detail}
                </li>
              ))}
            </ul>
          ),
        })
      }
      onDone()
    })
  return (
    <div className="filters bulk" role="group" aria-label={words.chosen(numbers.length)}>
      <strong className="num">{words.chosen(numbers.length)}</strong>
      <ProblemNote problem={colleagueProblem ?? problem} onRetry={reload} />
      <Select<string>
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={caseForm.colleague}
        placeholder={caseForm.colleague}
        popupMatchSelectWidth={false}
        value={staffId}
        onChange={setStaffId}
        options={others.map((person) => ({ value: person.id, label: colleagueWords(person) }))}
      />
      <Button
        disabled={staffId === null}
        loading={isBusy}
        onClick={() => void send({ do: 'assign', staffId: staffId ?? '' })}
      >
        {words.assign}
      </Button>
      {may('case.supervise') && (
        <>
          <Input
            className="filter-note"
            aria-label={words.urgeNote}
            placeholder={words.urgeNote}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button loading={isBusy} onClick={() => void send({ do: 'urge', note: note.trim() })}>
            {words.urge}
          </Button>
        </>
      )}
      <Select<string>
        className="filter-tag"
        aria-label={tagPageWords.pick}
        placeholder={tagPageWords.pick}
        popupMatchSelectWidth={false}
        value={tag}
        options={active.map(({ name }) => ({ value: name, label: name }))}
        onChange={setTag}
      />
      <Button disabled={tag === null} loading={isBusy} onClick={() => void send({ do: 'tag', tag: tag ?? '' })}>
        {words.addTag}
      </Button>
      <Button disabled={tag === null} loading={isBusy} onClick={() => void send({ do: 'untag', tag: tag ?? '' })}>
        {words.dropTag}
      </Button>
    </div>
  )
}
