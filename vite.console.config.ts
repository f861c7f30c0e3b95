/** Builds the staff console into build/console; the server serves index.html for every page under /desk. */
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/web/console',
  base: '/desk/assets/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: '../../../build/console',
    emptyOutDir: true,
    // The server maps /desk/assets/* onto build/console/*, so hashed files lie flat beside index.html.
    assetsDir: '.',
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // antd marks its files for servers that split client and server code; here everything is client code.
      onLog(level, log, warn) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') warn(level, log)
      },
    },
  },
})
