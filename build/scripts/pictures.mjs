import { rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './setup/chromium.mjs'
import { launch } from './setup/launch.mjs'
import { root, say } from './setup/places.mjs'
import { prepare } from './setup/prepare.mjs'

// Takes the pictures anew with which `npm test` compares every screen and the pages of every kind of report; with the word `compare`, does that and nothing else.
const comparing = process.argv[2] === 'compare'
const node = await prepare()
if (!ensureChromium()) {
  say('no Chromium to take pictures with')
  process.exit(1)
}
const program = path.join(root, 'node_modules/playwright/cli.js')
const args = [
  program,
  'test',
  '--config',
  path.join(root, 'build/playwright.config.ts'),
  '/pictures.spec',
  '/report-pages.spec',
]
if (comparing) process.env.SEALBOOK_COMPARE = '1'
else rmSync(path.join(root, 'build/e2e/pictures'), { recursive: true, force: true })
launch(node, comparing ? args : [...args, '--update-snapshots=all'])
