/** Whether nothing but the server's own machine finds what is at this address. */
export function only_here(url: string): boolean {
  return /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(?=[:/]|$)/.test(url);
}
