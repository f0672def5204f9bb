import { ApiError } from '../api';

/** upload sends a file to the console's own server and says how far it is, from 0 to 100. */
export function upload(path: string, file: File, progress: (percent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/console/api/${path}`);
    request.upload.onprogress = (e) => e.lengthComputable && progress(Math.round((100 * e.loaded) / e.total));
    request.onerror = () => reject(new ApiError('ConnectionLost', 'The file did not reach the server. Try again once the connection is back.', 0));
    request.onload = () => {
      if (request.status < 300) return resolve();
      let name = 'UnknownError';
      let message = `The server answered with status ${request.status}.`;
      try {
        const body = JSON.parse(request.responseText) as { __type?: string; message?: string };
        name = body.__type ?? name;
        message = body.message ?? message;
      } catch {
        // Whatever stands between answered in its own words.
      }
      reject(new ApiError(name, message, request.status));
    };
    request.send(file);
  });
}

/** download gives text to the reader as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
