// The peer: botbuilder's CloudAdapter without authentication, which answers every message with one card. It looks
// nothing up, keeps nothing and checks no token: what is measured is the framework alone.
'use strict';
const http = require('node:http');
const { CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = require('botbuilder');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, error) => console.error(String(error));

// As large as our port card: the size in bytes is told by the benchmark.
const size = Number(process.env.PEER_CARD_BYTES || 4000);
const fact = i => ({ type: 'TextBlock', text: `Line ${i}: what a service desk would like to know of a charge port`, wrap: true });
const button = title => ({ type: 'Action.Execute', title, verb: `port.${title}`, data: { card: '00000000-0000-0000-0000-000000000000', v: 1 } });
const card = text => {
    const body = [{ type: 'TextBlock', text, weight: 'Bolder', size: 'Large' }];
    for (let i = 0, length = 700; length < size; length += 122, i++)
        body.push(fact(i));
    return { type: 'AdaptiveCard', version: '1.5', body, actions: ['refresh', 'stop', 'unlock', 'reboot'].map(button) };
};

const server = http.createServer(async (request, response) => {
    const parts = [];
    for await (const part of request)
        parts.push(part);
    request.body = JSON.parse(Buffer.concat(parts).toString());
    // What restify and express add to Node's own response.
    response.status = code => { response.statusCode = code; return response; };
    response.header = (name, value) => { response.setHeader(name, value); return response; };
    response.send = body => { response.write(typeof body === 'string' ? body : JSON.stringify(body)); return response; };
    await adapter.process(request, response, async context => {
        if (context.activity.type === 'message')
            await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card(context.activity.text))));
    });
});
server.keepAliveTimeout = 60000;
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();
