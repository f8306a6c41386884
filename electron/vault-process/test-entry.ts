import { createSampleWorkbench, sampleTree } from '../transport/test-workbench.ts'
import { nodeChannel } from './node-channel.ts'
import { endOnFailure, serveVault } from './serve.ts'

// The vault process with a sample door in place of the vault's, for the tests of the hosts.
endOnFailure()
serveVault(createSampleWorkbench(), sampleTree, nodeChannel())
