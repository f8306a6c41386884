import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'rolldown'

const root = path.resolve(import.meta.dirname, '..')
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/**
 * Everything built for Node stands two levels below the top, as `dist/<entry>/main.js` or `dist/chunks/<name>.js`, so that
 * `electron/services/assets.ts` finds `dist/assets` by the same relative path from each of them.
 * @satisfies {import('rolldown').OutputOptions}
 */
const output = {
  dir: 'dist',
  format: /** @type {const} */ ('esm'),
  entryFileNames: '[name]/main.js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  sourcemap: true,
}

/** Entries that run in plain Node as well as under Electron: they must load without the package `electron`. */
const nodeEntries = {
  loopback: 'electron/loopback/main.ts',
  cli: 'electron/cli/main.ts',
  'vault-process': 'electron/vault-process/main.ts',
  reader: 'electron/services/processes/reader.ts',
  draw: 'electron/services/processes/draw.ts',
  import: 'electron/services/processes/import.ts',
  network: 'electron/services/processes/network.ts',
}

/**
 * Shipped beside the bundle as packages: what `dependencies` names, with their paths below it, and what Node brings.
 * @param {readonly string[]} bundled names of `dependencies` that this build takes in all the same
 */
function external(bundled = []) {
  const names = Object.keys(dependencies).filter((name) => !bundled.includes(name))
  return [/^node:/, ...names.map((name) => new RegExp(`^${name}(/|$)`))]
}

/** electron-store imports `electron` only to ask for a folder that plain Node hosts name themselves. */
const withoutElectron = {
  name: 'without-electron',
  /** @param {string} source */
  resolveId: (source) => (source === 'electron' ? '\0no-electron' : null),
  /** @param {string} id */
  load: (id) => (id === '\0no-electron' ? 'export default {}' : null),
}

/**
 * The settings are judged by a check of our own (`electron/vault-process/settings.ts`): the validator of JSON schemas that
 * electron-store brings is never asked, and reading it would lengthen every start.
 */
const withoutSchemas = {
  name: 'without-schemas',
  /** @param {string} source */
  resolveId: (source) => (/^ajv(-formats)?(\/|$)/.test(source) ? '\0no-schemas' : null),
  /** @param {string} id */
  load: (id) => (id === '\0no-schemas' ? 'export default {}; export const Ajv2020 = null' : null),
}

/** @param {Record<string, string>} entries */
function present(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(path.join(root, file))))
}

/** @type {(import('rolldown').RolldownOptions & { input: Record<string, string> })[]} */
const builds = [
  {
    input: present(nodeEntries),
    platform: 'node',
    external: external(['electron-store']),
    plugins: [withoutElectron, withoutSchemas],
    output,
  },
  {
    input: present({ main: 'electron/main/main.ts' }),
    platform: 'node',
    external: [...external(), 'electron'],
    output: { ...output, chunkFileNames: 'chunks/main-[name]-[hash].js' },
  },
  {
    // A sandboxed preload is CommonJS in one file: it cannot require another.
    input: present({ preload: 'electron/preload/preload.ts' }),
    platform: 'node',
    external: ['electron'],
    output: { ...output, format: 'cjs', entryFileNames: '[name]/preload.cjs', codeSplitting: false },
  },
  {
    // One page that a recipient opens from a folder: all in one script, for browsers of the last years, without Node.
    input: present({ verifier: 'electron/verifier/page.ts' }),
    platform: 'browser',
    resolve: {
      alias: {
        'node:crypto': path.join(root, 'electron/verifier/platform/crypto.ts'),
        'node:zlib': path.join(root, 'electron/verifier/platform/zlib.ts'),
      },
    },
    transform: {
      target: 'es2022',
      inject: { Buffer: [path.join(root, 'electron/verifier/platform/buffer.ts'), 'Buffer'] },
    },
    output: { dir: 'dist', format: 'iife', entryFileNames: 'verifier/page.js', minify: true, codeSplitting: false },
  },
]

export default defineConfig(builds.filter((build) => Object.keys(build.input).length > 0))
