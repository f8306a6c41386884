import path from 'node:path'
import { type Translator, translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import { readArguments, usageOf, usageOfAll } from './arguments.ts'
import { type Command, type CommandContext, type Given, type Outcome, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { type Core, startCore } from './core.ts'
import { describeRefusal, fileRefusal } from './failure.ts'
import { readPassword } from './password.ts'

const done = 0
const refused = 1
const wrongUsage = 2

/** Where a run writes: results go out, everything else is a note. */
export type Streams = { out(text: string): void; note(text: string): void }

/** Runs one command line and answers the exit code. */
export async function runCommandLine(args: readonly string[], version: string, streams: Streams): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version') {
    streams.out(`sealbook ${version}\n`)
    return done
  }
  if (name === undefined || name === '--help' || name === 'help') {
    const write = name === undefined ? streams.note : streams.out
    write(usageOfAll(commands))
    return name === undefined ? wrongUsage : done
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    streams.note(`there is no command ${name}\n\n${usageOfAll(commands)}`)
    return wrongUsage
  }
  return await runCommand(command, rest, streams)
}

async function runCommand(command: Command, args: readonly string[], streams: Streams): Promise<number> {
  const started: Core[] = []
  const translate = translatorOf(process.env.LANG?.startsWith('zh') ? 'zh-CN' : 'en', catalogues)
  try {
    const given = readArguments(command, args)
    if (given.flag('help')) {
      streams.out(usageOf(command))
      return done
    }
    const outcome = await command.run(contextOf(given, started, streams))
    streams.out(given.flag('json') ? `${JSON.stringify(outcome.data)}\n` : lines(outcome))
    return outcome.ok === false ? refused : done
  } catch (error) {
    return explain(error, { command, json: args.includes('--json'), streams, translate })
  } finally {
    await Promise.all(started.map((core) => core.stop()))
  }
}

function lines({ text }: Outcome): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

function contextOf(given: Given, started: Core[], streams: Streams): CommandContext {
  const start = async () => {
    const core = await startCore(({ done: steps, total, stage }) => streams.note(`${stage} ${steps}/${total}\n`))
    started.push(core)
    return core
  }
  const secret = (prompt: string, isNew: boolean) => readPassword(given.text('password-file'), prompt, isNew)
  const password = (prompt = 'Password') => secret(prompt, false)
  return {
    given,
    start,
    password,
    newPassword: (prompt) => secret(prompt, true),
    async open(folder) {
      const own = await password()
      const core = await start()
      const unlock = { path: path.resolve(folder), login: given.text('user') ?? '', password: own }
      await core.finish(await core.client.session.unlock(unlock))
      return core
    },
  }
}

type Explaining = {
  readonly command: Command
  readonly json: boolean
  readonly streams: Streams
  readonly translate: Translator
}

function explain(error: unknown, { command, json, streams, translate }: Explaining): number {
  if (error instanceof UsageError) {
    streams.note(`${error.message}\n\n${usageOf(command)}`)
    return wrongUsage
  }
  const refusal = error instanceof OperationError ? error : fileRefusal(error)
  if (refusal) {
    if (json) streams.out(`${JSON.stringify({ error: refusal.shape })}\n`)
    streams.note(describeRefusal(refusal, translate))
    return refused
  }
  throw error
}
