import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paperVersions } from '#shared/modules/audits/audits.versions.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { historyOf } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './paper-versions.module.css'
import { type Side, SideBySide } from './side-by-side.tsx'
import { VersionList } from './version-list.tsx'

const now = 'now'

/** The versions as the sides of a comparison, and the paper as it is as the last of them. */
function useSides(entity: AnyEntity, versions: ReturnType<typeof paperVersions>, nameOf: (id: string) => string) {
  const t = useWords()
  const formats = useFormats()
  const signed = versions.map((version): Side & { readonly key: string } => ({
    key: version.revision,
    name: t(`paper.versions.${version.kind}`, { who: nameOf(version.person), when: formats.instant(version.at) }),
    values: version.values,
  }))
  return [...signed, { key: now, name: t('paper.versions.now'), values: entity }]
}

/** A working paper as it was at each sign-off: who gave it, by what it ended, and any two side by side. */
export function PaperVersions({ record, detail }: DetailProps) {
  const t = useWords()
  const { entity } = detail
  const history = useQuery(historyOf(record.name, entity.id))
  const [chosen, setChosen] = useState<{ readonly older?: string; readonly newer?: string }>({})
  const versions = paperVersions(history.data?.entries ?? [])
  const titles = { ...history.data?.titles, ...detail.titles }
  const nameOf = (id: string) => titles[id] ?? t('record.somebody')
  const sides = useSides(entity, versions, nameOf)
  if (history.error) return <RefusalNotice refusal={refusalOf(history.error)} />
  if (!history.data) return null
  if (versions.length === 0) return <p className={classes.none}>{t('paper.versions.none')}</p>
  const newer = sides.find(({ key }) => key === chosen.newer) ?? sides.at(-1)
  const older = sides.find(({ key }) => key === chosen.older) ?? sides.at(-2)
  const data = sides.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <div className={classes.page}>
      <VersionList record={record} versions={versions} titles={titles} />
      <div className={classes.choice} data-not-printed>
        <Select
          label={t('paper.versions.older')}
          data={data}
          value={older?.key ?? null}
          onChange={(key) => setChosen((old) => (key === null ? old : { ...old, older: key }))}
          allowDeselect={false}
        />
        <Select
          label={t('paper.versions.newer')}
          data={data}
          value={newer?.key ?? null}
          onChange={(key) => setChosen((old) => (key === null ? old : { ...old, newer: key }))}
          allowDeselect={false}
        />
      </div>
      {older && newer ? <SideBySide record={record} older={older} newer={newer} titles={titles} /> : null}
    </div>
  )
}
