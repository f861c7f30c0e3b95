/** A problem as people can read it: what is wrong, how to mend it, and one key to try again. */
import { Alert, Button } from 'antd'
import type { ApiProblem } from '../api.ts'
import { common } from '../words.ts'

interface Props {
  problem: ApiProblem | null
  onRetry?: () => void
  retryWord?: string
}

export function ProblemNote({ problem, onRetry, retryWord = common.retry }: Props) {
  if (problem === null) return null
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      role="alert"
      title={problem.message}
      description={problem.detail}
      action={onRetry ? <Button onClick={onRetry}>{retryWord}</Button> : undefined}
    />
  )
}
