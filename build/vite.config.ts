import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root: path.join(root, 'renderer'),
  // The window is served from app://sealbook/ and from 127.0.0.1: no path may begin at a server's root.
  base: './',
  publicDir: false,
  cacheDir: path.join(root, '.cache/vite'),
  plugins: [react()],
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
