/** What names an article: its address and its title, or the choice of one that is there. */
import { Input, Select } from 'antd'
import type { ArticleRow } from '../handbook.ts'
import { Field } from './field.tsx'

interface NameProps {
  /** Before the ids of both fields. */
  id: string
  words: { slug: string; slugHint: string; name: string }
  slug: string
  title: string
  slugError?: string | undefined
  titleError?: string | undefined
  onSlug: (slug: string) => void
  onTitle: (title: string) => void
}

export function ArticleName({ id, words, slug, title, slugError, titleError, onSlug, onTitle }: NameProps) {
  return (
    <>
      <Field id={`${id}-slug`} label={words.slug} hint={words.slugHint} error={slugError}>
        <Input
          id={`${id}-slug`}
          autoComplete="off"
          maxLength={80}
          value={slug}
          onChange={(event) => onSlug(event.target.value.trim())}
        />
      </Field>
      <Field id={`${id}-title`} label={words.name} error={titleError}>
        <Input
          id={`${id}-title`}
          autoComplete="off"
          maxLength={40}
          value={title}
          onChange={(event) => onTitle(event.target.value)}
        />
      </Field>
    </>
  )
}

interface PickProps {
  id: string
  label: string
  error?: string | undefined
  placeholder?: string
  articles: { isLoading: boolean; value: { articles: ArticleRow[] } | null }
  slug: string
  onPick: (slug: string) => void
}

export function ArticlePick({ id, label, error, placeholder, articles, slug, onPick }: PickProps) {
  return (
    <Field id={id} label={label} error={error}>
      <Select
        id={id}
        className="wide"
        loading={articles.isLoading}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder}
        value={slug || null}
        options={(articles.value?.articles ?? []).map((row) => ({
          value: row.slug,
          label: `${row.title}（${row.slug}）`,
        }))}
        onChange={onPick}
      />
    </Field>
  )
}
