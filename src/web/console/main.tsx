/** Starts the console: theme by the system's wish, Chinese words of antd, and one place where a broken page says what to do. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { cssVariables, heatVariables, type Theme } from '../tokens.ts'
import { App } from './app.tsx'
import { sweepDrafts } from './drafts.ts'
import './styles/base.css'
import './styles/frame.css'
import './styles/marks.css'
import './styles/inbox.css'
import './styles/case.css'
import './styles/lists.css'
import './styles/narrow.css'
import './styles/print.css'

const palette = document.createElement('style')
const variables = (theme: Theme) => `:root{${cssVariables(theme)};${heatVariables(theme)}}`
palette.textContent = `${variables('light')}@media (prefers-color-scheme:dark){${variables('dark')}}`
document.head.append(palette)
sweepDrafts()

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
