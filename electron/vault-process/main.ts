import { parseArgs } from 'node:util'
import { parentPort } from '#services/processes/parent-port.ts'
import { openWorkbench } from '#services/workbench.ts'
import { contract } from '#shared/operations.ts'
import { keepOutOfCoreDumps } from './core-dumps.ts'
import { createMachine } from './machine.ts'
import { nodeChannel } from './node-channel.ts'
import { endOnFailure, serveVault } from './serve.ts'
import { utilityChannel } from './utility-channel.ts'

endOnFailure()
keepOutOfCoreDumps()
const { values } = parseArgs({ options: { host: { type: 'string', default: 'cli' } } })
const parent = parentPort()
const kind = parent ? 'electron' : values.host === 'loopback' ? 'loopback' : 'cli'
serveVault(openWorkbench(createMachine(kind)), contract, parent ? utilityChannel(parent) : nodeChannel())
