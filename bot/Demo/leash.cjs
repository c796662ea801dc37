// Runs a Node program that ends with whoever started it: when standard input closes, because the bot stopped or was
// killed, the program is ended too. Usage: node leash.cjs SCRIPT [ARGUMENT…]
'use strict';
const { spawn } = require('node:child_process');

const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });

function end() {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 2000).unref();
}

child.on('exit', code => process.exit(code ?? 1));
process.stdin.on('end', end).on('error', end).resume();
process.on('SIGTERM', end);
process.on('SIGINT', end);
