// npm ocpp-rpc's server in strict mode: every message is checked against the schemas, nothing is kept.
const { RPCServer } = require('ocpp-rpc');

const server = new RPCServer({ protocols: ['ocpp1.6'], strictMode: true });
server.auth(accept => accept());
let transactions = 0;
server.on('client', client => {
  client.handle('BootNotification', () => ({ status: 'Accepted', interval: 300, currentTime: new Date().toISOString() }));
  client.handle('Heartbeat', () => ({ currentTime: new Date().toISOString() }));
  client.handle('MeterValues', () => ({}));
  client.handle('StartTransaction', () => ({ transactionId: ++transactions, idTagInfo: { status: 'Accepted' } }));
});
server.listen(0, '127.0.0.1').then(http => console.log(`listening on http://127.0.0.1:${http.address().port}`));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
