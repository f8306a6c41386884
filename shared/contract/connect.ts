/** What the page sends with a port of its own, and the preload script passes on to the desktop host. */
export const connectChannel = 'sealbook:connect'
