import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { listed } from '#shared/base/series.ts'
import { standingTones } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { type Crossed, type Crossing, projectCrossing } from '#shared/modules/frameworks/frameworks.crossing.ts'
import { defaultScope, requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { useWords } from '../../../app/words.tsx'
import { ViewFrame } from '../../../charts/view-frame.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './coverage.module.css'
import own from './crossing.module.css'
import { FrameworkChoice } from './framework-choice.tsx'
import { type FrameworkScope, useCoverage, useFrameworkChoice } from './use-coverage.ts'
import { useScopeName } from './use-scope-name.ts'

function useTitle() {
  const t = useWords()
  return ({ framework }: FrameworkScope, identifier: string) => requirementOf(framework, identifier)?.[t.language] ?? ''
}

/** One line for each pair, so that a sheet can sort and filter them; a requirement that meets none stands alone. */
function usePairs(crossing: Crossing | null, from: FrameworkScope, to: FrameworkScope) {
  const t = useWords()
  const titleOf = useTitle()
  const nameOf = useScopeName()
  const own = (identifier: string) => [identifier, titleOf(from, identifier)]
  const other = ({ identifier, controls }: Crossed) => [
    identifier,
    titleOf(to, identifier),
    listed(t.language, controls),
  ]
  return {
    columns: [
      { key: 'identifier', label: nameOf(from) },
      { key: 'title', label: t('requirement.title') },
      { key: 'standing', label: t('coverage.standing') },
      { key: 'other', label: nameOf(to) },
      { key: 'otherTitle', label: t('requirement.title') },
      { key: 'controls', label: t('control.plural') },
    ],
    rows: [
      ...(crossing?.rows ?? []).flatMap(({ identifier, standing, crossed }) => {
        const left = [...own(identifier), t(`coverage.standing.${standing}`)]
        return crossed.length === 0 ? [[...left, '', '', '']] : crossed.map((one) => [...left, ...other(one)])
      }),
      ...(crossing?.alone ?? []).map((identifier) => ['', '', '', identifier, titleOf(to, identifier), '']),
    ],
  }
}

function Lines({ crossing, from, to }: { crossing: Crossing; from: FrameworkScope; to: FrameworkScope }) {
  const t = useWords()
  const titleOf = useTitle()
  const nameOf = useScopeName()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('requirement.identifier')}</th>
          <th scope="col">{nameOf(from)}</th>
          <th scope="col">{t('coverage.standing')}</th>
          <th scope="col">{nameOf(to)}</th>
        </tr>
      </thead>
      <tbody>
        {crossing.rows.map(({ identifier, standing, crossed }) => (
          <tr key={identifier}>
            <th scope="row" className={classes.identifier}>
              {identifier}
            </th>
            <td className={classes.title}>{titleOf(from, identifier)}</td>
            <td>
              <ToneBadge tone={standingTones[standing]}>{t(`coverage.standing.${standing}`)}</ToneBadge>
            </td>
            <td>
              {crossed.length === 0 ? (
                <span className="quiet">–</span>
              ) : (
                <ul className={classes.served}>
                  {crossed.map((one) => (
                    <li key={one.identifier}>
                      <strong className={own.number}>{one.identifier}</strong> {titleOf(to, one.identifier)}{' '}
                      <span className="quiet">{listed(t.language, one.controls)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Two frameworks held against each other by the controls that serve both; turned around it reads from the other one. */
export function FrameworkCrossing() {
  const t = useWords()
  const [from, choose] = useFrameworkChoice()
  const [wanted, setTo] = useState<FrameworkScope>({ framework: 'mlps', scope: defaultScope('mlps') })
  const first: FrameworkScope = { framework: from.framework === 'iso27001' ? 'nistCsf' : 'iso27001', scope: null }
  const to = wanted.framework === from.framework && wanted.scope === from.scope ? first : wanted
  const { coverage, error, isPending } = useCoverage(from.framework, from.scope)
  const { framework, scope } = to
  const crossing = useMemo(
    () => (coverage ? projectCrossing(coverage, { framework, scope }) : null),
    [coverage, framework, scope],
  )
  const turn = () => {
    setTo(from)
    choose(to)
  }
  const finding = t('crossing.finding', {
    ...{ met: crossing?.met ?? 0, count: crossing?.rows.length ?? 0, alone: crossing?.alone.length ?? 0 },
  })
  const controls = (
    <>
      <FrameworkChoice value={from} onChange={choose} />
      <Button size="compact-sm" variant="default" onClick={turn}>
        {t('crossing.turn')}
      </Button>
      <FrameworkChoice value={to} onChange={setTo} label={t('crossing.other')} />
    </>
  )
  return (
    <ViewFrame
      title={finding}
      controls={controls}
      table={usePairs(crossing, from, to)}
      source={{ isPending, error, isCut: false }}
    >
      {crossing ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.whole} tabIndex={0} aria-label={t('requirement.view.crossing')}>
          <Lines crossing={crossing} from={from} to={to} />
          {crossing.alone.length === 0 ? null : (
            <p className={own.alone}>
              {t('crossing.alone')} {listed(t.language, crossing.alone)}
            </p>
          )}
        </section>
      ) : null}
    </ViewFrame>
  )
}
