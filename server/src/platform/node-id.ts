import { hostname } from 'node:os';

/** Names this server process among those of an installation, in traces: the host and the process on it. */
export const NODE_ID = `${hostname()}:${String(process.pid)}`;
