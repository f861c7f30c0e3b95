/** Bundles the server into build/server/main.js, so that a start does not translate two hundred files. Packages stay outside. */
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const OUT = fileURLToPath(new URL('build/server/', import.meta.url))

/** A source that looks for files beside itself keeps finding them from inside the bundle. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/src/') || !code.includes('import.meta.url')) return null
      const from = relative(OUT, dirname(id)).replaceAll('\\', '/')
      const place = `new URL(${JSON.stringify(`${from}/`)} + 'x', import.meta.url).href`
      return { code: code.replaceAll('import.meta.url', place), map: null }
    },
  }
}

export default defineConfig({
  plugins: [keepPlaces()],
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: 'src/main.node.ts',
    outDir: 'build/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    // All chunks in one folder: what is imported late (the full model) finds its files by the same way as the rest.
    rollupOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js', format: 'esm' } },
  },
})
