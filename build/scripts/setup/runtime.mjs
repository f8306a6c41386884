import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { installExactly } from './npm.mjs'
import { root, timed } from './places.mjs'

const folder = path.join(root, 'build/runtime')

/**
 * The Node that Sealbook runs on: the host's own where it speaks Node-API 10, else the one pinned in `build/runtime`.
 * The database driver ends the process without a word on an older one, so this is asked before anything is loaded.
 * @returns {Promise<string>} path of the program
 */
export async function ensureRuntime() {
  if (Number(process.versions.napi) >= 10) return process.execPath
  const { program, version, installed } = bundledRuntime()
  if (installed === version && existsSync(program)) return program
  await timed(`fetching Node ${version}, for ${process.version} lacks Node-API 10`, async () => {
    await installExactly(process.execPath, folder)
    const answer = spawnSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' })
    if (answer.stdout?.trim() !== version)
      throw new Error(`the fetched Node does not start: ${answer.stderr ?? answer.error}`)
  })
  return program
}

function bundledRuntime() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const version = readJson(path.join(folder, 'package.json')).optionalDependencies[name]
  if (!version) {
    throw new Error(`Sealbook needs Node 22.14 or later (this is ${process.version}); please install it and try again`)
  }
  const home = path.join(folder, 'node_modules', name)
  const manifest = path.join(home, 'package.json')
  return {
    version: String(version),
    program: path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    installed: existsSync(manifest) ? readJson(manifest).version : undefined,
  }
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
