// Loaded into what we run in the foreground: when the command that started it is gone, however it went, the program
// is asked to stop, so that nothing keeps the port and the data without anybody knowing.
// Test workers inherit this file, and live by the channel to their own parent.
if (process.env['JEST_WORKER_ID'] === undefined) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
