# Loads a handler and speaks the Lambda Runtime API, one event at a time.
import http.client, importlib.util, json, os, sys, time, traceback

file, name = sys.argv[1:3]
connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])


def send(method, path, body=None):
    connection.request(method, "/2018-06-01/runtime/" + path, body)
    response = connection.getresponse()
    return response.headers, response.read()


def failure(e):
    traceback.print_exc()
    return json.dumps({"errorType": type(e).__name__, "errorMessage": str(e)})


class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.deadline = int(headers.get("Lambda-Runtime-Deadline-Ms", "0"))

    def get_remaining_time_in_millis(self):
        return max(0, self.deadline - int(time.time() * 1000))


try:
    sys.path.insert(0, os.path.dirname(file))
    spec = importlib.util.spec_from_file_location("function", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    handler = getattr(module, name)
except Exception as e:
    send("POST", "init/error", failure(e))
    sys.exit(1)
while True:
    headers, body = send("GET", "invocation/next")
    path = "invocation/" + headers["Lambda-Runtime-Aws-Request-Id"] + "/"
    try:
        answer = json.dumps(handler(json.loads(body), Context(headers)))
    except Exception as e:
        send("POST", path + "error", failure(e))
    else:
        send("POST", path + "response", answer)
    sys.stdout.flush()
