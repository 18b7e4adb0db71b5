// Loaded before each program that `npm start` runs: when that is killed, the channel to it breaks.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone keeps no program running.
process.channel?.unref();
