/** Text as people read it: paragraphs at line breaks. */
import type { Child, FC } from 'hono/jsx'

/** Text with its line breaks as paragraphs. */
export const Lines: FC<{ text: string; inline?: boolean }> = ({ text, inline }): Child =>
  inline ? (
    <span>{text}</span>
  ) : (
    <>
      {text
        .split('\n')
        .filter(Boolean)
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  )
