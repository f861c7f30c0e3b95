/** The beginning of an article: a name for the address and a title; the rest is written in the editor. */
import { Button, Drawer } from 'antd'
import { useState, type FormEvent } from 'react'
import { SLUG } from '../../../core/knowledge/sections.ts'
import { now } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { putDraft } from '../drafts.ts'
import { focusFirst } from '../focus.ts'
import { emptyArticle, typedName, type ArticleRow, type Typed } from '../handbook.ts'
import { goTo } from '../router.tsx'
import { newWords as words } from '../words-handbook.ts'
import { ArticleName } from './article-name.tsx'

interface Props {
  taken: readonly ArticleRow[]
  onClose: () => void
}

export function HandbookNew({ taken, onClose }: Props) {
  const { me } = useDesk()
  const [slug, setSlug] = useState('')
  const [title, setTitle] = useState('')
  const [wrong, setWrong] = useState<{ slug?: string; title?: string }>({})
  const start = (event: FormEvent) => {
    event.preventDefault()
    const faults = {
      ...(SLUG.test(slug) ? {} : { slug: words.slugWrong }),
      ...(taken.some((row) => row.slug === slug) ? { slug: words.taken(slug) } : {}),
      ...(title.trim().length < 2 ? { title: words.nameWrong } : {}),
    }
    setWrong(faults)
    if (Object.keys(faults).length > 0) return
    const typed: Typed = { text: emptyArticle(slug, title.trim(), now()), base: 0, aside: null }
    putDraft(typedName(me.id, slug), typed)
    goTo(`/handbook/${slug}`)
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.title}
      size={480}
      autoFocus={false}
      afterOpenChange={(isOpen) => focusFirst(isOpen, '#article-slug')}
    >
      <form onSubmit={start} className="case-form">
        <ArticleName
          id="article"
          words={words}
          slug={slug}
          title={title}
          slugError={wrong.slug}
          titleError={wrong.title}
          onSlug={setSlug}
          onTitle={setTitle}
        />
        <Button type="primary" htmlType="submit">
          {words.start}
        </Button>
      </form>
    </Drawer>
  )
}
