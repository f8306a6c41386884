import { parseArgs } from 'node:util'
import { type Command, type Given, type Option, UsageError } from './command.ts'

/** Options of every command. */
const commonOptions: readonly Option[] = [
  { name: 'json', meaning: 'answer with one JSON object' },
  { name: 'password-file', value: 'FILE', meaning: 'read the password from the first line of FILE' },
  { name: 'user', value: 'NAME', meaning: 'sign in by this name instead of the creator of the vault' },
  { name: 'help', meaning: 'show how the command is called' },
]

/** Reads what follows the name of a command; throws UsageError naming what is wrong. */
export function readArguments(command: Command, args: readonly string[]): Given {
  const { values, positionals } = parse(command, args)
  const given: Given = {
    text: (option) => oneText(values[option]),
    texts: (option) => manyTexts(values[option]),
    flag: (option) => values[option] === true,
    words: positionals,
  }
  if (given.flag('help')) return given
  const needed = command.words.filter((word) => !word.startsWith('['))
  const missing = needed[positionals.length]
  if (missing !== undefined) throw new UsageError(`${missing} is missing`)
  const extra = positionals[command.words.length]
  if (extra !== undefined) throw new UsageError(`one word too many: ${extra}`)
  return given
}

type Value = string | boolean | (string | boolean)[] | undefined

function oneText(value: Value): string | null {
  return typeof value === 'string' ? value : null
}

function manyTexts(value: Value): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

function parse(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    [...command.options, ...commonOptions].map((option) => [
      option.name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        ...(option.short === undefined ? {} : { short: option.short }),
        ...(option.many ? { multiple: true } : {}),
      },
    ]),
  )
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** How one command is called. */
export function usageOf(command: Command): string {
  const line = ['sealbook', command.name, ...command.words, ...(command.options.length > 0 ? ['[options]'] : [])]
  const options = [...command.options, ...commonOptions].map((option) => [optionText(option), option.meaning] as const)
  return `usage: ${line.join(' ')}\n\n${command.summary}\n\n${columns(options)}`
}

/** All commands with one line each. */
export function usageOfAll(commands: readonly Command[]): string {
  const rows = commands.map(({ name, words, summary }) => [[name, ...words].join(' '), summary] as const)
  return `usage: sealbook COMMAND ...\n\n${columns(rows)}\nsealbook COMMAND --help tells more. The password comes from --password-file, SEALBOOK_PASSWORD or a prompt.\n`
}

function optionText({ name, short, value }: Option): string {
  const flag = short === undefined ? `--${name}` : `-${short}, --${name}`
  return value === undefined ? flag : `${flag} ${value}`
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')
}
