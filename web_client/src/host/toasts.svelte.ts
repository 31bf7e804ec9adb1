/** A short notice that goes by itself. */
export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
  /** What it is about; a newer notice about the same thing takes its place. */
  topic: string;
  undo: (() => void) | null;
}

const shown_for = 6000;
/** Long enough to read, look up and reach for the button. */
const shown_for_with_undo = 12_000;
const shown_at_once = 3;

/** The notices on the screen, newest last. */
export class Toasts {
  list = $state.raw<Toast[]>([]);
  private next_id = 1;

  tell(text: string, tone: Toast['tone'], topic = '', undo: Toast['undo'] = null): void {
    const id = this.next_id;
    this.next_id += 1;
    const others = this.list
      .filter((toast) => topic === '' || toast.topic !== topic)
      // One button to undo: of two it is the wrong one that gets pressed in a hurry.
      .map((toast) => (undo === null ? toast : { ...toast, undo: null }));
    this.list = [...others, { id, text, tone, topic, undo }].slice(-shown_at_once);
    setTimeout(() => this.dismiss(id), undo === null ? shown_for : shown_for_with_undo);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
