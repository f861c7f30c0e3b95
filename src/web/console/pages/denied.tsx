/** A page one may not see says whose it is; an address that does not exist says where to go. */
import { Result } from 'antd'
import { Link } from '../router.tsx'
import { denied } from '../words-admin.ts'

export function Denied({ role }: { role: string }) {
  return (
    <Result
      status="403"
      icon={null}
      title={<h1>{denied.title}</h1>}
      subTitle={denied.text(role)}
      extra={<Link to="/inbox">{denied.toInbox}</Link>}
    />
  )
}

export function NotFound() {
  return (
    <Result
      status="404"
      icon={null}
      title={<h1>{denied.notFound}</h1>}
      subTitle={denied.notFoundText}
      extra={<Link to="/inbox">{denied.toInbox}</Link>}
    />
  )
}
