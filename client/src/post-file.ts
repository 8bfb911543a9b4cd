/** A file on its way to the server. */
export interface Upload {
  file: Blob;
  /** What is said of it. */
  headers: Readonly<Record<string, string>>;
  /** Hears how much of it has gone out, from 0 to 1. */
  onProgress: (part: number) => void;
}

/** The server itself gives up earlier. */
const TIMEOUT_MS = 150_000;

/** Posts a file and tells how far it is, which `fetch` cannot. Null when no answer came. */
export function postFile(url: string, { file, headers, onProgress }: Upload): Promise<Response | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const giveUp = () => {
      resolve(null);
    };
    request.open('POST', url);
    request.timeout = TIMEOUT_MS;
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      const wait = request.getResponseHeader('retry-after');
      const kept: Record<string, string> = wait === null ? {} : { 'retry-after': wait };
      resolve(new Response(request.responseText, { status: request.status, headers: kept }));
    };
    request.onerror = giveUp;
    request.ontimeout = giveUp;
    request.onabort = giveUp;
    request.send(file);
  });
}
