import { networkRules } from './network-rules.mjs'

/** Tests and what only tests use (folders `testing`, files `test-*.ts`): they may look behind every door. */
const tests = '\\.test(-support)?\\.tsx?$|/testing/|/test-[a-z-]+\\.ts$|^build/'

/**
 * One rule of architecture: files matching `from` must not reach files matching `to`.
 * @param {string} name
 * @param {string} comment the reason, printed with each violation
 * @param {{ path?: string, pathNot?: string | string[] }} from
 * @param {Record<string, unknown>} to
 */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/**
 * @param {string} name
 * @param {string} comment
 * @param {string} packages alternatives, as a regular expression
 * @param {string} home the folders that may import them
 */
const oneHome = (name, comment, packages, home) =>
  forbid(
    name,
    comment,
    { path: '^(shared|electron|renderer)/', pathNot: [home, tests] },
    { path: `^node_modules/(${packages})/` },
  )

const rings = [
  forbid('no-rings', 'A ring can be understood, tested and loaded only as a whole.', {}, { circular: true }),
  forbid(
    'no-unresolved',
    'An import that the cruiser cannot follow is an import that no rule below can judge.',
    { pathNot: '^build/types/' },
    { couldNotResolve: true, pathNot: '^electron$' },
  ),
]

const shared = [
  forbid(
    'shared-is-pure',
    'What every process runs must not depend on one of them.',
    { path: '^shared/', pathNot: tests },
    { path: '^(electron|renderer)/' },
  ),
  forbid(
    'shared-without-node',
    'The window has no Node: a shared file that needs it would break there.',
    { path: '^shared/', pathNot: tests },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'shared-base-is-lowest',
    'Inside shared/, base knows nothing above it.',
    { path: '^shared/base/', pathNot: tests },
    { path: '^shared/(?!base/)' },
  ),
  forbid(
    'shared-record-on-base',
    'Records and charts stand on base alone, so that a contract can stand on them.',
    { path: '^shared/(record|charts)/', pathNot: tests },
    { path: '^shared/(?!(base|record|charts)/)' },
  ),
  forbid(
    'shared-contract-on-record',
    'The contract builders know no module: adding one changes none of them.',
    { path: '^shared/contract/', pathNot: tests },
    { path: '^shared/(?!(base|record|charts|contract)/)' },
  ),
  forbid(
    'shared-modules-below-registry',
    'A module that reads the registry would depend on every other module.',
    { path: '^shared/modules/', pathNot: tests },
    { path: '^shared/[^/]+\\.ts$' },
  ),
]

const hosts = [
  forbid(
    'renderer-via-contract',
    'The window reaches services through the contract only; anything else would be a second door to the vault.',
    { path: '^renderer/', pathNot: tests },
    { path: '^electron/|^node_modules/(electron|electron-store|better-sqlite3|@node-rs|@hpke|@orpc/server)/' },
  ),
  forbid(
    'renderer-without-node',
    'The window is a sandboxed page.',
    { path: '^renderer/', pathNot: tests },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'electron-not-renderer',
    'The page is built, checked and sandboxed on its own; hosts serve its built files.',
    { path: '^electron/', pathNot: tests },
    { path: '^renderer/' },
  ),
  forbid(
    'electron-api-in-main-and-preload',
    'Everything else must run in plain Node, where this package throws.',
    { path: '^(shared|electron|renderer)/', pathNot: ['^electron/(main|preload)/', tests] },
    { path: '^node_modules/electron/|^electron$' },
  ),
  forbid(
    'services-know-no-host',
    'One core serves three hosts; what it needs of them is the type Host.',
    { path: '^electron/services/', pathNot: tests },
    { path: '^electron/(?!services/)[^/]+/' },
  ),
  forbid(
    'transport-knows-no-host',
    'One transport carries the door to every host; it is given a port or a socket and asks not whose.',
    { path: '^electron/transport/', pathNot: tests },
    { path: '^electron/(?!services/|transport/)[^/]+/' },
  ),
  ...['main', 'preload', 'loopback', 'cli', 'vault-process', 'verifier'].map((host) =>
    forbid(
      `${host}-knows-no-other-host`,
      'Hosts share the core, never each other: a change in one cannot break another.',
      { path: `^electron/${host}/`, pathNot: tests },
      { path: `^electron/(?!services/|transport/|${host}/)[^/]+/` },
    ),
  ),
  forbid(
    'preload-is-a-wire',
    'The preload script stands between the page and the system: it hands over a port and holds no logic to attack.',
    { path: '^electron/preload/', pathNot: tests },
    { pathNot: '^electron/preload/|^shared/contract/|^node_modules/electron/|^electron$' },
  ),
  forbid(
    'verifier-holds-a-judge',
    'The page goes to strangers: it judges, and holds nothing by which a vault is opened or written.',
    { path: '^electron/verifier/', pathNot: tests },
    {
      pathNot:
        '^electron/verifier/|^electron/services/(documents/(verify/|signature/pdf-limits)|vault/certificates\\.ts)|^shared/|^node_modules/(pako|buffer)/',
    },
  ),
]

const modules = [
  forbid(
    'service-modules-are-strangers',
    'A service reads other records through its context and shares rules through shared/modules.',
    { path: '^electron/services/modules/([^/]+)/', pathNot: tests },
    { path: '^electron/services/modules/[^/]+/', pathNot: '^electron/services/modules/$1/' },
  ),
  forbid(
    'screen-modules-are-strangers',
    'Screens meet in app/, which composes them; so a module can be replaced alone.',
    { path: '^renderer/modules/([^/]+)/', pathNot: tests },
    { path: '^renderer/modules/[^/]+/', pathNot: '^renderer/modules/$1/' },
  ),
  forbid(
    'ui-knows-no-domain',
    'The components of ui/ are drawn from their properties alone, so that any module can use them.',
    { path: '^renderer/ui/', pathNot: tests },
    {
      path: '^renderer/(?!ui/)|^shared/(modules|contract)/|^shared/[^/]+\\.ts$|^node_modules/(@orpc|@tanstack/react-query)/',
    },
  ),
  forbid(
    'reports-draw-projections',
    'A report that reads the database could disagree with the screen that shows the same projection.',
    { path: '\\.report\\.ts$' },
    { path: '^electron/services/(database|journal)/|^node_modules/better-sqlite3/' },
  ),
]

/** The folders of the core that may hold an open connection, and with it write SQL. */
const sqlHomes = '^electron/services/(database|journal|records|lifecycle)/'

const homes = [
  forbid(
    'sql-driver-in-database',
    'Only where it is opened can it be promised that every connection is encrypted and set up alike.',
    { path: '^(shared|electron|renderer)/', pathNot: ['^electron/services/database/', tests] },
    { path: '^node_modules/better-sqlite3/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'sql-below-the-modules',
    'Only the write path and the opening of a vault hold a connection; modules read and write through their context.',
    { path: '^(shared|renderer)/|^electron/(?!services/)|^electron/services/[^/]+/', pathNot: [sqlHomes, tests] },
    { path: '^node_modules/better-sqlite3/' },
  ),
  oneHome(
    'pdf-in-documents',
    'Only there is every page tagged, embedded and fit for PDF/A.',
    'pdfkit|svg-to-pdfkit|fontkit',
    '^electron/services/documents/',
  ),
  oneHome(
    'ciphers-in-vault',
    'Cryptography is reviewed in one folder; named imports of node:crypto are held by a test. Rules need the digest of a text and judge signed replies; names of records are digests too.',
    '@node-rs/argon2|@hpke/[^/]+|@noble/[^/]+|hash-wasm',
    '^electron/services/vault/|^shared/base/(?:sha256|ed25519|name-uuid)\\.ts$',
  ),
  oneHome(
    'certificates-in-documents',
    'Certificates matter to signed documents alone.',
    '@peculiar/x509|pkijs|asn1js|reflect-metadata',
    '^electron/services/(documents|vault)/',
  ),
  oneHome(
    'foreign-files-in-preview',
    'What takes foreign files apart in the window is kept in one folder, which draws pixels and text alone.',
    'pdfjs-dist|postal-mime',
    '^renderer/records/preview/',
  ),
  oneHome('date-fns-in-dates', 'One place decides what a day, a week and a quarter are.', 'date-fns', '^shared/base/'),
  oneHome(
    'recurrence-in-base',
    'One place keeps zones and rules without end away.',
    'rrule-temporal',
    '^shared/base/recurrence',
  ),
]

const production = [
  forbid(
    'no-production-to-test',
    'Test code has shortcuts (weak passwords, fixed clocks) that must not ship.',
    { path: '^(shared|electron|renderer)/', pathNot: tests },
    { path: tests, pathNot: '^build/types/' },
  ),
]

export default {
  forbidden: [...rings, ...shared, ...hosts, ...modules, ...homes, ...networkRules(forbid, tests), ...production],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|build/(runtime|fixtures|package|token))/' },
    // Without this, an import of a type goes unseen, and types are how layers leak.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'build/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
