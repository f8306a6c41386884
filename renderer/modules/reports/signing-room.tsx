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
import { useFormats } from '../../records/use-formats.ts'
import { SignButton } from './sign-button.tsx'
import { SignaturePlaces } from './signature-places.tsx'

function DocumentRow({ document, names }: { readonly document: RoomDocument; readonly names: Room['names'] }) {
  const formats = useFormats()
  const { seal, title, signedAt, files, part } = document
  return (
    <tr>
      <td>
        <RecordLink record="export" id={document.export} title={title} />
      </td>
      <td>
        <SignaturePlaces standing={document} names={names} />
      </td>
      <td>{formats.instant(signedAt)}</td>
      <td>
        <EvidenceList record="export" id={document.export} files={files} />
      </td>
      {part === 'mine' ? (
        <td>
          <SignButton seal={seal} title={title} size="compact-sm" />
        </td>
      ) : null}
    </tr>
  )
}

function Part({ part, room }: { readonly part: RoomPart; readonly room: Room }) {
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
              <th scope="col">{t('export.title')}</th>
              <th scope="col">{t('export.signatures')}</th>
              <th scope="col">{t('signingRoom.last')}</th>
              <th scope="col">{t('export.file')}</th>
              {part === 'mine' ? <th scope="col">{t('signingRoom.step')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <DocumentRow key={document.seal} document={document} names={room.names} />
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
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  if (data.documents.length === 0) return empty
  return roomParts.map((part) => <Part key={part} part={part} room={data} />)
}
