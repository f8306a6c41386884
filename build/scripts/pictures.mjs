import { rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './setup/chromium.mjs'
import { launch } from './setup/launch.mjs'
import { root, say } from './setup/places.mjs'
import { prepare } from './setup/prepare.mjs'

// Takes the pictures anew with which `npm test` compares every screen.
const node = await prepare()
if (!ensureChromium()) {
  say('no Chromium to take pictures with')
  process.exit(1)
}
rmSync(path.join(root, 'build/e2e/pictures'), { recursive: true, force: true })
const program = path.join(root, 'node_modules/playwright/cli.js')
const config = path.join(root, 'build/playwright.config.ts')
launch(node, [program, 'test', '--config', config, '/pictures.spec', '--update-snapshots=all'])
