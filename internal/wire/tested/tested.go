// Package tested knows what tests have to see of the API: of each operation
// every exception that it declares, every member of its request in one that was
// answered, and every member of its answer. What passed through the servers of
// tests is noted by package cognatetest, and the command check reads it.
//
// What can't be seen stands with its reason in exempt.txt beside this file. A
// line there that says so of something seen is an error, too, so that the
// list stays true.
package tested

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cognate/internal/wire"
)

//go:embed exempt.txt
var exemptions string

// Exemption is something that no test can see.
type Exemption struct {
	What   string // as in Declared, where "*" and "sigv4" stand for operations
	Reason string

	used bool
}

// Exempt returns what is exempt.
func Exempt() ([]*Exemption, error) { return parse(exemptions) }

// parse reads lines "what: reason", where commas may join operations of which
// the same is true; # begins a comment.
func parse(text string) ([]*Exemption, error) {
	var all []*Exemption
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
			all = append(all, &Exemption{What: operation + " " + of, Reason: reason})
		}
	}
	return all, nil
}

// Covers reports whether the exemption is of what an operation declares.
func (e *Exemption) Covers(o *wire.Operation, what string) bool {
	of, rest, _ := strings.Cut(e.What, " ")
	return (of == "*" || of == string(o.Auth) || of == o.Name) && o.Name+" "+rest == what
}

// exact reports whether it names the operation, so that it has to be true.
func (e *Exemption) exact(o *wire.Operation) bool { return strings.HasPrefix(e.What, o.Name+" ") }

// Read returns the notes of all tests in a folder, without messages.
func Read(folder string) (map[string]bool, error) {
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

// Declared lists what an operation declares, in the words of the notes:
// "Operation Exception", "Operation in A.B", "Operation out A[].C".
func Declared(o *wire.Operation) []string {
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

// Judge returns what is neither seen nor exempt, and exemptions that aren't
// true.
func Judge(schema *wire.Schema, seen map[string]bool, exempt []*Exemption) []string {
	var complaints []string
	for _, name := range wire.Names(schema.Operations) {
		o := schema.Operations[name]
		for _, what := range Declared(o) {
			var by *Exemption
			for _, e := range exempt {
				if e.Covers(o, what) {
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
			complaints = append(complaints, "exempts nothing: "+e.What)
		}
	}
	return complaints
}
