import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { documentKinds } from '#shared/modules/reports/report-kinds.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import {
  documentsIn,
  type SigningRoom as Room,
  type RoomDocument,
  type RoomPart,
  roomParts,
} from '#shared/modules/reports/signing-room.projection.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import classes from '../../app/pages/page.module.css'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { EvidenceList } from '../../records/evidence-list.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { DeclinedNotice } from './declined-notice.tsx'
import { useDecliningReplies } from './declining-replies.tsx'
import { SignaturePlaces } from './signature-places.tsx'
import signatures from './signatures.module.css'
import { useSignedElsewhere } from './signed-elsewhere.tsx'
import { StampLine } from './stamp-line.tsx'
import { type SigningActs, useSigning } from './use-signing.tsx'
import { useStamping } from './use-stamping.tsx'

type Shown = SigningActs & { readonly names: Room['names'] }

function DocumentRow({ document, names, onSign, onDecline }: Shown & { readonly document: RoomDocument }) {
  const t = useWords()
  const { seal, title, kind, files, part, subject, successor } = document
  const named = (act: string) => t('signingRoom.actOn', { act, title })
  return (
    <tr>
      <td>
        <RecordLink record="seal" id={seal} title={title} />
        <div className="quiet">{t(`seal.kind.${kind}`)}</div>
      </td>
      <td>
        <SignaturePlaces standing={document} names={names} />
        <StampLine {...document} />
        <DeclinedNotice {...document} names={names} />
        {part === 'declined' && !successor ? (
          <RecordLink record={documentKinds[kind].record} id={subject} title={t('signingRoom.anew')} />
        ) : null}
      </td>
      <td>
        <EvidenceList record="export" id={document.export} files={files} />
      </td>
      {part === 'mine' ? (
        <td>
          <div className={signatures.acts}>
            <Button size="compact-sm" aria-label={named(t('countersign.submit'))} onClick={() => onSign(seal)}>
              {t('countersign.submit')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={named(t('decline.submit'))}
              onClick={() => onDecline(seal)}
            >
              {t('decline.submit')}
            </Button>
          </div>
        </td>
      ) : null}
    </tr>
  )
}

function Part({ part, room, ...shown }: Omit<Shown, 'names'> & { readonly part: RoomPart; readonly room: Room }) {
  const t = useWords()
  const documents = documentsIn(room.documents, part)
  if (documents.length === 0) return null
  const heading = `signing-${part}`
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <h2 id={heading}>{t(`signingRoom.${part}`, { count: documents.length })}</h2>
      <div className={classes.scroll}>
        <table className={classes.table} aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">{t('seal.title')}</th>
              <th scope="col">{t('export.signatures')}</th>
              <th scope="col">{t('export.file')}</th>
              {part === 'mine' ? <th scope="col">{t('signingRoom.step')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <DocumentRow key={document.seal} document={document} names={room.names} {...shown} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What comes back to the vault that sealed: files signed elsewhere, replies of those who will not sign, time stamps. */
function Takings() {
  const signed = useSignedElsewhere()
  const declined = useDecliningReplies()
  const stamping = useStamping()
  return (
    <>
      <div className={signatures.acts} data-not-printed>
        {signed.button}
        {declined.button}
        {stamping.button}
      </div>
      <div className={signatures.outcome}>{signed.outcome}</div>
      <div className={signatures.outcome}>{declined.outcome}</div>
      <div className={signatures.outcome}>{stamping.outcome}</div>
    </>
  )
}

/** Every sealed report by its newest file: what waits for the reader, what for others, and what all have signed. */
export function SigningRoom({ empty }: { readonly empty: ReactNode }) {
  const { data, error } = useQuery({ queryKey: ['seal', 'room'], queryFn: () => api.report.room({}) })
  const { dialog, ...acts } = useSigning()
  const { member } = useSession()
  const mayTake = sealRecord.writers.some((role) => member.roles.includes(role))
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  // Where nothing is sealed there is nothing that a reply could decline.
  if (data.documents.length === 0) return empty
  return (
    <>
      {roomParts.map((part) => (
        <Part key={part} part={part} room={data} {...acts} />
      ))}
      {mayTake ? <Takings /> : null}
      {dialog}
    </>
  )
}
