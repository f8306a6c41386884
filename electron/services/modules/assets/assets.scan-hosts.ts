import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { plainAddress } from '#shared/modules/assets/assets.addresses.ts'
import type { ScanHost, ScanOptions } from '#shared/modules/assets/assets.contract.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import type { ScanFile } from '../../exchange/scan-shape.ts'
import { titleOf } from '../../records/reader.ts'

type Asset = Entity<typeof assetRecord>
type Host = ScanFile['hosts'][number]

/** The host of a URL beside the URL itself: scanners of networks know a site by its host alone. */
function formsOf(address: string): readonly string[] {
  const plain = plainAddress(address)
  if (!plain.includes('://')) return [plain]
  return URL.canParse(plain) ? [plain, new URL(plain).hostname] : [plain]
}

function bearers(assets: readonly Asset[]): ReadonlyMap<string, readonly Asset[]> {
  const found = new Map<string, Asset[]>()
  for (const asset of assets) {
    const forms = new Set(asset.addresses.flatMap(({ address }) => formsOf(address)))
    for (const form of forms) found.set(form, [...(found.get(form) ?? []), asset])
  }
  return found
}

function named(asset: Asset) {
  return { id: asset.id, title: titleOf(assetRecord, asset) }
}

function matched(host: Host, known: ReadonlyMap<string, readonly Asset[]>): readonly Asset[] {
  // The host's own name says more than the addresses that it shares with others.
  const own = formsOf(host.name).flatMap((form) => known.get(form) ?? [])
  const all = own.length > 0 ? own : host.addresses.flatMap(formsOf).flatMap((form) => known.get(form) ?? [])
  return [...new Set(all)]
}

/** What becomes of each host of a file: known by an address, chosen, to be made, or left out. */
export function matchHosts(
  context: ReadContext,
  { hosts, hostRows }: Pick<ScanFile, 'hosts' | 'hostRows'>,
  { hosts: choices, unknown }: Pick<ScanOptions, 'hosts' | 'unknown'>,
): readonly ScanHost[] {
  const assets = context.read(assetRecord).all()
  const known = bearers(assets.filter(({ state }) => state !== 'retired'))
  const byId = new Map(assets.map((asset) => [asset.id, asset]))
  return hosts.map((host, place): ScanHost => {
    const base = { name: host.name, addresses: host.addresses, rows: hostRows[place] ?? 0 }
    const found = matched(host, known)
    const chosen = Object.hasOwn(choices, host.name) ? choices[host.name] : undefined
    if (chosen === 'create' || chosen === 'leaveOut') return { ...base, asset: null, candidates: [], choice: chosen }
    const asset = chosen === undefined ? undefined : byId.get(chosen)
    if (asset) return { ...base, asset: named(asset), candidates: [], choice: 'chosen' }
    const [only] = found
    if (only && found.length === 1) return { ...base, asset: named(only), candidates: [], choice: 'known' }
    if (found.length > 1) return { ...base, asset: null, candidates: found.map(named), choice: 'ambiguous' }
    return { ...base, asset: null, candidates: [], choice: unknown }
  })
}
