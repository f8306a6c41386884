import path from 'node:path'
import { findElectron } from './setup/electron-binary.mjs'
import { launch } from './setup/launch.mjs'
import { root, say } from './setup/places.mjs'
import { prepare } from './setup/prepare.mjs'

const node = await prepare()
const electron = findElectron(node)
const args = process.argv.slice(2)
if ('program' in electron) {
  launch(electron.program, [root, ...args])
} else {
  if (process.env.SEALBOOK_HOST !== 'loopback') say(`opening in a browser: ${electron.reason}`)
  launch(node, [path.join(root, 'dist/loopback/main.js'), ...args], { channel: true })
}
