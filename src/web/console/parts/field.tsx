/** A labelled control with its error beside it, as text and sign and never by colour alone. */
import type { ReactNode } from 'react'

interface Props {
  id: string
  label: string
  error?: string | undefined
  hint?: string | undefined
  children: ReactNode
}

export function Field({ id, label, error, hint, children }: Props) {
  return (
    <div className={error === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={id}>{label}</label>
      {children}
      <FieldNotes id={id} error={error} hint={hint} />
    </div>
  )
}

/** The same for a group of choices. */
export function FieldSet({ id, label, error, hint, children }: Props) {
  return (
    <fieldset className={error === undefined ? 'field' : 'field wrong'}>
      <legend>{label}</legend>
      {children}
      <FieldNotes id={id} error={error} hint={hint} />
    </fieldset>
  )
}

function FieldNotes({ id, error, hint }: Pick<Props, 'id' | 'error' | 'hint'>) {
  return (
    <>
      {hint !== undefined && <p className="muted small">{hint}</p>}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`} role="alert">
          <span aria-hidden="true">⚠ </span>
          {error}
        </p>
      )}
    </>
  )
}
