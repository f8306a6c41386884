import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { drawSample } from '#shared/modules/sampling/sampling.draw.ts'
import { samplingMethods } from '#shared/modules/sampling/sampling.methods.ts'
import { type PopulationItem, populationText } from '#shared/modules/sampling/sampling.population.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-redraw-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = path.join(import.meta.dirname, 'redraw_sample.py')
const population: readonly PopulationItem[] = Array.from({ length: 700 }, (_, index) => ({
  identifier: index % 50 === 0 ? `工单, "${index}"` : `T-${index}`,
  label: index % 7 === 0 ? 'a, "quoted" label' : '',
  stratum: ['north', 'south', '', 'west'][(index % 13) % 4] ?? '',
  amount: index % 11 === 0 ? null : index % 17 === 0 ? -500 : (index * index * 37) % 900_000,
}))
const text = populationText(population)
const file = path.join(folder, 'population.csv')
writeFileSync(file, text)

function redraw(...options: readonly string[]) {
  const { stdout, stderr, status } = spawnSync('python3', [script, file, ...options], { encoding: 'utf8' })
  return { drawn: stdout.split('\n').slice(0, -1), stderr, status }
}

describe('a sample drawn again by somebody else', () => {
  it.each(
    samplingMethods.flatMap((method) =>
      (['proportional', 'equal'] as const).flatMap((allocation) =>
        [1, 23, 60, 211].map((size) => [method, allocation, size] as const),
      ),
    ),
  )('is the same (%s, %s, %s)', (method, allocation, size) => {
    const seed = `seed-of-${method}-${size}`
    const ours = drawSample(population, { method, allocation, size, seed }).map(({ item }) => item.identifier)
    const options = ['--method', method, '--allocation', allocation, '--size', String(size), '--seed', seed]
    expect(redraw(...options).drawn).toEqual(ours)
  })

  it('is refused where the population is another one', () => {
    const sha256 = createHash('sha256').update(text).digest('hex')
    const options = ['--method', 'random', '--size', '2', '--seed', 'one']
    expect(redraw(...options, '--sha256', sha256).status).toBe(0)
    const other = redraw(
      ...options,
      '--sha256',
      sha256.replace(/^./u, (first) => (first === '0' ? '1' : '0')),
    )
    expect(other).toMatchObject({ status: 1, drawn: [] })
    expect(other.stderr).toContain(sha256)
  })
})
