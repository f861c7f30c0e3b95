/** One labelled question: its words, the article that must answer it, and those that count as right too. */
import { Button, Drawer, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { call, post } from '../api.ts'
import type { BenchQuestion } from '../handbook.ts'
import { useDoing } from '../load.ts'
import { questionWords as words } from '../words-bench.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  /** Null: a new one. */
  question: BenchQuestion | null
  topics: readonly { value: string; label: string }[]
  onClose: () => void
  onSaved: (text: string) => void
}

export function BenchQuestionForm({ question: held, topics, onClose, onSaved }: Props) {
  const [text, setText] = useState(held?.question ?? '')
  const [slug, setSlug] = useState(held?.slug ?? '')
  const [also, setAlso] = useState<string[]>(held?.also ?? [])
  const [isMissing, setMissing] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    const question = text.trim()
    setMissing(question === '' || slug === '')
    if (question === '' || slug === '') return
    void run(async () => {
      const wish = { question, slug, also }
      if (held === null) await post('/bench/questions', wish)
      else await call('PATCH', `/bench/questions/${held.id}`, { ...wish, expectedVersion: held.version })
      onSaved(held === null ? words.added : words.saved)
    })
  }
  const none = { value: 'none', label: words.none }
  return (
    <Drawer open onClose={onClose} title={held === null ? words.add : words.edit} size={480}>
      <form onSubmit={save} className="case-form">
        <ProblemNote problem={problem} />
        <Field id="bench-ask" label={words.ask} error={isMissing ? words.missing : errorOf(problem, 'question')}>
          <Input.TextArea
            id="bench-ask"
            maxLength={200}
            autoSize={{ minRows: 2, maxRows: 4 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Field id="bench-slug" label={words.slug} error={errorOf(problem, 'slug')}>
          <Select
            id="bench-slug"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={slug || null}
            options={[none, ...topics]}
            onChange={(next: string) => setSlug(next)}
          />
        </Field>
        <Field id="bench-also" label={words.also} error={errorOf(problem, 'also')}>
          <Select
            id="bench-also"
            className="wide"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={also}
            options={[...topics]}
            onChange={(next: string[]) => setAlso(next)}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </form>
    </Drawer>
  )
}
