import { type ComponentType, lazy, Suspense } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { OwnInputs } from '../records/own-inputs.ts'
import { RecordList } from '../records/record-list.tsx'
import { type RecordScreens, type ScreenProps, screens } from '../screens.ts'
import { Waiting } from '../ui/waiting.tsx'

type Kind = 'list' | 'form' | 'detail'

const FormPage = lazy(async () => ({ default: (await import('../records/form-page.tsx')).FormPage }))
const DetailPage = lazy(async () => ({ default: (await import('../records/detail-page.tsx')).DetailPage }))

const modules: Readonly<Record<string, Readonly<Record<string, RecordScreens | undefined>>>> = screens

function lazily<Props>(loads: Readonly<Record<string, () => Promise<ComponentType<Props>>>> = {}) {
  return Object.fromEntries(
    Object.entries(loads).map(([name, load]) => [name, lazy(async () => ({ default: await load() }))]),
  )
}

/** The derived screen of a record, with the views, tabs and controls that its module adds. */
function derivedScreen(kind: Kind, own: RecordScreens): ComponentType<ScreenProps> {
  const { views, apart, tabs, beside, beginning, inputs } = own
  if (kind === 'form') {
    const ownInputs = lazily(inputs)
    return ({ record }) => (
      <OwnInputs value={ownInputs}>
        <FormPage record={record} />
      </OwnInputs>
    )
  }
  if (kind === 'list') {
    const ownViews = lazily(views)
    const { beginning: Beginning } = lazily(beginning ? { beginning } : {})
    return ({ record }) => <RecordList record={record} views={ownViews} apart={apart} beginning={Beginning} />
  }
  const ownTabs = lazily(tabs)
  const { beside: Beside } = lazily(beside ? { beside } : {})
  return ({ record }) => <DetailPage record={record} tabs={ownTabs} beside={Beside} />
}

function screenOf(record: AnyRecord, kind: Kind): ComponentType<ScreenProps> {
  const own = modules[record.module]?.[record.name] ?? {}
  const load = own[kind]
  return load ? lazy(async () => ({ default: await load() })) : derivedScreen(kind, own)
}

const chosen = new Map<string, ComponentType<ScreenProps>>()

/** One screen of a record: its module's own, or the derived one. */
export function RecordScreen({ record, kind }: ScreenProps & { readonly kind: Kind }) {
  const key = `${record.name} ${kind}`
  // Made once: a component made anew at every drawing would lose what it holds.
  const Screen = chosen.get(key) ?? screenOf(record, kind)
  chosen.set(key, Screen)
  return (
    <Suspense fallback={<Waiting />}>
      <Screen record={record} />
    </Suspense>
  )
}
