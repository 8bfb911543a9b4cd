// Loaded into what we run in the foreground: when the command that started it is gone, however it went, the program
// is asked to stop, so that nothing keeps the port and the data without anybody knowing.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
