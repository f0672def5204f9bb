// Command tested holds that the tests have seen what the API declares: of each
// operation every exception, every member of its request in one that was
// answered, and every member of its answer.
//
//	mkdir /tmp/record
//	COGNATE_TEST_RECORD=/tmp/record go test ./...
//	go run ./internal/wire/tested /tmp/record
//
// What can't be seen stands with its reason in exempt.txt beside this file. A
// line there that says so of something seen is an error, too, so that the
// list stays true.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cognate/internal/wire"
	"cognate/internal/wire/cognitoidp"
)

//go:embed exempt.txt
var exemptions string

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: tested FOLDER, where tests have run with COGNATE_TEST_RECORD=FOLDER")
		os.Exit(2)
	}
	seen, err := read(os.Args[1])
	if err == nil {
		err = report(seen)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tested:", err)
		os.Exit(1)
	}
}

func report(seen map[string]bool) error {
	schema, err := cognitoidp.Schema()
	if err != nil {
		return err
	}
	exempt, err := parse(exemptions)
	if err != nil {
		return err
	}
	complaints, count := judge(schema, seen, exempt)
	for _, c := range complaints {
		fmt.Println(c)
	}
	if len(complaints) > 0 {
		return fmt.Errorf("%d of what the API declares is not as the tests and exempt.txt say", len(complaints))
	}
	fmt.Printf("%d exceptions and members of %d operations, %d exempt\n", count, len(schema.Operations), len(exempt))
	return nil
}

// read returns the notes of all tests in a folder, without messages.
func read(folder string) (map[string]bool, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no notes of tests in %s (%v)", folder, err)
	}
	seen := map[string]bool{}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(fields) != 3 {
				return nil, fmt.Errorf("%s: not a note: %q", path, line)
			}
			if fields[1] == "in" || fields[1] == "out" {
				seen[strings.Join(fields, " ")] = true
			} else {
				seen[fields[0]+" "+fields[1]] = true
			}
		}
	}
	return seen, nil
}

// declared lists what an operation declares, in the words of the notes:
// "Operation Exception", "Operation in A.B", "Operation out A[].C".
func declared(o *wire.Operation) []string {
	var all []string
	for _, exception := range o.Errors {
		all = append(all, o.Name+" "+exception)
	}
	all = appendMembers(all, o.Name+" in ", "", o.Input)
	if o.Output != nil {
		all = appendMembers(all, o.Name+" out ", "", o.Output)
	}
	return all
}

func appendMembers(all []string, head, prefix string, s *wire.Shape) []string {
	switch s.Kind {
	case wire.Structure:
		for _, m := range s.Members {
			path := strings.TrimPrefix(prefix+"."+m.Name, ".")
			all = appendMembers(append(all, head+path), head, path, m.Shape)
		}
	case wire.List:
		return appendMembers(all, head, prefix+"[]", s.Elem)
	}
	return all
}

// exemption is a line of exempt.txt.
type exemption struct {
	what string // as in declared, where "*" and "sigv4" stand for operations
	used bool
}

// parse reads lines "what: reason", where commas may join operations of which
// the same is true; # begins a comment.
func parse(text string) ([]*exemption, error) {
	var all []*exemption
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		what, reason, ok := strings.Cut(line, ": ")
		if !ok || reason == "" {
			return nil, fmt.Errorf("exempt.txt: %q gives no reason", line)
		}
		operations, of, _ := strings.Cut(what, " ")
		for operation := range strings.SplitSeq(operations, ",") {
			all = append(all, &exemption{what: operation + " " + of})
		}
	}
	return all, nil
}

// covers reports whether the exemption is of what an operation declares.
func (e *exemption) covers(o *wire.Operation, what string) bool {
	of, rest, _ := strings.Cut(e.what, " ")
	return (of == "*" || of == string(o.Auth) || of == o.Name) && o.Name+" "+rest == what
}

// exact reports whether it names the operation, so that it has to be true.
func (e *exemption) exact(o *wire.Operation) bool { return strings.HasPrefix(e.what, o.Name+" ") }

// judge returns what is neither seen nor exempt, exemptions that aren't true,
// and how much is declared.
func judge(schema *wire.Schema, seen map[string]bool, exempt []*exemption) (complaints []string, count int) {
	for _, name := range wire.Names(schema.Operations) {
		o := schema.Operations[name]
		for _, what := range declared(o) {
			count++
			var by *exemption
			for _, e := range exempt {
				if e.covers(o, what) {
					by = e
					e.used = e.used || !seen[what]
				}
			}
			switch {
			case by == nil && !seen[what]:
				complaints = append(complaints, "not tested: "+what)
			case by != nil && by.exact(o) && seen[what]:
				complaints = append(complaints, "tested, so not exempt: "+what)
			}
		}
	}
	for _, e := range exempt {
		if !e.used {
			complaints = append(complaints, "exempts nothing: "+e.what)
		}
	}
	return complaints, count
}
