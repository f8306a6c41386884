import type { DefenceKind } from '#shared/modules/exercises/exercises.defence.ts'

type StampKey = { readonly key: string; readonly kind: DefenceKind }

/** The keys that stamp a fact of this moment, in the order in which a defence usually comes to it. */
export const stampKeys: readonly StampKey[] = [
  { key: 'l', kind: 'logged' },
  { key: 'a', kind: 'alerted' },
  { key: 'g', kind: 'acknowledged' },
  { key: 'i', kind: 'investigated' },
  { key: 'p', kind: 'prevented' },
  { key: 'c', kind: 'contained' },
  { key: 'e', kind: 'eradicated' },
  { key: 'm', kind: 'missed' },
  { key: 'f', kind: 'falseAlert' },
  { key: 'n', kind: 'nearMiss' },
]

export const otherKeys = { start: 's', notApplicable: 'o', undo: 'u', ask: 'd' } as const
