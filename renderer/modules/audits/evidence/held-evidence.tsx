import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { HeldEvidence as Held } from '#shared/modules/audits/audits.evidence-contract.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { withOther } from '#shared/record/evidence-files.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import type { FileActions } from '../../../records/evidence-list.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './evidence.module.css'

type Props = {
  readonly row: string
  readonly file: Evidence
  readonly held: Held | undefined
  readonly actions: FileActions
}

function Known({ held, file, actions }: Props & { readonly held: Held }) {
  const t = useWords()
  const formats = useFormats()
  const { facts, isExpired, later } = held
  if (!facts) return null
  return (
    <>
      <RecordLink record={evidenceItemRecord.name} id={facts.id} title={facts.number} />
      {facts.source ? <span className="quiet">{t('evidencePage.source', { source: facts.source })}</span> : null}
      {isExpired && facts.validUntil ? (
        <ToneBadge tone="critical">{t('evidencePage.expiredOn', { day: formats.day(facts.validUntil) })}</ToneBadge>
      ) : null}
      {later ? <ToneBadge tone="attention">{t('evidencePage.later')}</ToneBadge> : null}
      {later && actions.change ? (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('evidencePage.takeOf', { name: file.name })}
          onClick={() => actions.change?.(withOther(file.id, later))}
        >
          {t('evidencePage.take')}
        </Button>
      ) : null}
    </>
  )
}

function HeldLine(props: Props) {
  const { row, file, held } = props
  const t = useWords()
  const navigate = useNavigate()
  const { member } = useSession()
  const describe = useChange(api.evidence.describe)
  const open = async () => {
    const { id } = await describe.mutateAsync({ record: 'checklistRow', id: row, attachment: file.id })
    await navigate({ to: '/records/$record/$id/edit', params: { record: evidenceItemRecord.name, id } })
  }
  if (held) return <Known {...props} held={held} />
  if (!mayWrite(evidenceItemRecord, member.roles)) return null
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('evidencePage.describeOf', { name: file.name })}
      onClick={() => void open()}
      data-not-printed
    >
      {t('evidencePage.describe')}
    </Button>
  )
}

/** What stands below each file of a working paper: its page, its source, and that it is overdue or overtaken. */
export function useHeldEvidence({ detail: { entity } }: Pick<DetailProps, 'detail'>, hasFiles: boolean) {
  const found = useQuery({
    queryKey: ['evidenceItem', 'held', entity.id],
    queryFn: () => api.evidence.held({ record: 'checklistRow', id: entity.id }),
    enabled: hasFiles,
  })
  const { data } = found
  return (file: Evidence, actions: FileActions) =>
    data ? (
      <div className={classes.held}>
        <HeldLine row={entity.id} file={file} held={data.find((one) => one.file === file.id)} actions={actions} />
      </div>
    ) : null
}
