import { contextBridge, ipcRenderer } from 'electron'
import { connectChannel } from '../../shared/contract/connect.ts'

// One message only, from our own page, carries one port to the host; nothing else crosses, and nothing comes back here.
window.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.source !== window || event.data !== connectChannel || !port) return
  ipcRenderer.postMessage(connectChannel, null, [port])
})
contextBridge.exposeInMainWorld('sealbook', Object.freeze({ host: 'electron' }))
