package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"cognate/trigger"
)

// function is a Lambda function as scripts have it: it speaks the Runtime API,
// confirms whoever signs up but mallory, and prints the names.
func function() {
	api := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	for {
		resp, err := http.Get(api + "next")
		if err != nil {
			os.Exit(1)
		}
		var e trigger.PreSignUpEvent
		if err := json.NewDecoder(resp.Body).Decode(&e); err != nil {
			os.Exit(1)
		}
		resp.Body.Close()
		fmt.Println("asked about", e.UserName)
		path, answer := "/response", any(&e)
		e.Response.AutoConfirmUser = true
		if e.UserName == "mallory" {
			path, answer = "/error", trigger.FunctionError{Type: "Error", Message: "not you"}
		}
		body, err := json.Marshal(answer)
		if err != nil {
			os.Exit(1)
		}
		resp, err = http.Post(api+resp.Header.Get("Lambda-Runtime-Aws-Request-Id")+path, "application/json", strings.NewReader(string(body)))
		if err != nil {
			os.Exit(1)
		}
		resp.Body.Close()
	}
}
