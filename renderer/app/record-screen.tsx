import { type ComponentType, lazy, Suspense } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { RecordList } from '../records/record-list.tsx'
import { type RecordScreens, type ScreenProps, screens } from '../screens.ts'

type Kind = keyof RecordScreens

const derived: Readonly<Record<Kind, ComponentType<ScreenProps>>> = {
  list: RecordList,
  form: lazy(async () => ({ default: (await import('../records/form-page.tsx')).FormPage })),
  detail: lazy(async () => ({ default: (await import('../records/detail-page.tsx')).DetailPage })),
}

const modules: Readonly<Record<string, Readonly<Record<string, RecordScreens | undefined>>>> = screens

function screenOf(record: AnyRecord, kind: Kind): ComponentType<ScreenProps> {
  const load = modules[record.module]?.[record.name]?.[kind]
  return load ? lazy(async () => ({ default: await load() })) : derived[kind]
}

const chosen = new Map<string, ComponentType<ScreenProps>>()

/** One screen of a record: its module's own, or the derived one. */
export function RecordScreen({ record, kind }: ScreenProps & { readonly kind: Kind }) {
  const key = `${record.name} ${kind}`
  // Made once: a component made anew at every drawing would lose what it holds.
  const Screen = chosen.get(key) ?? screenOf(record, kind)
  chosen.set(key, Screen)
  return (
    <Suspense fallback={null}>
      <Screen record={record} />
    </Suspense>
  )
}
