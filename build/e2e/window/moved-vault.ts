import { readFileSync } from 'node:fs'
import { openWorkbench } from '#services/workbench.ts'
import { contract } from '#shared/operations.ts'
import { createMachine } from '../../../electron/vault-process/machine.ts'
import { nodeChannel } from '../../../electron/vault-process/node-channel.ts'
import { endOnFailure, serveVault } from '../../../electron/vault-process/serve.ts'

const file = process.env.SEALBOOK_TEST_CLOCK ?? ''

// The vault process on a day that a journey names, and names anew for time to pass: a moment in a file.
endOnFailure()
const now = () => Date.parse(readFileSync(file, 'utf8'))
serveVault(openWorkbench({ ...createMachine('loopback'), now }), contract, nodeChannel())
