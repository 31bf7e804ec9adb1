/**
 * `use:written={text}`: the element holds this text and nothing else. Where text changes while its
 * element stays, plain `{text}` would go on writing into the node it made, which a page translator
 * may have taken away.
 */
export function written(element: HTMLElement, text: string | number): { update: (text: string | number) => void } {
  const write = (next: string | number) => {
    element.textContent = String(next);
  };
  write(text);
  return { update: write };
}
