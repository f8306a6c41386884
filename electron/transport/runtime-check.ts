/**
 * Why this Node cannot run the product, or null. The database driver needs Node-API 10; an older Node crashes on it without
 * a word, so every host asks before anything is loaded.
 */
export function runtimeProblem(versions: NodeJS.ProcessVersions = process.versions): string | null {
  const api = Number(versions.napi ?? 0)
  return api >= 10 ? null : `Sealbook needs Node 22.14 or newer (Node-API 10); this is Node ${versions.node}`
}
