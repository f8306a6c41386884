import { Button, Modal, NativeSelect } from '@mantine/core'
import { pointMeasures, teamSharings } from '#shared/modules/training/score.record.ts'
import type { CompetitionPoints } from '#shared/modules/training/training.contract.ts'
import { sourceWords } from '#shared/modules/training/training.workings-words.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import classes from '../../records/foreign/foreign-file.module.css'
import { useFormats } from '../../records/use-formats.ts'
import { onSaveKeys } from '../../ui/save-keys.ts'
import type { Assessment } from './use-assessment.ts'
import { useCompetitionPoints } from './use-competition-points.ts'

type Taking = ReturnType<typeof useCompetitionPoints>
type Row = CompetitionPoints['rows'][number]

const countOf = (rows: readonly Row[], ...changes: readonly Row['change'][]) =>
  rows.filter(({ change }) => changes.includes(change)).length

function Competitions({ taking }: { readonly taking: Taking }) {
  const t = useWords()
  const { marks, places, choose, competitions } = taking
  const shown = Math.min(marks, places.length + 1)
  return Array.from({ length: shown }, (_, place) => (
    <NativeSelect
      // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place
      key={place}
      label={marks === 1 ? t('competitionPoints.only') : t('competitionPoints.mark', { mark: place + 1 })}
      value={places[place] ?? ''}
      onChange={(event) => choose(place, event.currentTarget.value)}
      data={[
        { value: '', label: t('competitionPoints.none') },
        ...competitions.map(({ id, number, title }) => ({ value: id, label: `${number ?? ''} ${title}` })),
      ]}
      data-autofocus={place === 0 || undefined}
    />
  ))
}

function Rule({ taking }: { readonly taking: Taking }) {
  const t = useWords()
  const { components, name, setName, measure, setMeasure, sharing, setSharing } = taking
  return (
    <>
      {components.length > 1 ? (
        <NativeSelect
          label={t('competitionPoints.component')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data={components.map((one) => one.name)}
        />
      ) : null}
      <Competitions taking={taking} />
      <NativeSelect
        label={t('score.taken.measure')}
        value={measure}
        onChange={({ currentTarget: { value } }) => setMeasure(pointMeasures.find((one) => one === value) ?? measure)}
        data={pointMeasures.map((one) => ({ value: one, label: t(`score.taken.measure.${one}`) }))}
      />
      <NativeSelect
        label={t('score.taken.sharing')}
        value={sharing}
        onChange={({ currentTarget: { value } }) => setSharing(teamSharings.find((one) => one === value) ?? sharing)}
        data={teamSharings.map((one) => ({ value: one, label: t(`score.taken.sharing.${one}`) }))}
      />
    </>
  )
}

function Preview({ rows, outside }: CompetitionPoints) {
  const t = useWords()
  const formats = useFormats()
  const counts = { added: countOf(rows, 'added'), changed: countOf(rows, 'changed'), same: countOf(rows, 'same') }
  const fixed = countOf(rows, 'fixed')
  return (
    <>
      <p role="status">{t('competitionPoints.found', { count: rows.length - fixed, ...counts })}</p>
      {outside > 0 ? <p className="quiet">{t('competitionPoints.outside', { count: outside })}</p> : null}
      {fixed > 0 ? <p className="quiet">{t('competitionPoints.fixed', { count: fixed })}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('competitionPoints.preview')}>
        <ul className={classes.list}>
          {rows.map(({ person, name, marks }) => (
            <li key={person}>
              <bdi>{name}</bdi>
              {marks.length === 0 ? <span className="quiet">{t('competitionPoints.gone')}</span> : null}
              {marks.map(({ mark, points, source }) => (
                <span key={mark}>
                  <strong>{formats.decimal(points)}</strong>{' '}
                  <span className="quiet">{sourceWords({ t, formats }, source)}</span>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** Takes points of competitions into an assessment: by what rule, what it would change, and only then for good. */
export function CompetitionPointsDialog(props: { readonly assessment: Assessment; readonly onClose: () => void }) {
  const t = useWords()
  const { assessment, onClose } = props
  const taking = useCompetitionPoints(assessment, onClose)
  const { preview, error, isPending, take } = taking
  const count = preview === null ? 0 : countOf(preview.rows, 'added', 'changed')
  const isOffered = count > 0 && !isPending
  return (
    <Modal opened onClose={onClose} title={t('competitionPoints.open')} size="xl">
      <div className={classes.dialog} onKeyDownCapture={onSaveKeys(() => isOffered && take())}>
        <p className="quiet">{t('competitionPoints.about')}</p>
        <Rule taking={taking} />
        {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
        {preview ? <Preview {...preview} /> : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button onClick={take} disabled={!isOffered}>
            {count > 0 ? t('competitionPoints.take', { count }) : t('competitionPoints.nobody')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
