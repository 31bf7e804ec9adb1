/** Keeps the screen on while the page is seen, where the browser can. Returns how to stop. */
export function keep_awake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let wanted = true;
  const ask = () => {
    if (!wanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (granted) => {
        lock = granted;
        if (!wanted) void granted.release();
      },
      // A low battery or the person's settings refuse; the contest goes on all the same.
      () => undefined,
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
