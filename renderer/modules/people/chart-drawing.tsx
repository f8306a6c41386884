import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react'
import { childrenOf, layoutTree } from '#shared/charts/tree-layout.ts'
import type { ChartNode } from '#shared/modules/people/people.projection.ts'
import { useWords } from '../../app/words.tsx'
import { type BoxLine, ChartBox, lineHeight, titleLines } from './chart-box.tsx'
import classes from './org-chart.module.css'
import { type Found, namedMembers } from './use-folding.ts'

const margin = 12
/** How many of those who are sought a box names. */
const foundMembers = 3

type Props = {
  readonly drawing: RefObject<SVGSVGElement | null>
  /** What is not folded away. */
  readonly nodes: readonly ChartNode[]
  readonly record: string
  readonly label: string
  readonly scale: number
  /** The boxes that fit what is looked for; null while nothing is. */
  readonly found: Found | null
  readonly below: ReadonlyMap<string, number>
  readonly folded: ReadonlySet<string>
  readonly nameOf: (id: string) => string
  readonly onOpen: (id: string) => void
  readonly onFold: (id: string) => void
}

/** The lines below a box's title. */
function useLines({ record, nameOf, found }: Pick<Props, 'record' | 'nameOf' | 'found'>) {
  const t = useWords()
  const of = record === 'group' ? 'membership' : 'duty'
  return (node: ChartNode): readonly BoxLine[] => {
    const { lead, deputy, members, vacant, count } = node
    const others = members.length - namedMembers
    return [
      ...vacant.map((position) => ({
        text: t('body.vacant', { position: t(`${of}.position.${position}`) }),
        tone: 'vacant' as const,
      })),
      ...(lead === null ? [] : [{ text: nameOf(lead), tone: 'lead' as const }]),
      ...(deputy === null ? [] : [{ text: nameOf(deputy) }]),
      ...members.slice(0, namedMembers).map((id) => ({ text: nameOf(id) })),
      ...(found?.get(node.id) ?? []).slice(0, foundMembers).map((id) => ({ text: nameOf(id), tone: 'found' as const })),
      ...(others > 0 ? [{ text: t('orgChart.others', { count: others }) }] : []),
      { text: t('orgChart.people', { count }) },
    ]
  }
}

/** The box that an arrow key leads to. */
function neighbour(nodes: readonly ChartNode[], from: string, key: string): string | undefined {
  const children = childrenOf(nodes)
  const [parent, aside] = [...children].find(([, own]) => own.some((node) => node.id === from)) ?? ['', []]
  const at = aside.findIndex((node) => node.id === from)
  if (key === 'ArrowUp') return parent === '' ? undefined : parent
  if (key === 'ArrowDown') return children.get(from)?.[0]?.id
  if (key === 'ArrowLeft') return aside[at - 1]?.id
  return key === 'ArrowRight' ? aside[at + 1]?.id : undefined
}

/** Boxes and lines from the top down; arrow keys lead from box to box, the space bar folds what lies below. */
export function ChartDrawing(props: Props) {
  const { drawing, nodes, label, scale, found, below, folded, onOpen, onFold } = props
  const linesOf = useLines(props)
  const [focused, setFocused] = useState<string | null>(null)
  const known = new Map(nodes.map((node) => [node.id, { node, lines: linesOf(node) }]))
  const sized = nodes.map((node) => ({
    ...node,
    height:
      15 +
      lineHeight * (titleLines(node.title).length + (known.get(node.id)?.lines.length ?? 0)) +
      (below.has(node.id) ? 6 : 0),
  }))
  const key = sized.map(({ id, parent, height }) => `${id} ${parent ?? ''} ${height}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed anew only when a box is another, not at every letter that is sought
  const { boxes, links, width, height } = useMemo(() => layoutTree(sized), [key])
  const current = known.has(focused ?? '') ? focused : (childrenOf(nodes).get('')?.[0]?.id ?? null)
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Enter') return onOpen(id)
    if (event.key === ' ' && below.has(id)) {
      event.preventDefault()
      return onFold(id)
    }
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    const next = neighbour(nodes, id, event.key)
    if (next !== undefined) drawing.current?.querySelector<SVGElement>(`[data-node="${next}"]`)?.focus()
  }
  // Kept while only the scale is another: zooming then moves what is drawn and draws nothing anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions are new each time and do the same
  const drawn = useMemo(
    () => (
      <>
        {links.map(({ id, path }) => (
          <path key={id} className={classes.link} d={path} aria-hidden />
        ))}
        {boxes.map((box) => {
          const { node, lines } = known.get(box.id) ?? {}
          if (!node || !lines) return null
          return (
            <ChartBox
              key={box.id}
              {...{ box, lines, title: node.title, below: below.get(box.id) ?? 0 }}
              isFolded={folded.has(box.id)}
              isCurrent={box.id === current}
              isFound={found === null ? null : found.has(box.id)}
              onPress={press}
              onFocus={setFocused}
              onOpen={onOpen}
              onFold={onFold}
            />
          )
        })}
      </>
    ),
    [boxes, links, nodes, found, folded, below, current, label],
  )
  const whole = { width: width + 2 * margin, height: height + 2 * margin }
  return (
    <svg
      ref={drawing}
      className={classes.drawing}
      viewBox={`${-margin} ${-margin} ${whole.width} ${whole.height}`}
      width={whole.width * scale}
      height={whole.height * scale}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its boxes are reached and opened as those of a tree
      role="tree"
      aria-label={label}
    >
      {drawn}
    </svg>
  )
}
