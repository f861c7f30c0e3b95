/** A document for the desk: the one call that sends a form instead of JSON. */
import { ApiProblem } from './api.ts'
import { problems } from './words.ts'

export async function upload<T>(path: string, form: FormData): Promise<T> {
  const response = await send(path, form)
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  // A proxy in between may answer with a page instead of a problem.
  if (!isJson) throw new ApiProblem(response.status, { type: 'server', ...problems.server })
  const body: unknown = await response.json()
  if (!response.ok) throw new ApiProblem(response.status, body as Record<string, unknown>)
  return body as T
}

async function send(path: string, form: FormData): Promise<Response> {
  try {
    return await fetch(`/api/desk${path}`, { method: 'POST', credentials: 'same-origin', body: form })
  } catch (cause) {
    throw new ApiProblem(0, { type: 'offline', ...problems.offline }, { cause })
  }
}
