/**
 * Calls `wake` whenever the page or the network comes back, and `doubt` when the browser says that
 * the network is gone. Returns how to stop that.
 */
export function follow_network(wake: () => void, doubt: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('offline', doubt);
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', doubt);
    window.removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** The server's socket, on the host that served this page. */
export function socket_url(page: Location = location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/ws`;
}
