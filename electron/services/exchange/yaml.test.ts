import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { isYaml, parsedYaml } from './yaml.ts'

function refusalOf(text: string): { readonly key: string; readonly parameters: object } {
  try {
    return { key: 'read', parameters: { value: parsedYaml(text) } }
  } catch (error) {
    if (error instanceof OperationError) return { key: error.key, parameters: error.parameters }
    throw error
  }
}

const laugh = [
  'a: &a [x,x,x,x,x,x,x,x,x,x,x]',
  ...['b', 'c', 'd', 'e', 'f', 'g'].map((one, at) => {
    const before = `*${'abcdef'[at]}`
    return `${one}: &${one} [${Array.from({ length: 11 }, () => before).join(',')}]`
  }),
].join('\n')
const long = 'x'.repeat(1_000_000)
const swollen = `a: &a ${long}\nb: [${Array.from({ length: 20 }, () => '*a').join(',')}]`

describe('a document in YAML', () => {
  it('is read as the text that stands there, whatever its scalars look like', () => {
    const text = '---\nname: 1.10\nhex: 0x1F\nyes: true\nnone:\nalso: ~\nlist:\n- "a\\tb"\n- |-\n  c\n  d\n'
    expect(parsedYaml(text)).toEqual({
      ...{ name: '1.10', hex: '0x1F', yes: 'true', none: null, also: null },
      list: ['a\tb', 'c\nd'],
    })
  })

  it('has its aliases written out, as Ruby writes what stands in two places', () => {
    expect(parsedYaml('a: &1\n- x\nb: *1\n')).toEqual({ a: ['x'], b: ['x'] })
  })

  it('has each alias looked up once, however many names there are and however long the rest is', () => {
    const names = Array.from(
      { length: 4_900 },
      (_, place) => `a${place}: &n${place} [${place % 4 ? `*n${place - 1}` : 'x'}]`,
    )
    const read = parsedYaml(`${names.join('\n')}\nrest: [${'x,'.repeat(100_000)}]\n`)
    expect(Object(read).a7).toEqual([[[['x']]]])
  })

  it('has maps of many keys in one line, however these lie in one another', () => {
    const keys = Array.from({ length: 200 }, (_, place) => `k${place}`)
    const wide = `{${keys.map((key) => `${key}: {a: b}`).join(', ')}}`
    expect(parsedYaml(wide)).toEqual(Object.fromEntries(keys.map((key) => [key, { a: 'b' }])))
  })

  it('takes tags and names of other programs for nothing but text', () => {
    const read = parsedYaml('a: !ruby/object:Gem {b: c}\n<<: {d: e}\n__proto__: {polluted: f}\n')
    expect(Object.keys(Object(read))).toEqual(['a', '<<', '__proto__'])
    expect('polluted' in {}).toBe(false)
  })

  it.each([
    ['an open quotation mark', 'a: 1\nb: "x', 'errors.yamlUnreadable', { line: 2 }],
    ['an open list', 'a:\n  b: [', 'errors.yamlUnreadable', { line: 2 }],
    ['two documents', 'a: 1\n---\nb: 1\n', 'errors.yamlUnreadable', { line: 2 }],
    ['a key that stands there twice', 'x:\n  a: 1\n  b: 1\n  a: 2\n', 'errors.yamlTwice', { line: 4 }],
    ['lists in lists in one line', '['.repeat(1_000_000), 'errors.yamlDeep', { most: 64 }],
    [
      'lists in lists after ends of none',
      `${']'.repeat(100_000)}${'['.repeat(100_000)}`,
      'errors.yamlDeep',
      { most: 64 },
    ],
    ['lists in lists after entries', `${'[a,'.repeat(1_000)}`, 'errors.yamlDeep', { most: 64 }],
    ['maps in maps after entries', `${'{a: b, c: '.repeat(1_000)}`, 'errors.yamlDeep', { most: 64 }],
    ['maps in one line whose keys have entries', 'a: [b, c]: '.repeat(1_000), 'errors.yamlDeep', { most: 64 }],
    [
      'lists in lists by their aliases',
      Array.from({ length: 100 }, (_, place) => `a${place}: &n${place} [${place ? `*n${place - 1}` : 'x'}]`).join('\n'),
      'errors.yamlDeep',
      { most: 64 },
    ],
    ['lists in lists by their marks', `${'- '.repeat(100_000)}a`, 'errors.yamlDeep', { most: 64 }],
    [
      'maps in maps by their indentation',
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'errors.yamlDeep',
      { most: 64 },
    ],
    [
      'maps in maps further than any screen is wide',
      Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'errors.yamlDeep',
      { most: 64 },
    ],
    ['aliases of aliases', laugh, 'errors.yamlAliases', {}],
    ['an alias that swells', swollen, 'errors.yamlAliases', {}],
    ['more aliases than are looked for', `a: &a b\nc: [${'*a,'.repeat(10_000)}]`, 'errors.yamlAliases', {}],
    ['an alias of nothing', 'a: *b\n', 'errors.yamlAliases', {}],
    ['an alias within what it stands for', 'a: &a [*a]\n', 'errors.yamlAliases', {}],
    ['more than is read', ' '.repeat(16_000_001), 'errors.yamlLarge', { megabytes: 16 }],
  ])('is refused by name for %s', (_what, text, key, parameters) => {
    expect(refusalOf(text)).toEqual({ key, parameters })
  })

  it('reads what JSON holds as JSON does, but for what is no text', () => {
    const text = fc.string().filter((one) => one.isWellFormed())
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(text, fc.constant(null)),
      node: fc.oneof(
        { maxDepth: 4 },
        tie('leaf'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(text, tie('node'), { maxKeys: 3 }),
      ),
    })).node
    fc.assert(
      fc.property(value, (given) => {
        expect(parsedYaml(JSON.stringify(given))).toEqual(given)
      }),
    )
  })

  it.each([
    ['---\ndiscovery:\n', true],
    ['\u{feff}# index\r\n\r\ndiscovery:\r\n  T1033:\r\n', true],
    ['attack_technique: T1033\n', true],
    ["'discovery':\n", true],
    ['%YAML 1.2\n---\n', true],
    ['Variant,MitreID,Outcome\n', false],
    ['Tactic,Technique #,Test Name\n', false],
    ['a b: c,d\n', false],
    ['', false],
    [`${'#\n'.repeat(100_000)}a: b`, false],
  ])('begins as one: %j', (text, is) => {
    expect(isYaml(text)).toBe(is)
  })
})
