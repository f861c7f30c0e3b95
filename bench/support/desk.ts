/** Workers for benches and tests of load: signed in over HTTP, with the live feed of the desk. */
import { jsonOf, type Answer, type Call, type Wire } from './http.ts'

export const ADMIN = { username: 'bench-admin', password: 'quiet-river-lantern-41' }
/** Settings with which the product makes this administrator at its first start. */
export const ADMIN_ENV = { ADMIN_USERNAME: ADMIN.username, ADMIN_PASSWORD: ADMIN.password }

export interface Worker {
  cookie: string
  id: string
  call(path: string, call?: Call): Promise<Answer>
}

export async function signIn(wire: Wire, credentials: { username: string; password: string }): Promise<Worker> {
  const answer = await wire('/api/desk/session', { method: 'POST', body: credentials })
  const { id } = jsonOf<{ id: string }>(answer)
  const cookie = (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
  return {
    id,
    cookie,
    call: (path, call = {}) => wire(`/api/desk${path}`, { ...call, headers: { ...call.headers, cookie } }),
  }
}

/** A colleague with the given number, made by the administrator and signed in. */
export async function hire(wire: Wire, admin: Worker, number: number): Promise<Worker> {
  const username = `worker-${number}`
  const password = `calm-harbour-${number}-lamp`
  const body = {
    username,
    password,
    mustChangePassword: false,
    name: `值班${number}`,
    badge: String(100 + number),
    office: '服务中心',
    role: 'agent',
  }
  jsonOf(await admin.call('/staff', { method: 'POST', body }), 201)
  return signIn(wire, { username, password })
}
