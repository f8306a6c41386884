import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { configuration } from './configuration.mjs'
import { fuses } from './fuses.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const installed = createRequire(path.join(import.meta.dirname, 'package.json'))

/**
 * The parts of the packages used here. They stand in an install of their own, which a clone has once it was tested or packaged.
 * @typedef {{ appOutDir: string, packager: { executableName?: string, appInfo: { productFilename: string } } }} Packed
 * @typedef {{ build(options: object): Promise<string[]>, Platform: { current(): { createTarget(type?: string[]): unknown } } }} Builder
 * @typedef {{ FuseVersion: { V1: string }, FuseV1Options: Record<string, number>, flipFuses(program: string, config: object): Promise<unknown> }} Fuses
 */

/**
 * Makes the desktop program of this system from what stands in `dist`.
 * @param {{ directoryOnly?: boolean, electronDist?: string, output?: string }} [options] `directoryOnly`: no installer, which would
 *   fetch tools; `electronDist`: a folder with Electron's program instead of the one that is fetched; `output`: where to, instead of
 *   `.cache/package`
 * @returns {Promise<string[]>} the installers made; none for a directory
 */
export async function packageProgram({ directoryOnly = false, electronDist, output } = {}) {
  /** @type {Builder} */
  const { build, Platform } = installed('electron-builder')
  return await build({
    projectDir: root,
    targets: Platform.current().createTarget(directoryOnly ? ['dir'] : undefined),
    config: {
      ...configuration,
      ...(electronDist === undefined ? {} : { electronDist }),
      ...(output === undefined ? {} : { directories: { ...configuration.directories, output } }),
      afterPack: setFuses,
    },
  })
}

/**
 * Before anything is signed. Every fuse that this Electron has must be named: a new one is a question to be answered. The fuses that
 * electron-builder sets by itself are those of an older list.
 * @param {Packed} packed
 */
async function setFuses({ appOutDir, packager }) {
  /** @type {Fuses} */
  const { FuseV1Options, FuseVersion, flipFuses } = await import(
    pathToFileURL(installed.resolve('@electron/fuses')).href
  )
  const wire = Object.fromEntries(Object.entries(fuses).map(([name, isOn]) => [FuseV1Options[name], isOn]))
  const { productFilename } = packager.appInfo
  const names = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` }
  const program = Object.hasOwn(names, process.platform)
    ? names[/** @type {keyof typeof names} */ (process.platform)]
    : (packager.executableName ?? productFilename)
  await flipFuses(path.join(appOutDir, program), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // What is changed under a signature has to be signed anew, or that machine does not start it; a real one comes after.
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
    ...wire,
  })
}
