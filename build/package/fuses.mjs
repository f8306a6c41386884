/**
 * What the packaged program's own file allows, by the names of `@electron/fuses`; read before any code of ours runs, so that no
 * environment or argument can turn it back.
 */
export const fuses = {
  // The program would be a Node for whoever sets ELECTRON_RUN_AS_NODE. Our processes are utility processes, which need none.
  RunAsNode: false,
  // Sealbook keeps no cookie in the desktop host; should a page ever set one, it is not left readable.
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  // A debugger reads the memory that the keys are in.
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  // Nothing makes a snapshot for the first process alone.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The window is `app://sealbook`, never a file.
  GrantFileProtocolExtraPrivileges: false,
  // As Electron has it: a way to run WebAssembly faster, without a say in what may be loaded.
  WasmTrapHandlers: true,
}
