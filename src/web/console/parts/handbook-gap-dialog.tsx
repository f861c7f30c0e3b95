/** A group of open questions becomes an article, or a wording of one that is there. */
import { Button, Drawer, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { SLUG } from '../../../core/knowledge/sections.ts'
import { post } from '../api.ts'
import type { ArticleRow, GapGroup, GapResult } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import { gapWords as words, newWords } from '../words-handbook.ts'
import { ArticleName, ArticlePick } from './article-name.tsx'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

export type GapVerb = 'write' | 'add' | 'dismiss'

interface Props {
  group: GapGroup
  verb: Exclude<GapVerb, 'dismiss'>
  onClose: () => void
  onSaved: (result: GapResult, text: string) => void
}

const ASK_MOST = 80

export function GapDialog({ group, verb, onClose, onSaved }: Props) {
  const isNew = verb === 'write'
  const articles = useLoad<{ articles: ArticleRow[] }>(isNew ? null : '/articles')
  const shortest = [...group.examples].sort((one, other) => one.length - other.length)[0] ?? ''
  const [slug, setSlug] = useState(isNew ? '' : (group.slugs[0] ?? ''))
  const [title, setTitle] = useState('')
  const [ask, setAsk] = useState(shortest.slice(0, ASK_MOST))
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { run, isBusy, problem } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    const fault = isNew ? (SLUG.test(slug) ? undefined : newWords.slugWrong) : slug ? undefined : words.articleMissing
    setWrong(fault)
    if (fault !== undefined) return
    const asked = ask.trim() === '' ? {} : { ask: ask.trim() }
    void run(async () => {
      if (isNew) {
        const named = title.trim() === '' ? {} : { title: title.trim() }
        onSaved(await post<GapResult>(`/gaps/${group.id}/new-draft`, { slug, ...named, ...asked }), words.wrote)
        return
      }
      const name = articles.value?.articles.find((row) => row.slug === slug)?.title ?? slug
      onSaved(await post<GapResult>(`/gaps/${group.id}/add-wording`, { slug, ...asked }), words.added(name))
    })
  }
  const slugError = wrong ?? errorOf(problem, 'slug')
  return (
    <Drawer open onClose={onClose} title={words[verb]} size={480}>
      <form onSubmit={save} className="case-form">
        <ProblemNote problem={problem ?? articles.problem} />
        {isNew ? (
          <ArticleName
            id="gap"
            words={newWords}
            slug={slug}
            title={title}
            slugError={slugError}
            titleError={errorOf(problem, 'title')}
            onSlug={setSlug}
            onTitle={setTitle}
          />
        ) : (
          <ArticlePick
            id="gap-article"
            label={words.article}
            error={slugError}
            articles={articles}
            slug={slug}
            onPick={setSlug}
          />
        )}
        <Field id="gap-ask" label={words.ask} error={errorOf(problem, 'ask')}>
          <Input id="gap-ask" maxLength={ASK_MOST} value={ask} onChange={(event) => setAsk(event.target.value)} />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </form>
    </Drawer>
  )
}
