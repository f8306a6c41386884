import { useRef, useState } from 'react'
import { filesIn, withFile, withoutFile } from '#shared/record/evidence-files.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { isSigned } from '#shared/record/lapse.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { UndoLines } from '../ui/undo-lines.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import type { DetailProps } from './detail-props.ts'
import { type AboutFile, EvidenceList } from './evidence-list.tsx'
import classes from './inputs/evidence.module.css'
import { FileZone } from './inputs/file-zone.tsx'
import { UploadList } from './inputs/upload-list.tsx'
import { useFileEntrances } from './inputs/use-file-entrances.ts'
import { useUploads } from './inputs/use-uploads.ts'
import { mayWrite } from './known-records.ts'
import { useEvidenceSaving } from './use-evidence-saving.ts'

type Props = DetailProps & {
  readonly field: string
  readonly label: string
  /** What takes drops too, as a selector; the whole page of the record unless it is said. */
  readonly around?: string
  /** Set where the page has said which sign-offs an edit ends; without it the files of what is signed off stay closed. */
  readonly endsSignOffs?: boolean
  /** What stands below each file. */
  readonly about?: AboutFile
}

type Removed = { readonly file: Evidence; readonly place: number }

function OpenEvidence(props: Props) {
  const { record, detail, field, label, around = 'article', about } = props
  const t = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const { save, saveOrFail, refusal } = useEvidenceSaving(props)
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const [twin, setTwin] = useState<{ readonly name: string; readonly known: string } | null>(null)
  const files = filesIn(detail.entity[field])
  const declared = record.fields[field]
  const keeps = declared?.kind === 'evidence' && declared.keeps
  const settle = (id: string) => setRemoved((old) => old.filter((one) => one.file.id !== id))
  const { uploads, add, cancel } = useUploads(async (attached) => {
    // Files of the same bytes are one file of the vault.
    const known = files.find(({ id }) => id === attached.id)
    setTwin(known ? { name: attached.name, known: known.name } : null)
    if (known) return
    settle(attached.id)
    await saveOrFail(withFile(attached))
  }, `${record.name}/${detail.entity.id}/${field}`)
  const remove = async (file: Evidence) => {
    const place = files.findIndex(({ id }) => id === file.id)
    if (await save(withoutFile(file.id))) setRemoved((old) => [...old, { file, place }])
  }
  const undo = async ({ file, place }: Removed) => {
    if (!(await save(withFile(file, place)))) return
    settle(file.id)
    frame.current?.querySelector('button')?.focus()
  }
  const choose = () => frame.current?.querySelector('button')?.click()
  usePageKeys([['v', choose]])
  return (
    <div ref={frame} className={classes.onPage}>
      <FileZone label={label} onFiles={add} around={around} />
      <UploadList uploads={uploads} onCancel={cancel} />
      <RefusalNotice refusal={refusal} />
      {twin ? <p role="status">{t('evidence.twin', twin)}</p> : null}
      {files.length > 0 ? (
        <EvidenceList
          record={record.name}
          id={detail.entity.id}
          files={files}
          onRemove={keeps ? undefined : (file) => void remove(file)}
          about={about}
          actions={{ change: (change) => void save(change) }}
        />
      ) : null}
      <UndoLines
        undo={t('evidence.undo')}
        lines={removed.map((one) => ({
          key: one.file.id,
          text: t('evidence.removed', { name: one.file.name }),
          undoLabel: t('evidence.undoOf', { name: one.file.name }),
          undo: () => void undo(one),
        }))}
      />
    </div>
  )
}

/** Why the files of a record cannot be changed now, as the key of its words. */
function whyClosed(entity: AnyEntity, writes: boolean): string {
  if (!writes) return 'evidence.closed.role'
  return entity.archived ? 'errors.archived' : 'evidence.closed.state'
}

function ClosedEvidence({ record, detail, field, around = 'article', about }: Props) {
  const t = useWords()
  const { member } = useSession()
  const place = useRef<HTMLDivElement>(null)
  const [isRefused, setRefused] = useState(false)
  const refuse = () => setRefused(true)
  useFileEntrances(place, refuse, around)
  usePageKeys([['v', refuse]])
  const { entity } = detail
  const state = entity.state === null ? '' : t(`${record.name}.state.${entity.state}`)
  return (
    <div ref={place} className={classes.onPage}>
      <EvidenceList record={record.name} id={entity.id} files={filesIn(entity[field])} about={about} />
      {isRefused ? (
        <ErrorNotice
          happened={t(whyClosed(entity, mayWrite(record, member.roles)), { state })}
          safe={t('evidence.closed.safe')}
        />
      ) : null}
    </div>
  )
}

/**
 * The files of a record on its page: added by choosing, dropping, pasting or from the screen while it may be changed, each
 * saved at once; where it may not be changed, an attempt is told why.
 */
export function EvidenceOnPage(props: Props) {
  const { record, detail, endsSignOffs = false } = props
  const isOpen = detail.mayEdit && (endsSignOffs || !isSigned(record, detail.entity))
  return isOpen ? <OpenEvidence {...props} /> : <ClosedEvidence {...props} />
}
