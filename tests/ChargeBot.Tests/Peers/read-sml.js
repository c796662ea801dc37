// Reads one SML file, as hexadecimal digits on standard input, with smartmeter-obis, and writes the values that it
// found as one line of JSON: by name, the number or text and the unit.
'use strict';
const { SmlProtocol } = require('smartmeter-obis');

let digits = '';
process.stdin.on('data', more => { digits += more; });
process.stdin.on('end', () => {
  const lines = [];
  const protocol = new SmlProtocol({ debug: 0, logger: () => {} }, (error, values) => {
    lines.push(error ? { error: String(error) } : Object.fromEntries(Object.entries(values).map(
      ([name, measured]) => [name, measured.values.map(({ value, unit }) => ({ value, unit }))])));
  });
  const bytes = Buffer.from(digits.trim(), 'hex');
  if (protocol.checkMessage(bytes)) protocol.handleMessage(bytes);
  else lines.push({ error: 'no file' });
  process.stdout.write(JSON.stringify(lines));
});
