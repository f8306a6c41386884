import { captured } from './program.mjs'

/** @typedef {import('./result.mjs').StageResult} StageResult */

/** The TypeScript projects; between them they hold every source file. */
export const projects = [
  'shared/tsconfig.json',
  'electron/tsconfig.json',
  'electron/preload/tsconfig.json',
  'electron/verifier/tsconfig.json',
  'renderer/tsconfig.json',
  'build/tsconfig.json',
]

/** Each reads the sources and runs none of them. */
const stages = [
  {
    stage: 'types',
    commands: projects.map((project) => ['node_modules/typescript-7/bin/tsc', '-p', project, '--pretty', 'false']),
  },
  {
    stage: 'import rules',
    commands: [
      [
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        ...['--config', 'build/dependency-cruiser.config.mjs', '--output-type', 'err-long'],
        ...['shared', 'electron', 'renderer', 'build'],
      ],
    ],
    // A cruiser that cannot read TypeScript finds no modules, no violations, and is content.
    mustSay: /\b[1-9]\d* modules/,
  },
  {
    stage: 'lint',
    commands: [
      [
        'node_modules/@biomejs/biome/bin/biome',
        'check',
        '--error-on-warnings',
        '--diagnostic-level=warn',
        '--max-diagnostics=200',
      ],
    ],
    mustSay: /Checked [1-9]\d* files/,
  },
  {
    stage: 'unused',
    commands: [['node_modules/knip/bin/knip.js', '--config', 'knip.json', '--no-progress']],
  },
]

/**
 * Runs the static stages at once; each tells its findings when it is done.
 * @param {string} node
 * @returns {Promise<StageResult[]>}
 */
export function runStaticStages(node) {
  return Promise.all(stages.map((stage) => runStage(node, stage)))
}

/**
 * @param {string} node
 * @param {{ stage: string, commands: readonly (readonly string[])[], mustSay?: RegExp }} stage
 * @returns {Promise<StageResult>}
 */
async function runStage(node, { stage, commands, mustSay }) {
  const started = performance.now()
  const answers = await Promise.all(commands.map((args) => captured(node, args)))
  const output = answers.map((answer) => answer.output).join('')
  const silent = mustSay !== undefined && !mustSay.test(output)
  const good = answers.every((answer) => answer.code === 0) && !silent
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${good ? 'passed' : 'FAILED'}: ${stage} (${seconds} s)\n${good ? '' : output}`)
  if (silent && !good) process.stdout.write(`${stage}: the tool looked at nothing or broke off\n`)
  return { stage, passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: [] }
}
