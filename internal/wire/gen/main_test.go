package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cognate/internal/wire"
)

const root = "../../.."

func TestGeneratedFilesFollowFromTheSchemas(t *testing.T) {
	files, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range wire.Names(files) {
		got, err := os.ReadFile(filepath.Join(root, path))
		if err != nil || string(got) != files[path] {
			t.Errorf("%s is out of date; run go generate ./internal/wire", path)
		}
	}
	for _, pkg := range services() {
		found, err := filepath.Glob(filepath.Join(root, "internal/wire", pkg, "zz_*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			if _, ok := files["internal/wire/"+pkg+"/"+filepath.Base(path)]; !ok {
				t.Errorf("%s is no longer generated; delete it", path)
			}
		}
	}
}

func TestGenerationIsDeterministic(t *testing.T) {
	first, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, err := generate(root)
		if err != nil {
			t.Fatal(err)
		}
		for path, content := range first {
			if again[path] != content {
				t.Errorf("%s differs between two runs", path)
			}
		}
	}
}

func TestUnimplementedNamesOperations(t *testing.T) {
	for _, pkg := range services() {
		text, err := os.ReadFile(filepath.Join(root, "internal/wire", pkg, "schema.txt"))
		if err != nil {
			t.Fatal(err)
		}
		schema, err := wire.Parse(string(text))
		if err != nil {
			t.Fatal(err)
		}
		missing, err := unimplemented(root, pkg)
		if err != nil {
			t.Fatal(err)
		}
		for name := range missing {
			if schema.Operations[name] == nil {
				t.Errorf("%s: %s is no operation", pkg, name)
			}
		}
	}
}

func TestEnumConstantNames(t *testing.T) {
	values := []string{"ALLOW_USER_SRP_AUTH", "verified_email", "V1_0", "RESEND", "a-b.c d"}
	want := []string{"AllowUserSrpAuth", "VerifiedEmail", "V10", "Resend", "ABCD"}
	var got []string
	for _, v := range values {
		got = append(got, camel(v))
	}
	if !slices.Equal(got, want) {
		t.Errorf("camel = %v; want %v", got, want)
	}
}
