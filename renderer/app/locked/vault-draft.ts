/** What is asked for a new vault before its password. */
export type VaultDraft = {
  readonly name: string
  readonly path: string
  readonly zone: string
  readonly person: string
  readonly login: string
}
