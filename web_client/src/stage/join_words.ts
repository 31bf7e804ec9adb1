/** An address as a person types it: no scheme, no code (that is typed on the page). */
export function join_words(join_url: string): string {
  try {
    const { host, pathname } = new URL(join_url);
    return host + (pathname === '/' ? '' : pathname.replace(/\/$/, ''));
  } catch {
    return join_url;
  }
}

/** 482915 as 482 915, the way people read it out. */
export function spaced_code(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}
