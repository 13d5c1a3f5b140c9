'use strict';
// Runs Azurite until standard input ends. The program that started it holds the other end: when that program ends, even
// by SIGKILL, Azurite writes its files and ends too.
process.stdin.resume();
process.stdin.once('end', stop).once('error', stop);

function stop() {
  process.emit('SIGTERM');
  // Closing waits for open connections; whoever holds one has had its time by then.
  setTimeout(() => process.exit(0), 8000).unref();
}

require('azurite/dist/src/azurite.js');
