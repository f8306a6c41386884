import { fileFaults } from '#shared/modules/files/file-faults.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './preview.module.css'

/** A file's name as it can be told: what cannot be seen in it or turns the reading direction stands as its number. */
export function FileName({ file }: { readonly file: Evidence }) {
  return <bdi>{fileFaults(file).shown}</bdi>
}

/** What is wrong with a file by its name or its content, and what it is called where it leaves; nothing where all is well. */
export function FileWarnings({ file }: { readonly file: Evidence }) {
  const t = useWords()
  const { faults, exported, kind } = fileFaults(file)
  const isRenamed = exported !== file.name
  if (faults.length === 0 && !isRenamed) return null
  return (
    <ul className={classes.faults}>
      {faults.map((fault) => (
        <li key={fault}>
          <ToneBadge tone={fault === 'program' ? 'critical' : 'attention'}>
            {t(`fileFault.${fault}`, { kind: t(`fileKind.${kind}`) })}
          </ToneBadge>
        </li>
      ))}
      {isRenamed ? <li className="quiet">{t('fileFault.exported', { name: exported })}</li> : null}
    </ul>
  )
}
