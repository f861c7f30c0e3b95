/** One figure in large, with its unit, and a way to its cases where there is one. */
import { Statistic } from 'antd'
import { Link } from '../router.tsx'

export function Stat({ title, value, to = null }: { title: string; value: string | number; to?: string | null }) {
  const isEmpty = value === 0 || value === '—'
  return (
    <Statistic
      title={title}
      valueRender={() => (to === null || isEmpty ? <span>{value}</span> : <Link to={to}>{value}</Link>)}
    />
  )
}
