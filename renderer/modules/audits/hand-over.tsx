import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { oscalKinds } from '#shared/modules/oscal/oscal.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { EvidencePack } from './evidence-pack.tsx'
import classes from './hand-over.module.css'
import { PackIntake } from './intake/pack-intake.tsx'
import { OscalIntake } from './oscal/oscal-reading.tsx'

type Kind = (typeof oscalKinds)[number]

function Document({ audit, kind }: { readonly audit: string; readonly kind: Kind }) {
  const t = useWords()
  const [saved, setSaved] = useState<string | null>(null)
  const task = useKeptTask(
    { place: `oscal ${kind} ${audit}`, label: { key: `handOver.${kind}` } },
    async (_: null, options: { readonly signal: AbortSignal }) => await api.oscal.export({ audit, kind }, options),
    async (file: OutgoingFile) => {
      await saveFile(file)
      setSaved(file.name)
      return { file: file.name }
    },
  )
  return (
    <section aria-label={t(`handOver.${kind}`)} className={classes.document}>
      <h3 className={classes.title}>{t(`handOver.${kind}`)}</h3>
      <p className="quiet">{t(`handOver.${kind}.about`)}</p>
      <RefusalNotice refusal={task.refusal} />
      {saved ? <Notice isResult tone="good" title={t('tasks.saved', { file: saved })} /> : null}
      <Button variant="default" loading={task.running} onClick={() => void task.run(null)}>
        {t('handOver.write')}
      </Button>
    </section>
  )
}

/** What an audit is handed over as to others: its evidence, and documents of OSCAL for their programs. */
export function AuditHandOver({ detail }: DetailProps) {
  return (
    <div className={classes.documents}>
      <EvidencePack audit={detail.entity.id} />
      {oscalKinds.map((kind) => (
        <Document key={kind} audit={detail.entity.id} kind={kind} />
      ))}
      <PackIntake audit={detail.entity.id} />
      <OscalIntake audit={detail.entity.id} />
    </div>
  )
}
