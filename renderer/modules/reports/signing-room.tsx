import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
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
import { useWords } from '../../app/words.tsx'
import { EvidenceList } from '../../records/evidence-list.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { SignaturePlaces } from './signature-places.tsx'
import { useCountersigning } from './use-countersigning.tsx'

type Shown = { readonly names: Room['names']; readonly onSign: (seal: string) => void }

function DocumentRow({ document, names, onSign }: Shown & { readonly document: RoomDocument }) {
  const t = useWords()
  const { seal, title, kind, files, part } = document
  const sign = t('countersign.submit')
  return (
    <tr>
      <td>
        <RecordLink record="seal" id={seal} title={title} />
        <div className="quiet">{t(`seal.kind.${kind}`)}</div>
      </td>
      <td>
        <SignaturePlaces standing={document} names={names} />
      </td>
      <td>
        <EvidenceList record="export" id={document.export} files={files} />
      </td>
      {part === 'mine' ? (
        <td>
          <Button size="compact-sm" aria-label={t('signingRoom.signOf', { sign, title })} onClick={() => onSign(seal)}>
            {sign}
          </Button>
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

/** Every sealed report by its newest file: what waits for the reader, what for others, and what all have signed. */
export function SigningRoom({ empty }: { readonly empty: ReactNode }) {
  const { data, error } = useQuery({ queryKey: ['seal', 'room'], queryFn: () => api.report.room({}) })
  const { open, dialog } = useCountersigning()
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  return (
    <>
      {data.documents.length === 0
        ? empty
        : roomParts.map((part) => <Part key={part} part={part} room={data} onSign={open} />)}
      {dialog}
    </>
  )
}
