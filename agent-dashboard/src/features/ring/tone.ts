let context: AudioContext | null = null;

/** Browsers let a page sound only after somebody has touched it; then a waiting tone may begin. */
const wake = () => {
  if (context?.state === 'suspended') void context.resume();
};

/** Two soft notes, half a second. Silent where the browser does not allow it yet. */
export const playTone = () => {
  if (context === null) {
    context = new AudioContext();
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
  }
  wake();
  if (context.state !== 'running') return;
  const volume = context.createGain();
  volume.connect(context.destination);
  for (const [pitch, delay] of [
    [660, 0],
    [880, 0.18],
  ] as const) {
    const begin = context.currentTime + delay;
    const note = context.createOscillator();
    note.frequency.value = pitch;
    note.connect(volume);
    volume.gain.setValueAtTime(0.12, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.3);
    note.start(begin);
    note.stop(begin + 0.3);
  }
};
