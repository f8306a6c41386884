import { Link } from '@tanstack/react-router'
import { listed } from '#shared/base/series.ts'
import type { ServingControl } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { servedBeside } from '#shared/modules/frameworks/frameworks.crossing.ts'
import { chapterOf } from '#shared/modules/frameworks/frameworks.levels.ts'
import type { FrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { useWords } from '../../../app/words.tsx'
import { FiguresTable } from '../../../records/figures-table.tsx'

type Props = {
  readonly controls: readonly ServingControl[]
  readonly at: { readonly framework: FrameworkName; readonly identifier: string }
}

const columns = [
  ['identifier', 'requirement.identifier'],
  ['title', 'requirement.title'],
  ['framework', 'requirement.framework'],
  ['controls', 'crossing.through'],
] as const

/** The requirements, of other frameworks above all, that are served by the controls of a requirement; to be sorted and copied. */
export function ServedBeside({ controls, at }: Props) {
  const t = useWords()
  const served = servedBeside(controls, at)
  if (served.length === 0) return null
  const rows = served.map(({ framework, identifier, controls: numbers }) => {
    const is = framework === 'mlps' ? { framework, scope: chapterOf(identifier) } : { framework }
    return {
      key: `${framework} ${identifier}`,
      cells: [
        {
          text: identifier,
          shown: (
            <Link to="/records/$record" params={{ record: 'requirement' }} search={{ view: 'coverage', is }}>
              {identifier}
            </Link>
          ),
        },
        { text: requirementOf(framework, identifier)?.[t.language] ?? '' },
        { text: t(`requirement.framework.${framework}`) },
        { text: listed(t.language, numbers) },
      ],
    }
  })
  return (
    <FiguresTable
      title={t('crossing.beside')}
      columns={columns.map(([key, label]) => ({ key, label: t(label) }))}
      rows={rows}
    />
  )
}
