/** Builds script and style of the resident pages into build/resident, small and for old phones (ES2017). */
import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { cssVariables } from './src/web/tokens.ts'

const STYLES = ['base', 'frame', 'page', 'talk', 'answers', 'cards', 'book']

/** `virtual:resident.css`: the design tokens in both themes, then the style files in order. */
function residentStyle(): Plugin {
  const id = 'virtual:resident.css'
  return {
    name: 'resident-style',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null
      const files = STYLES.map((name) => new URL(`src/web/resident/style/${name}.css`, import.meta.url))
      for (const file of files) this.addWatchFile(file.pathname)
      const light = `:root{color-scheme:light;${cssVariables('light')}}`
      const dark = `color-scheme:dark;${cssVariables('dark')}`
      const themes = [
        light,
        `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
        `@media screen{:root[data-theme=dark]{${dark}}}`,
      ]
      return [...themes, ...files.map((file) => readFileSync(file, 'utf8'))].join('\n')
    },
  }
}

/** The committed pictures of the sign, beside script and style under their own names. */
function icons(): Plugin {
  const folder = new URL('src/web/resident/icons/', import.meta.url)
  return {
    name: 'resident-icons',
    generateBundle() {
      for (const file of readdirSync(folder))
        this.emitFile({ type: 'asset', fileName: `icons/${file}`, source: readFileSync(new URL(file, folder)) })
    },
  }
}

/** Fetched under names that never change: by the browser itself, and by other sites. */
const FIXED = ['sw', 'embed']

export default defineConfig({
  base: '/r/',
  publicDir: false,
  plugins: [residentStyle(), icons()],
  build: {
    outDir: 'build/resident',
    emptyOutDir: true,
    assetsDir: '.',
    target: 'es2017',
    cssTarget: 'chrome64',
    manifest: 'manifest.json',
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      input: Object.fromEntries(['main', ...FIXED].map((name) => [name, `src/web/resident/client/${name}.ts`])),
      output: { entryFileNames: ({ name }) => (FIXED.includes(name) ? '[name].js' : '[name]-[hash].js') },
    },
  },
})
