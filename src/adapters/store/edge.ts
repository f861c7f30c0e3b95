/** The edge of the store: whatever a method throws leaves as a `StoreError` without bound values. */
import { toStoreError } from './store-error.ts'

type Methods = Record<string, (...args: never[]) => Promise<unknown>>

/** The same object with every method guarded, so that none can be forgotten. */
export function guarded<Store extends { [K in keyof Store]: (...args: never[]) => Promise<unknown> }>(
  name: string,
  store: Store,
): Store {
  const methods = Object.entries(store as Methods).map(([method, perform]) => {
    const guard = async (...args: never[]): Promise<unknown> => {
      try {
        return await perform(...args)
      } catch (error) {
        throw toStoreError(error, `${name}.${method}`, idOf(args[0]))
      }
    }
    return [method, guard] as const
  })
  return Object.fromEntries(methods) as unknown as Store
}

/** An id to put into the error: only what has the shape of our own ids, so that a phone or a name never gets in. */
function idOf(argument: unknown): string | null {
  if (typeof argument === 'string') return /^[a-z]{1,8}_[0-9a-zA-Z]{6,40}$/.test(argument) ? argument : null
  if (typeof argument !== 'object' || argument === null) return null
  if ('head' in argument) return idOf((argument.head as { id: unknown }).id)
  return 'id' in argument ? idOf(argument.id) : null
}
