const goesOut = '^electron/services/(network/|processes/network(-jobs)?\\.ts$)'
const connecting = '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|inspector)$'

/**
 * Who may open a connection to another machine (decision 0162): one process, when a person has named whom it asks.
 * @template Rule
 * @param {(name: string, comment: string, from: { path: string, pathNot: string[] }, to: Record<string, unknown>) => Rule} forbid
 * @param {string} tests the files that are tests
 */
export function networkRules(forbid, tests) {
  const code = '^(shared|electron|renderer)/'
  return [
    forbid(
      'connections-in-network',
      'Hosts talk to their own windows over sockets; nothing else but the network process can open a connection.',
      { path: code, pathNot: [goesOut, '^electron/(loopback|vault-process)/', tests] },
      { dependencyTypes: ['core'], path: connecting },
    ),
    forbid(
      'network-in-its-process',
      'A process that holds a key must not have the work that goes out: only the entry of the network process loads it.',
      { path: code, pathNot: [goesOut, tests] },
      { path: goesOut, dependencyTypesNot: ['type-only'] },
    ),
  ]
}
