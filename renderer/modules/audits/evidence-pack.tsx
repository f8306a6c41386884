import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { evidencePackRecord } from '#shared/modules/packs/evidence-pack.record.ts'
import { api } from '../../api/client.ts'
import { listOf } from '../../api/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EvidencePackDialog } from './evidence-pack-dialog.tsx'
import classes from './hand-over.module.css'

/** What the window can hand to the browser at once; a larger pack would be written to disk in the clear on its way. */
const mostBytes = 1024 ** 3

/** What the pack of an audit holds now, the button that makes it, and which were made before. */
export function EvidencePack({ audit }: { readonly audit: string }) {
  const t = useWords()
  const formats = useFormats()
  const { member } = useSession()
  const [making, setMaking] = useState(false)
  const outline = useQuery({ queryKey: ['pack', 'outline', audit], queryFn: () => api.pack.outline({ audit }) })
  const made = useQuery(
    listOf('evidencePack', {
      filters: [{ field: 'audit', comparison: 'is', value: audit }],
      sort: [{ field: 'madeAt', descending: true }],
      limit: 5,
    }),
  )
  const { files = 0, bytes = 0, records = 0, reports = 0 } = outline.data ?? {}
  const size = formats.bytes(bytes)
  const isLarge = bytes > mostBytes
  const mayMake = member.roles.some((role) => evidencePackRecord.writers.some((writer) => writer === role))
  return (
    <section aria-label={t('packing.title')} className={classes.document}>
      <h3 className={classes.title}>{t('packing.title')}</h3>
      <p className="quiet">{t('packing.about')}</p>
      {outline.data ? (
        <p>{t(files === 0 ? 'packing.empty' : 'packing.holds', { files, size, records, reports })}</p>
      ) : null}
      {outline.data && outline.data.redacted > 0 ? (
        <p>{t('packing.redacted', { redacted: outline.data.redacted })}</p>
      ) : null}
      {isLarge ? <p>{t('packing.large', { size, id: audit })}</p> : null}
      {mayMake ? (
        <Button variant="default" disabled={isLarge || !outline.data} onClick={() => setMaking(true)}>
          {t('packing.make')}
        </Button>
      ) : null}
      {made.data && made.data.rows.length > 0 ? (
        <>
          <h4 className={classes.title}>{t('packing.before')}</h4>
          <ul className={classes.made}>
            {made.data.rows.map((row) => (
              <li key={row.id}>
                {String(row.title)} · {formats.instant(String(row.madeAt))} ·{' '}
                {made.data.titles[String(row.madeBy)] ?? '—'}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {making ? <EvidencePackDialog audit={audit} onClose={() => setMaking(false)} /> : null}
    </section>
  )
}
