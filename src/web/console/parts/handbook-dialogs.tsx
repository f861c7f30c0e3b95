/** The drawers of the editor: publish, send back, retire, roll back. */
import type { ArticleDetail } from '../handbook.ts'
import type { Edit } from '../handbook-edit.ts'
import { reasonWords, versionWords } from '../words-handbook.ts'
import type { Dialog } from './handbook-head.tsx'
import { PublishDialog } from './handbook-publish.tsx'
import { ReasonDialog } from './handbook-reason.tsx'

interface Props {
  article: ArticleDetail
  edit: Edit
  dialog: Dialog
  onDialog: (dialog: Dialog) => void
  put: (article: ArticleDetail) => void
}

export function HandbookDialogs({ article, edit, dialog, onDialog, put }: Props) {
  const close = () => onDialog(null)
  if (dialog === null) return null
  if (dialog === 'publish') {
    return (
      <PublishDialog
        article={article}
        onClose={close}
        onPublished={(next) => {
          put(next)
          close()
        }}
      />
    )
  }
  const { isBusy, problem, step } = edit
  const take = async (name: 'return' | 'retire' | 'rollback', body: Record<string, unknown>) => {
    if (await step(name, body)) close()
  }
  const shared = { isBusy, problem, onClose: close }
  if (typeof dialog === 'object') {
    return (
      <ReasonDialog
        {...shared}
        title={versionWords.rollBackTitle(dialog.rollBack)}
        text={versionWords.rollBackText}
        onGo={(note) => void take('rollback', { version: dialog.rollBack, note })}
      />
    )
  }
  return (
    <ReasonDialog
      {...shared}
      title={dialog === 'return' ? reasonWords.returnTitle : reasonWords.retireTitle}
      text={dialog === 'return' ? reasonWords.returnText : reasonWords.retireText}
      onGo={(note) => void take(dialog, { note })}
    />
  )
}
