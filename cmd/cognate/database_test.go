package main

import "testing"

func TestADatabaseIsNamedWithoutItsPassword(t *testing.T) {
	for db, want := range map[string]string{
		"postgres://id:s3cret@db.example.com/cognate?sslmode=require": "postgres://id:xxxxx@db.example.com/cognate?sslmode=require",
		"postgresql://id@db.example.com/cognate":                      "postgresql://id@db.example.com/cognate",
		".cognate/cognate.db":                                         ".cognate/cognate.db",
		":memory:":                                                    ":memory:",
	} {
		if got := withoutPassword(db); got != want {
			t.Errorf("%s is shown as %s", db, got)
		}
	}
}
