import type { Titles } from '#shared/contract/list.ts'
import type { PaperVersion } from '#shared/modules/audits/audits.versions.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './paper-versions.module.css'

type Props = {
  readonly record: AnyRecord
  readonly versions: readonly PaperVersion[]
  readonly titles: Titles
}

/** The sign-offs of a paper, oldest first, each with whether it stands or by whose change of what it ended. */
export function VersionList({ record, versions, titles }: Props) {
  const t = useWords()
  const formats = useFormats()
  const nameOf = (id: string) => titles[id] ?? t('record.somebody')
  const endOf = ({ ended }: PaperVersion) => {
    if (ended === null) return <ToneBadge tone="good">{t('paper.versions.stands')}</ToneBadge>
    const words = { who: nameOf(ended.person), when: formats.instant(ended.at) }
    if (ended.fields.length > 0) {
      const fields = ended.fields.map((field) => t(`${record.name}.${field}`)).join(t('paper.versions.between'))
      return t('paper.versions.ended.edited', { ...words, fields })
    }
    if (ended.reason !== null) return t('paper.versions.ended.step', { ...words, reason: ended.reason })
    return t('paper.versions.ended.elsewhere', words)
  }
  return (
    <ol className={classes.list} aria-label={t('paper.versions.list')}>
      {versions.map((version) => (
        <li key={version.revision}>
          <strong>
            {t(`paper.versions.${version.kind}`, { who: nameOf(version.person), when: formats.instant(version.at) })}
          </strong>{' '}
          <span className={version.ended ? 'quiet' : undefined}>{endOf(version)}</span>
        </li>
      ))}
    </ol>
  )
}
