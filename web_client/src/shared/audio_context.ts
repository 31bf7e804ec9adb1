type Context = typeof AudioContext;

/** Safari before 14.1 has it under its first name only. Throws where there is none at all. */
export function audio_context(): AudioContext {
  const { webkitAudioContext } = window as { webkitAudioContext?: Context };
  return new (window.AudioContext ?? webkitAudioContext)();
}
