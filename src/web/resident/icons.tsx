/** Inline icons, 24 px, always beside their word, hidden from screen readers. */
import type { Child, FC } from 'hono/jsx'

const Icon: FC<{ children: Child }> = ({ children }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {children}
  </svg>
)

export const PhoneIcon: FC = () => (
  <Icon>
    <path d="M6 3h4l2 5-2.5 1.8a12 12 0 0 0 4.7 4.7L16 12l5 2v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z" />
  </Icon>
)

/** Octagon with an exclamation mark: life at risk. */
export const DangerIcon: FC = () => (
  <Icon>
    <path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM11 6v8h2V6zm0 10v2h2v-2z" fill-rule="evenodd" />
  </Icon>
)

export const CheckIcon: FC = () => (
  <Icon>
    <path d="M9.5 18.5 3.6 12.6l2.1-2.1 3.8 3.8 8.8-8.8 2.1 2.1z" />
  </Icon>
)

export const BackIcon: FC = () => (
  <Icon>
    <path d="M14.5 4.5 16.6 6.6 11.2 12l5.4 5.4-2.1 2.1L7 12z" />
  </Icon>
)

export const PersonIcon: FC = () => (
  <Icon>
    <path d="M12 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zm0 2c-5 0-9 2.7-9 6v2h18v-2c0-3.3-4-6-9-6z" />
  </Icon>
)
