// Loads a handler and speaks the Lambda Runtime API, one event at a time.
import http from "node:http";
import { pathToFileURL } from "node:url";

const [file, name] = process.argv.slice(1);
const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/`;
const agent = new http.Agent({ keepAlive: true });

function send(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
    const request = http.request(base + path, { method, agent, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(parts).toString() }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

function failure(e) {
  const message = e instanceof Error || e?.message !== undefined ? e.message : e;
  const trace = String(e?.stack ?? "").split("\n");
  return JSON.stringify({ errorType: e?.name ?? typeof e, errorMessage: String(message), trace });
}

// Old handlers answer through a callback or the context, and may leave the
// answer to the time when nothing else is left to do.
function run(handler, event, headers) {
  return new Promise((resolve, reject) => {
    const done = (error, value) => (error === null || error === undefined ? resolve(value) : reject(error));
    const arn = headers["lambda-runtime-invoked-function-arn"];
    const context = {
      awsRequestId: headers["lambda-runtime-aws-request-id"],
      invokedFunctionArn: arn,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Number(headers["lambda-runtime-deadline-ms"]) - Date.now(),
      done,
      succeed: resolve,
      fail: (error) => reject(error),
    };
    process.once("beforeExit", () => resolve(null));
    const returned = handler(event, context, done);
    if (typeof returned?.then === "function") {
      returned.then(resolve, reject);
    }
  });
}

let handler;
try {
  const module = await import(pathToFileURL(file));
  handler = module[name] ?? module.default?.[name];
  if (typeof handler !== "function") {
    throw Object.assign(new Error(`${file} exports no function ${name}`), { name: "Runtime.HandlerNotFound" });
  }
} catch (e) {
  console.error(e);
  await send("POST", "init/error", failure(e));
  process.exit(1);
}
for (;;) {
  const next = await send("GET", "invocation/next");
  const path = `invocation/${next.headers["lambda-runtime-aws-request-id"]}/`;
  try {
    const answer = await run(handler, JSON.parse(next.body), next.headers);
    await send("POST", path + "response", JSON.stringify(answer ?? null));
  } catch (e) {
    console.error(e);
    await send("POST", path + "error", failure(e));
  } finally {
    process.removeAllListeners("beforeExit");
  }
}
