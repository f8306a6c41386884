import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const { version }: { readonly version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/**
 * What PDF files name without holding it, as most Chinese forms do: maps of characters and the fonts that every reader has. The window
 * reads them from its own host, each when a file asks for it; with them go their licences.
 */
function pdfResources(): Plugin {
  return {
    name: 'pdf-resources',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts']) {
        const from = path.join(root, 'node_modules/pdfjs-dist', folder)
        for (const name of readdirSync(from))
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(path.join(from, name)),
          })
      }
    },
  }
}

export default defineConfig({
  root: path.join(root, 'renderer'),
  // The window is served from app://sealbook/ and from 127.0.0.1: no path may begin at a server's root.
  base: './',
  publicDir: false,
  cacheDir: path.join(root, '.cache/vite'),
  plugins: [react(), pdfResources()],
  define: { programVersion: JSON.stringify(version) },
  // The hosts put a fresh nonce in its place whenever they serve the page; see their content security policy.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
})
