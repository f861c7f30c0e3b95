/** Every route × every role: what is not allowed is refused, for strangers too; generated from the routes themselves (performance.md 2b). */
import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may, permissionsOf, RIGHTS, roleFor, type Permission, type RoleName } from '../../src/core/rights.ts'
import { aDesk, ask, PEOPLE, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
const browsers = new Map<RoleName, Browser>()

interface Route {
  method: string
  path: string
  permission: string
}

async function routes(): Promise<Route[]> {
  const specs = await generateSpecs(new Hono().route('/api/desk', desk.app), { excludeStaticFile: false })
  return Object.entries(specs.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('/api/desk', '').replaceAll(/\{\w+\}/g, 'unknown'),
      permission: (operation as unknown as Record<string, string>)['x-permission'] ?? 'none',
    })),
  )
}

beforeAll(async () => {
  desk = await aDesk()
  for (const { id, role } of PEOPLE) if (!browsers.has(role)) browsers.set(role, await signInAs(desk, id))
})
afterAll(() => desk.close())

describe('rights', () => {
  it('of every route stand in the description, and none is without', async () => {
    const all = await routes()
    expect(all.length).toBeGreaterThan(35)
    expect(all.filter(({ permission }) => permission === 'none')).toEqual([])
    expect(all.filter(({ permission }) => permission === 'anyone')).toEqual([
      { method: 'POST', path: '/session', permission: 'anyone' },
    ])
  })

  it('are the routes that run: every registered handler is described', async () => {
    const described = new Set((await routes()).map(({ method, path }) => `${method} ${path}`))
    const registered = desk.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, 'unknown')}`)
    expect([...new Set(registered)].filter((route) => !described.has(route))).toEqual([])
  })

  it('are nothing to a stranger: 401 everywhere, unknown addresses too', async () => {
    for (const { method, path, permission } of [
      ...(await routes()),
      { method: 'GET', path: '/nowhere', permission: 'x' },
    ]) {
      if (permission === 'anyone') continue
      const answer = await ask(desk, method, path, method === 'GET' ? undefined : {})
      expect(answer.status, `${method} ${path}`).toBe(401)
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('are refused to every role that lacks them, with whom to ask; others get past the door', async () => {
    for (const { method, path, permission } of await routes()) {
      if (permission === 'anyone' || permission === 'signed-in' || path === '/stream') continue
      for (const [role, browser] of browsers) {
        const answer = await browser(method, path, method === 'GET' ? undefined : {})
        const name = `${role} ${method} ${path}`
        if (may({ role }, permission as Permission)) {
          expect([200, 201, 400, 404], name).toContain(answer.status)
        } else {
          expect(answer.status, name).toBe(403)
          expect(answer.body.detail, name).toBe(`您没有这项权限，找${roleFor(permission as Permission)}。`)
        }
      }
    }
  })

  it('are signed out by a cookie that was made up', async () => {
    for (const cookie of ['warmline_desk=', 'warmline_desk=x', `warmline_desk=${'A'.repeat(43)}`]) {
      expect((await ask(desk, 'GET', '/me', undefined, { cookie })).status).toBe(401)
    }
  })

  it('of roles hold no more than their work: only the administrator manages staff, only three roles see no person', () => {
    const holders = (permission: Permission) =>
      (Object.keys(RIGHTS) as RoleName[]).filter((role) => permissionsOf(role).includes(permission))
    expect(holders('staff.manage')).toEqual(['administrator'])
    expect(holders('audit.read')).toEqual(['auditor', 'administrator'])
    expect(holders('personal.read')).toEqual(['agent', 'town_worker', 'supervisor', 'administrator'])
    expect(holders('register.edit')).toEqual(['town_worker', 'supervisor', 'administrator'])
    expect(holders('register.kinds')).toEqual(['administrator'])
    expect(holders('article.publish')).toEqual(['publisher', 'administrator'])
  })
})
