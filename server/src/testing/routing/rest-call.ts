import { type Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RestCall {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  url: string;
  token: string;
  body?: object;
}

export interface RestAnswer {
  status: number;
  body: unknown;
}

/** A request on one of the connections that `agent` keeps: ten times cheaper than a client for people. */
export function callRest(agent: Agent, { method, url, token, body }: RestCall): Promise<RestAnswer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    request(url, { method, agent, headers }, (answer) => {
      text(answer).then((json) => {
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(json) as unknown });
      }, reject);
    })
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
}
