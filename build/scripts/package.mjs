import path from 'node:path'
import { launch } from './setup/launch.mjs'
import { packagingFolder, tryPackaging } from './setup/packaging.mjs'
import { prepare } from './setup/prepare.mjs'

const node = await prepare()
if (await tryPackaging(node)) launch(node, [path.join(packagingFolder, 'main.mjs'), ...process.argv.slice(2)])
else process.exitCode = 1
