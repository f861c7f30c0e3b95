/** Roles against rights, as the house enforces them. */
import { may, RIGHTS, type Permission, type RoleName } from '../../../core/rights.ts'
import { PERMISSION_WORDS, staffWords as words } from '../words-admin.ts'
import { ROLE_WORDS } from '../words.ts'
import { TableBox } from './table-box.tsx'

const ROLES = Object.keys(RIGHTS) as RoleName[]
const PERMISSIONS = Object.keys(PERMISSION_WORDS) as Permission[]

export function RightsTable() {
  return (
    <section>
      <h2>{words.rights}</h2>
      <p className="muted">{words.rightsHint}</p>
      <TableBox label={words.rights}>
        <table className="paper-table">
          <thead>
            <tr>
              <th scope="col">{words.right}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {ROLE_WORDS[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PERMISSIONS.map((permission) => (
              <tr key={permission}>
                <th scope="row">{PERMISSION_WORDS[permission]}</th>
                {ROLES.map((role) => (
                  <td key={role}>{may({ role }, permission) ? words.yes : words.no}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  )
}
