import { openWorkbench } from '#services/workbench.ts'
import { contract } from '#shared/operations.ts'
import { createMachine } from '../../../electron/vault-process/machine.ts'
import { nodeChannel } from '../../../electron/vault-process/node-channel.ts'
import { endOnFailure, serveVault } from '../../../electron/vault-process/serve.ts'
import { fixedNow } from './fixed-now.ts'

// The vault process on a day that does not pass, so that what it shows can be compared with a picture.

endOnFailure()
serveVault(openWorkbench({ ...createMachine('loopback'), now: () => fixedNow }), contract, nodeChannel())
