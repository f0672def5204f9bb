// Command gen writes what follows from the schemas of package wire: the Go
// types of both services and docs/operations.md. It runs in internal/wire,
// by go generate, and gives the same output for the same input.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cognate/internal/wire"
	"cognate/internal/wire/tested"
)

func main() {
	files, err := generate("../..")
	if err == nil {
		err = write("../..", files)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// services are the Go packages, in the order of the documentation.
func services() []string { return []string{"cognitoidp", "cognitoidentity"} }

// generate returns the content of every generated file by its path below root.
func generate(root string) (map[string]string, error) {
	files := map[string]string{}
	exempt, err := tested.Exempt()
	if err != nil {
		return nil, err
	}
	var tables []table
	for _, pkg := range services() {
		text, err := os.ReadFile(filepath.Join(root, "internal/wire", pkg, "schema.txt"))
		if err != nil {
			return nil, err
		}
		schema, err := wire.Parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pkg, err)
		}
		if err := addTypes(files, pkg, schema); err != nil {
			return nil, fmt.Errorf("%s: %w", pkg, err)
		}
		missing, err := unimplemented(root, pkg)
		if err != nil {
			return nil, err
		}
		tests, err := findTests(root, pkg, schema, missing)
		if err != nil {
			return nil, err
		}
		tables = append(tables, table{pkg, schema, missing, tests, exempt})
	}
	files["docs/operations.md"] = operations(tables)
	return files, nil
}

// unimplemented reads the list of operations that a service does not answer.
func unimplemented(root, pkg string) (map[string]bool, error) {
	text, err := os.ReadFile(filepath.Join(root, "internal", pkg, "testdata/unimplemented.txt"))
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, name := range strings.Fields(string(text)) {
		names[name] = true
	}
	return names, nil
}

func write(root string, files map[string]string) error {
	for _, path := range wire.Names(files) {
		full := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, []byte(files[path]), 0o644); err != nil {
			return err
		}
	}
	return nil
}
