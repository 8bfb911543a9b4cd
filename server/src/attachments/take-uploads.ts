import { attachmentMediaTypes } from '@honey/protocol/states';
import type { FastifyInstance } from 'fastify';

const MEDIA_TYPES = ['application/octet-stream', ...attachmentMediaTypes];

/**
 * Files come as they are, and only where files are taken. Their bytes are left on the line: who may not send them is
 * answered before any is read.
 */
export function takeUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(MEDIA_TYPES, (request, body, done) => {
    if (request.method === 'POST' && request.routeOptions.url?.endsWith('/attachments') === true) done(null, body);
    else done(Object.assign(new Error('Files are not taken here.'), { statusCode: 415 }));
  });
}
