/** Which groups of a field are open: all but the `others`, or none but them. */
export type OpenGroups = { readonly all: boolean; readonly others: readonly string[] }

export const everyOpen: OpenGroups = { all: true, others: [] }

/** More than these are no longer told apart. */
const mostOthers = 500

/** Reads what was kept for a field of a list; whatever is not understood leaves every group open. */
export function readOpen(value: unknown, field: string): OpenGroups {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return everyOpen
  const kept: unknown = Reflect.get(value, field)
  if (typeof kept !== 'object' || kept === null || !('others' in kept) || !Array.isArray(kept.others)) return everyOpen
  const others = kept.others.filter((one: unknown): one is string => typeof one === 'string').slice(0, mostOthers)
  return { all: !('all' in kept) || kept.all !== false, others }
}

/** What is kept after one field of a list changed. */
export function withOpen(value: unknown, field: string, open: OpenGroups): Readonly<Record<string, unknown>> {
  return { ...(typeof value === 'object' && value !== null ? value : {}), [field]: open }
}

export function isOpen({ all, others }: OpenGroups, key: string): boolean {
  return others.includes(key) ? !all : all
}

/** The groups that are open after one was opened or closed. */
export function turned(open: OpenGroups, key: string, to: boolean): OpenGroups {
  if (isOpen(open, key) === to) return open
  const others = open.others.filter((one) => one !== key)
  return { ...open, others: to === open.all ? others : [...others, key].slice(-mostOthers) }
}
