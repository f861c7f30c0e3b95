/** Built files of a folder, read once and kept: scripts, styles, the console. Nothing outside the folder is served. */
import { readFile } from 'node:fs/promises'
import { extname, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

export interface Asset {
  body: Uint8Array
  type: string
}

export function folderAssets(folder: URL): (path: string) => Promise<Asset | null> {
  const root = fileURLToPath(folder)
  const kept = new Map<string, Asset>()
  return async (path) => {
    const clean = normalize(path)
    const type = TYPES[extname(clean)]
    if (clean.startsWith('..') || clean.startsWith('/') || type === undefined) return null
    const known = kept.get(clean)
    if (known) return known
    try {
      const asset = { body: new Uint8Array(await readFile(root + clean)), type }
      kept.set(clean, asset)
      return asset
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return null
      throw error
    }
  }
}
