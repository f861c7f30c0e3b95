/** Builds script and style of the resident pages into build/resident, small and for old phones (ES2017). */
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { cssVariables } from './src/web/tokens.ts'

const STYLES = ['base', 'frame', 'page', 'talk', 'answers', 'cards']

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

export default defineConfig({
  base: '/r/',
  publicDir: false,
  plugins: [residentStyle()],
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
      input: { main: 'src/web/resident/client/main.ts', sw: 'src/web/resident/client/sw.ts' },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : '[name]-[hash].js') },
    },
  },
})
