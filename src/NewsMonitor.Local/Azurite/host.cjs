'use strict';
// Runs Azurite until standard input ends. The program that started it holds the other end: when that program ends, even
// by SIGKILL, Azurite writes its files and ends too.

// Whoever read our output is gone by then: a write to the broken pipe must not end us before the files are written.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// Azurite says on the console when each of its three services has written its files and closed.
let closed = 0;
console.log = (message) => {
  if (/successfully closed/.test(String(message)) && ++closed === 3) process.exit(0);
};

let stopping = false;
process.stdin.resume();
process.stdin.once('end', stop).once('error', stop);

function stop() {
  if (stopping) return;
  stopping = true;
  process.emit('SIGTERM');
  // Closing waits for open connections; whoever holds one has had its time by then.
  setTimeout(() => process.exit(0), 8000);
}

require('azurite/dist/src/azurite.js');
