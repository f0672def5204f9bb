// Command check holds that the tests have seen what the API declares:
//
//	mkdir /tmp/record
//	COGNATE_TEST_RECORD=/tmp/record go test ./...
//	go run ./internal/wire/tested/check /tmp/record
//
// It names what is missing and fails when there is any.
package main

import (
	"fmt"
	"os"

	"cognate/internal/wire/cognitoidp"
	"cognate/internal/wire/tested"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: check FOLDER, where tests have run with COGNATE_TEST_RECORD=FOLDER")
		os.Exit(2)
	}
	if err := check(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(1)
	}
}

func check(folder string) error {
	schema, err := cognitoidp.Schema()
	if err != nil {
		return err
	}
	exempt, err := tested.Exempt()
	if err != nil {
		return err
	}
	seen, err := tested.Read(folder)
	if err != nil {
		return err
	}
	complaints := tested.Judge(schema, seen, exempt)
	for _, c := range complaints {
		fmt.Println(c)
	}
	if len(complaints) > 0 {
		return fmt.Errorf("%d of what the API declares is not as the tests and exempt.txt say", len(complaints))
	}
	fmt.Printf("%d operations: every exception and member was seen, or is one of %d exemptions\n", len(schema.Operations), len(exempt))
	return nil
}
