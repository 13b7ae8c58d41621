// One small contacts server for each limiter, all in this process and each on a free port of loopback.
// Prints one line of JSON: the port of each by its name. Ends when its standard input ends.
// Requests a minute: the environment variable LIMIT, 20 when it is not set.
import express from 'express';
import Fastify from 'fastify';
import fastifyRateLimit from '@fastify/rate-limit';
import Koa from 'koa';
import koaRateLimit from 'koa-ratelimit';
import { rateLimit } from 'express-rate-limit';

const LIMIT = Number(process.env.LIMIT ?? 20);
const MINUTE = 60_000;

const contact = (email) => ({ success: true, data: { _id: 'c-1', email } });
const listening = (server) => new Promise((done) => server.on('listening', () => done(server.address().port)));

const expressWith = (options) => {
  const app = express();
  app.use(rateLimit({ windowMs: MINUTE, limit: LIMIT, ...options }));
  app.get('/v1/sdk/contact', (request, response) => response.json(contact(request.query.email)));
  return listening(app.listen(0, '127.0.0.1'));
};

const fastify = async (options) => {
  const app = Fastify();
  await app.register(fastifyRateLimit, { max: LIMIT, timeWindow: MINUTE, ...options });
  app.get('/v1/sdk/contact', async (request) => contact(request.query.email));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address().port;
};

const koa = () => {
  const app = new Koa();
  app.use(koaRateLimit({ driver: 'memory', db: new Map(), duration: MINUTE, max: LIMIT, id: () => 'all' }));
  app.use((context) => {
    context.body = contact(context.query.email);
  });
  return listening(app.listen(0, '127.0.0.1'));
};

const ports = {
  'express-rate-limit legacy': await expressWith({ legacyHeaders: true, standardHeaders: false }),
  'express-rate-limit draft-6': await expressWith({ legacyHeaders: false, standardHeaders: 'draft-6' }),
  'express-rate-limit draft-7': await expressWith({ legacyHeaders: false, standardHeaders: 'draft-7' }),
  'express-rate-limit draft-8': await expressWith({ legacyHeaders: false, standardHeaders: 'draft-8' }),
  '@fastify/rate-limit': await fastify({}),
  'koa-ratelimit': await koa(),
};

console.log(JSON.stringify(ports));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
