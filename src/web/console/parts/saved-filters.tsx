/** A person's own filters beside the usual ones: one press opens them, the address shares them. */
import { App, Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { call, post } from '../api.ts'
import { useDoing, useLoad } from '../load.ts'
import { Link } from '../router.tsx'
import { caseList as words } from '../words-cases.ts'
import { common } from '../words.ts'
import { ProblemNote } from './problem-note.tsx'

interface Saved {
  id: string
  name: string
  query: string
}

export function SavedFilters({ query }: { query: string }) {
  const { value, reload } = useLoad<{ filters: Saved[] }>('/filters')
  const { message } = App.useApp()
  const { run, isBusy, problem } = useDoing()
  const [name, setName] = useState('')
  const [isOpen, setOpen] = useState(false)
  const save = async () => {
    if (!(await run(() => post('/filters', { name: name.trim(), query })))) return
    setName('')
    setOpen(false)
    reload()
    void message.success(words.savedHint)
  }
  const remove = async (id: string) => {
    if (await run(() => call('DELETE', `/filters/${id}`))) reload()
  }
  return (
    <>
      {value?.filters.map((filter) => (
        <span key={filter.id} className="saved-filter">
          <Link to={`/cases?${filter.query}`}>{filter.name}</Link>
          <Button
            size="small"
            type="text"
            aria-label={words.removeSaved(filter.name)}
            disabled={isBusy}
            onClick={() => void remove(filter.id)}
          >
            ×
          </Button>
        </span>
      ))}
      {query !== '' && (
        <Popover
          trigger="click"
          open={isOpen}
          onOpenChange={setOpen}
          content={
            <form
              onSubmit={(event) => {
                event.preventDefault()
                void save()
              }}
            >
              <ProblemNote problem={problem} />
              <Input
                aria-label={words.saveName}
                placeholder={words.saveName}
                maxLength={20}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />{' '}
              <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={isBusy}>
                {common.save}
              </Button>
            </form>
          }
        >
          <Button size="small">{words.save}</Button>
        </Popover>
      )}
    </>
  )
}
