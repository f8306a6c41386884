import type { IntakeRow, IntakeState } from '#shared/modules/packs/packs.intake.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useWords } from '../../../app/words.tsx'
import { FileName, FileWarnings } from '../../../records/preview/file-warnings.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from '../oscal/oscal-reading.module.css'

const tones: Readonly<Record<IntakeState, Tone>> = { new: 'good', there: 'neutral', empty: 'attention' }

/** More files than this are not drawn at once. */
const most = 500

const weight = ({ loss }: IntakeRow) => Math.sign(loss.steps + loss.texts)

function FileRow({ row }: { readonly row: IntakeRow }) {
  const t = useWords()
  const formats = useFormats()
  const { name, mediaType, size, sha256, title, collectedBy, collectedAt, source, state, loss } = row
  const file = { id: sha256, name, mediaType, size, sha256 }
  return (
    <tr>
      <th scope="row">
        <FileName file={file} /> <ToneBadge tone={tones[state]}>{t(`packIntake.state.${state}`)}</ToneBadge>
        {state === 'new' ? <FileWarnings file={file} /> : null}
        <small>{t('packIntake.heldBy', { held: title })}</small>
        {source === '' ? null : <small>{t('packIntake.source', { source })}</small>}
        {loss.steps > 0 ? (
          <small className={classes.loss}>{t('packIntake.loss.steps', { count: loss.steps })}</small>
        ) : null}
        {loss.texts > 0 ? (
          <small className={classes.loss}>{t('packIntake.loss.texts', { count: loss.texts })}</small>
        ) : null}
      </th>
      <td>{formats.bytes(size)}</td>
      <td>
        {collectedBy === '' || collectedAt === ''
          ? t('packIntake.untold')
          : t('packIntake.collectedBy', { who: collectedBy, when: formats.instant(collectedAt) })}
      </td>
    </tr>
  )
}

/** The files of a pack that was read, and which of them would come in. */
export function PackRows({ rows }: { readonly rows: readonly IntakeRow[] }) {
  const t = useWords()
  if (rows.length === 0) return null
  const lossy = rows.filter(({ loss }) => loss.steps + loss.texts > 0).length
  // Those of which something is lost are drawn in any case.
  const shown = rows.toSorted((one, other) => weight(other) - weight(one)).slice(0, most)
  return (
    <>
      {lossy > 0 ? <Notice tone="attention" title={t('packIntake.lossy', { count: lossy })} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('packIntake.file')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('packIntake.file')}</th>
              <th scope="col">{t('packIntake.size')}</th>
              <th scope="col">{t('packIntake.collected')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <FileRow key={row.path} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > most ? <p className="quiet">{t('packIntake.more', { count: rows.length - most })}</p> : null}
    </>
  )
}
