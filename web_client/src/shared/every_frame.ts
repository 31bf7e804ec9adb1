/** Calls `draw` now and before every repaint. Returns how to stop; made for `$effect`. */
export function every_frame(draw: () => void): () => void {
  let frame = 0;
  const step = () => {
    draw();
    frame = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(frame);
}
