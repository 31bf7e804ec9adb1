import './modal.css';

/**
 * Shows a dialog over the page, as the browser's own modal one: that keeps the focus inside, closes
 * on Esc and gives the focus back. Safari before 15.4 and Firefox before 98 have none: there the
 * dialog lies over the page (`data-over`), and its buttons close it.
 */
export function show_modal(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === 'function') return dialog.showModal();
  for (const name of ['open', 'data-over']) dialog.setAttribute(name, '');
  dialog.setAttribute('role', 'dialog');
  dialog.tabIndex = -1;
  dialog.focus();
}

/** Closes it; it then says `close` as it does by itself on Esc. */
export function close_modal(dialog: HTMLDialogElement): void {
  if (typeof dialog.close === 'function') return dialog.close();
  dialog.removeAttribute('open');
  dialog.dispatchEvent(new Event('close'));
}
