let context: AudioContext | null = null;

/** Browsers let a page sound only after somebody has touched it; then a waiting tone may begin. */
const wake = () => {
  if (context?.state === 'suspended') void context.resume();
};

/** Lets tones sound from the next touch on. Only in a browser. */
export function prepareTone(): AudioContext {
  if (context === null) {
    context = new AudioContext();
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
  }
  wake();
  return context;
}

/** Two soft notes, half a second. Silent where the browser does not allow it yet. Only in a browser. */
export function playTone(): void {
  const audio = prepareTone();
  if (audio.state !== 'running') return;
  const volume = audio.createGain();
  volume.connect(audio.destination);
  for (const [pitch, delay] of [
    [660, 0],
    [880, 0.18],
  ] as const) {
    const begin = audio.currentTime + delay;
    const note = audio.createOscillator();
    note.frequency.value = pitch;
    note.connect(volume);
    volume.gain.setValueAtTime(0.12, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.3);
    note.start(begin);
    note.stop(begin + 0.3);
  }
}
