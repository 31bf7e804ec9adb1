/**
 * Enter that ends a word in an input method belongs to the method: nothing is sent by it. Safari
 * tells of it only by the key code. Neither does a key held down send anything. Returns how to stop.
 */
export function guard_enter(): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.isComposing || event.keyCode === 229 || event.repeat)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', heard, true);
  return () => window.removeEventListener('keydown', heard, true);
}
