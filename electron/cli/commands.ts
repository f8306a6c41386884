import type { Command } from './command.ts'
import { badgeCommand } from './commands/badge.ts'
import { callCommand } from './commands/call.ts'
import { checkCommand } from './commands/check.ts'
import { createCommand } from './commands/create.ts'
import { demoCommand } from './commands/demo.ts'
import { exportCommand } from './commands/export.ts'
import { getCommand } from './commands/get.ts'
import { importCommand } from './commands/import.ts'
import { listCommand } from './commands/list.ts'
import { packCommand } from './commands/pack.ts'
import { recoverCommand } from './commands/recover.ts'
import { replyCommand } from './commands/reply.ts'
import { reportCommand } from './commands/report.ts'
import { serveCommand } from './commands/serve.ts'
import { signCommand } from './commands/sign.ts'
import { stampCommand } from './commands/stamp.ts'
import { verifierCommand } from './commands/verifier.ts'
import { verifyCommand } from './commands/verify.ts'

/** Every command, in the order in which the usage names them; one line each. */
export const commands: readonly Command[] = [
  demoCommand,
  createCommand,
  recoverCommand,
  checkCommand,
  listCommand,
  getCommand,
  callCommand,
  importCommand,
  exportCommand,
  reportCommand,
  badgeCommand,
  packCommand,
  verifyCommand,
  verifierCommand,
  signCommand,
  stampCommand,
  replyCommand,
  serveCommand,
]
