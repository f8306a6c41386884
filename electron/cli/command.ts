import type { Core } from './core.ts'

/** An option of a command: a flag, or one that takes a value named `value` in the usage. */
export type Option = {
  readonly name: string
  readonly short?: string
  readonly value?: string
  readonly many?: boolean
  readonly meaning: string
}

/** What a person typed after the name of a command. */
export type Given = {
  text(option: string): string | null
  texts(option: string): readonly string[]
  flag(option: string): boolean
  /** The words in order; `words[0]` exists where the command asks for one. */
  readonly words: readonly string[]
}

/** What a command came to: lines for a person, data for `--json`, and whether it was refused or found something wrong. */
export type Outcome = { readonly text: string; readonly data: unknown; readonly ok?: boolean }

/** What a command is handed; `open` starts a vault process, which is ended when the command is done. */
export type CommandContext = {
  readonly given: Given
  start(): Promise<Core>
  /** Starts a vault process and unlocks the vault of that folder with the password of the person. */
  open(folder: string): Promise<Core>
  password(prompt?: string): Promise<string>
  /** The password that somebody is given; asked for twice where it is asked for. */
  newPassword(prompt: string): Promise<string>
}

/** One command of the command line. */
export type Command = {
  readonly name: string
  readonly summary: string
  /** Names of the words it takes, in order; those in brackets may be left out. */
  readonly words: readonly string[]
  readonly options: readonly Option[]
  run(context: CommandContext): Promise<Outcome>
}

/** A command that was called in a way it cannot be understood: exit code 2 and the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
