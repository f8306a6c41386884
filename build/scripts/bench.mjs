import path from 'node:path'
import { launch } from './setup/launch.mjs'
import { root } from './setup/places.mjs'
import { prepare } from './setup/prepare.mjs'

const node = await prepare()
launch(node, [path.join(root, 'build/bench/main.ts'), ...process.argv.slice(2)])
