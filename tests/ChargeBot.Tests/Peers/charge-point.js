// A charge point made of ocpp-rpc in strict mode: every frame in both directions is checked against the OCPP 1.6
// schemas (or, asked for, those of another version) by somebody else's code. Orders come in as JSON lines on standard input, each with an id that its answer
// repeats; what happens goes out as JSON lines.
'use strict';
const readline = require('node:readline');
const { RPCClient, createRPCError } = require('ocpp-rpc');

const [endpoint, identity, password, protocol] = process.argv.slice(2);
const replies = new Map();
const state = { transaction: null, connector: 1, meter: 0, idTag: '', holdStop: false, bootMs: 300 };
let client = null;

const tell = line => process.stdout.write(`${JSON.stringify(line)}\n`);
const wait = ms => new Promise(done => setTimeout(done, ms));
const now = () => new Date().toISOString();

const orders = {
  connect,
  boot: () => client.call('BootNotification', {
    chargePointVendor: 'Foreign', chargePointModel: 'ocpp-rpc', chargePointSerialNumber: 'RPC-1', firmwareVersion: '2.2.1',
  }),
  status: ({ connector, status, errorCode }) => client.call('StatusNotification', {
    connectorId: connector, errorCode: errorCode ?? 'NoError', status, timestamp: now(),
  }),
  start,
  stop: ({ reason }) => stop(reason),
  meter: ({ wh }) => {
    state.meter = wh;
    return client.call('MeterValues', {
      connectorId: state.connector,
      transactionId: state.transaction,
      meterValue: [{ timestamp: now(), sampledValue: [{ value: String(wh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' }] }],
    });
  },
  call: ({ action, payload }) => client.call(action, payload),
  reply: ({ action, payload, error, silent }) => void replies.set(action, { payload, error, silent }),
  set: ({ values }) => void Object.assign(state, values),
  drop: () => void client._ws?.terminate(),
};

async function connect() {
  client = new RPCClient({ endpoint, identity, password: password || undefined, protocols: [protocol ?? 'ocpp1.6'], strictMode: true, reconnect: false });
  client.on('strictValidationFailure', ({ error, method }) => tell({ event: 'invalid', method, error: String(error?.message ?? error) }));
  client.on('disconnect', ({ code }) => tell({ event: 'disconnected', code }));
  client.handle(({ method, params }) => answer(method, params));
  await client.connect();
  tell({ event: 'connected' });
}

async function start({ connector, idTag, meter }) {
  Object.assign(state, { connector, idTag, meter });
  const got = await client.call('StartTransaction', { connectorId: connector, idTag, meterStart: meter, timestamp: now() });
  state.transaction = got.transactionId;
  await orders.status({ connector, status: 'Charging' });
  return got;
}

async function stop(reason) {
  const { transaction, connector } = state;
  await client.call('StopTransaction', { transactionId: transaction, idTag: state.idTag, meterStop: state.meter, timestamp: now(), reason });
  state.transaction = null;
  tell({ event: 'stopped', transaction, reason });
  await orders.status({ connector, status: 'Finishing' });
  await orders.status({ connector, status: 'Available' });
}

function answer(method, params) {
  tell({ event: 'called', method, params });
  const scripted = replies.get(method);
  if (scripted?.silent) return new Promise(() => {});
  if (scripted?.error) throw createRPCError(scripted.error, 'as the test ordered');
  if (scripted) return scripted.payload;
  switch (method) {
    case 'RemoteStopTransaction':
      if (params.transactionId !== state.transaction) return { status: 'Rejected' };
      if (!state.holdStop) later(() => stop('Remote'));
      return { status: 'Accepted' };
    case 'RemoteStartTransaction':
      later(() => start({ connector: params.connectorId ?? 1, idTag: params.idTag, meter: state.meter }));
      return { status: 'Accepted' };
    case 'UnlockConnector':
      return { status: 'Unlocked' };
    case 'Reset':
      later(reboot);
      return { status: 'Accepted' };
    case 'ChangeAvailability':
    case 'TriggerMessage':
      return { status: 'Accepted' };
    case 'GetConfiguration':
      return { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }] };
    case 'ChangeConfiguration':
      return { status: 'Accepted' };
    default:
      throw createRPCError('NotImplemented');
  }
}

async function reboot() {
  client._ws?.terminate();
  await wait(state.bootMs);
  await connect();
  await orders.boot();
  tell({ event: 'booted' });
  await orders.status({ connector: state.connector, status: 'Available' });
}

function later(deed) {
  setTimeout(() => deed().catch(error => tell({ event: 'failed', error: error.message })), 50);
}

readline.createInterface({ input: process.stdin })
  .on('line', async line => {
    const { id, order, ...rest } = JSON.parse(line);
    try {
      tell({ id, result: (await orders[order](rest)) ?? {} });
    } catch (error) {
      tell({ id, error: error.message });
    }
  })
  .on('close', () => process.exit(0));
