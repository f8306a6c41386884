import path from 'node:path'
import { testHost } from '#services/testing/test-workbench.ts'
import { makeCrowdedVault } from './crowded-vault.ts'

// A process of its own: the journeys' loader cannot load the database's driver.
const folder = process.argv[2]
if (folder === undefined) throw new Error('name the folder of the vault')
const made = await makeCrowdedVault(testHost(path.join(path.dirname(folder), 'data')), folder)
process.stdout.write(JSON.stringify(made))
