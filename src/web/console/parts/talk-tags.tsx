/** The marks of a talk, to be set and taken off at once; each change leaves a line in the talk. */
import { Select } from 'antd'
import { call } from '../api.ts'
import { useDoing } from '../load.ts'
import { useTags } from '../tags.ts'
import type { ConversationRow } from '../types.ts'
import { tagPageWords as words } from '../words-dispatch.ts'
import { ProblemNote } from './problem-note.tsx'
import { TagMark } from './tag-mark.tsx'

export function TalkTags({ head, onChanged }: { head: ConversationRow; onChanged: () => void }) {
  const { active, colourOf } = useTags()
  const { run, isBusy, problem } = useDoing()
  const set = (tags: string[]) =>
    void run(async () => {
      await call('PUT', `/conversations/${head.id}/tags`, { tags })
      onChanged()
    })
  return (
    <div className="talk-tags">
      <Select<string[]>
        mode="multiple"
        variant="borderless"
        aria-label={words.of}
        placeholder={words.of}
        loading={isBusy}
        popupMatchSelectWidth={false}
        value={head.tags ?? []}
        options={active.map(({ name }) => ({ value: name, label: name }))}
        tagRender={({ value }) => <TagMark name={String(value)} colour={colourOf(String(value))} />}
        onChange={set}
      />
      <ProblemNote problem={problem} />
    </div>
  )
}
