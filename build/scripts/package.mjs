import path from 'node:path'
import { launch } from './setup/launch.mjs'
import { ensurePackaging, packagingFolder } from './setup/packaging.mjs'
import { prepare } from './setup/prepare.mjs'

const node = await prepare()
await ensurePackaging(node)
launch(node, [path.join(packagingFolder, 'main.mjs'), ...process.argv.slice(2)])
