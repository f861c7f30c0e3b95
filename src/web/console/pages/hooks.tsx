/** Other systems: tokens by which they come in, and addresses at which they are told of changes. */
import { HookList } from '../parts/hook-list.tsx'
import { TokenList } from '../parts/token-list.tsx'
import { hookWords as words } from '../words-hooks.ts'

export default function HooksPage() {
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <TokenList />
      <HookList />
    </div>
  )
}
