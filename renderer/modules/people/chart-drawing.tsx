import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react'
import { boxWidth, childrenOf, fitText, layoutTree } from '#shared/charts/tree-layout.ts'
import type { ChartNode } from '#shared/modules/people/people.projection.ts'
import { useWords } from '../../app/words.tsx'
import classes from './org-chart.module.css'

const line = 17
const margin = 12
/** How many members a box names. */
const named = 5

type Props = {
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly nodes: readonly ChartNode[]
  readonly label: string
  readonly scale: number
  /** What is looked for, in small letters; empty for nothing. */
  readonly sought: string
  readonly nameOf: (id: string) => string
  readonly onOpen: (id: string) => void
}

/** The lines below a box's title. */
function useLines(nameOf: (id: string) => string) {
  const t = useWords()
  return (node: ChartNode): readonly string[] => {
    const { members } = node
    const others = members.length - named
    return [
      ...[node.lead, node.deputy].flatMap((id) => (id === null ? [] : [nameOf(id)])),
      ...members.slice(0, named).map(nameOf),
      ...(others > 0 ? [t('orgChart.others', { count: others })] : []),
      t('orgChart.people', { count: node.count }),
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

/** Boxes and lines from the top down; arrow keys lead from box to box. */
export function ChartDrawing({ drawing, nodes, label, scale, sought, nameOf, onOpen }: Props) {
  const linesOf = useLines(nameOf)
  const [focused, setFocused] = useState<string | null>(null)
  const known = new Map(nodes.map((node) => [node.id, { node, lines: linesOf(node) }]))
  const sized = nodes.map((node) => ({ ...node, height: 32 + line * (known.get(node.id)?.lines.length ?? 0) }))
  const key = sized.map(({ id, parent, height }) => `${id} ${parent ?? ''} ${height}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed anew only when a box is another, not at every letter that is sought
  const { boxes, links, width, height } = useMemo(() => layoutTree(sized), [key])
  const current = known.has(focused ?? '') ? focused : (childrenOf(nodes).get('')?.[0]?.id ?? null)
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Enter') return onOpen(id)
    const next = event.key.startsWith('Arrow') ? neighbour(nodes, id, event.key) : undefined
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    if (next !== undefined) drawing.current?.querySelector<SVGElement>(`[data-node="${next}"]`)?.focus()
  }
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
      {links.map(({ id, path }) => (
        <path key={id} className={classes.link} d={path} aria-hidden />
      ))}
      {boxes.map((box) => {
        const { node, lines } = known.get(box.id) ?? {}
        if (!node || !lines) return null
        const isFound = sought !== '' && [node.title, ...lines].some((text) => text.toLowerCase().includes(sought))
        return (
          <g
            key={box.id}
            className={classes.node}
            transform={`translate(${box.x} ${box.y})`}
            role="treeitem"
            aria-label={[node.title, ...lines].join(', ')}
            aria-selected={isFound}
            tabIndex={box.id === current ? 0 : -1}
            data-node={box.id}
            data-sought={sought === '' ? undefined : isFound ? 'found' : 'other'}
            onKeyDown={(event) => press(event, box.id)}
            onFocus={() => setFocused(box.id)}
            onClick={() => onOpen(box.id)}
          >
            <title>{node.title}</title>
            <rect width={boxWidth} height={box.height} rx="5" />
            <text className={classes.title} x="10" y="20" aria-hidden>
              {fitText(node.title, boxWidth - 20, 14.5)}
            </text>
            {lines.map((text, index) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: two people of one name stand in one box
                key={index}
                aria-hidden
                x="10"
                y={20 + line * (index + 1)}
                data-lead={index === 0 && node.lead ? true : undefined}
              >
                {fitText(text, boxWidth - 20, 12)}
              </text>
            ))}
          </g>
        )
      })}
    </svg>
  )
}
