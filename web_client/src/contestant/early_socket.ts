/** Where opening.js leaves the connection that it began before the page's script was here. */
interface Page {
  early_socket?: WebSocket | undefined;
}

/** That connection, given out once; undefined when there is none, or it has failed meanwhile. */
export function take_early_socket(page: Page = window as Page): WebSocket | undefined {
  const socket = page.early_socket;
  page.early_socket = undefined;
  return socket && socket.readyState <= 1 ? socket : undefined;
}
