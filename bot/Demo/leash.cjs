// Runs a Node program that ends with whoever started it: when standard input closes, because the bot stopped or was
// killed, the program is ended too. Usage: node leash.cjs SCRIPT [ARGUMENT…]
'use strict';
const { spawn } = require('node:child_process');

// In a group of its own, so that Ctrl-C in the terminal reaches the bot alone, which then ends us in order.
const unix = process.platform !== 'win32';
const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'], detached: unix });

function signal(name) {
  try {
    process.kill(unix ? -child.pid : child.pid, name);
  } catch {
    // It has ended already.
  }
}

function end() {
  signal('SIGTERM');
  setTimeout(() => signal('SIGKILL'), 2000).unref();
}

child.on('exit', code => process.exit(code ?? 1));
process.stdin.on('end', end).on('error', end).resume();
process.on('SIGTERM', end);
process.on('SIGINT', () => {});
