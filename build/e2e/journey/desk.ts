import type { Language } from '#shared/base/translate.ts'
import type { RecordName, writtenRecords } from '#shared/registry.ts'

/** A file as a person attaches it. */
export type GivenFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** One value as a person would state it; what it means follows from the declared kind of its field. */
export type GivenValue =
  | string
  | { readonly start: string; readonly end: string }
  | readonly string[]
  | readonly Readonly<Record<string, string>>[]
  | readonly GivenFile[]

/**
 * A form as a person fills it: references by title, choices by key, decimals and counts as typed, moments as
 * `YYYY-MM-DD HH:MM` on the clocks of the vault.
 */
export type Given = Readonly<Record<string, GivenValue>>

export type WrittenName = keyof typeof writtenRecords

/** A record by its kind and title. */
export type Place = { readonly record: RecordName; readonly title: string }

export type Credentials = { readonly login: string; readonly password: string }
export type Founding = Credentials & { readonly organisation: string; readonly person: string }

/**
 * What a person can do with Sealbook, whichever way they reach it. The journey is told once over this; each way (a direct
 * call, a WebSocket, a browser) carries it out in its own manner.
 */
export type Desk = {
  readonly language: Language
  /** The day on which the vault's clocks are, `YYYY-MM-DD`. */
  readonly today: string
  found(vault: Founding): Promise<void>
  /** Invites a person who is in the list of people and answers the code. */
  invite(person: string, login: string, roles: readonly string[]): Promise<string>
  join(code: string, credentials: Credentials): Promise<void>
  unlock(credentials: Credentials): Promise<void>
  /** Tries to unlock and answers the words of the refusal. */
  refusedUnlock(credentials: Credentials): Promise<string>
  lock(): Promise<void>
  create(record: WrittenName, given: Given): Promise<void>
  edit(place: Place, changes: Given): Promise<void>
  /** Takes a step of the workflow, giving what it asks for. */
  take(place: Place, step: string, given?: Given): Promise<void>
  /** The field whose holder, the one who works here, must leave this step to another person, whatever they give. */
  keptFrom(place: Place, step: string, given: Given): Promise<string>
  comment(place: Place, body: string): Promise<void>
  link(place: Place, relation: string, to: Place): Promise<void>
  state(place: Place): Promise<string>
  /** The titles that a search over everything finds. */
  find(words: string): Promise<readonly string[]>
  /** Saves an attached file again. */
  open(place: Place, field: string, name: string): Promise<Uint8Array>
  seal(place: Place, password: string): Promise<Uint8Array>
  verdict(name: string, bytes: Uint8Array): Promise<string>
  /** Audits the journal and answers how many damages it found. */
  damages(): Promise<number>
}
