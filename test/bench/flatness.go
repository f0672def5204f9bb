package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cognate/test/bench/seed"
	"cognate/test/internal/floorpool"
)

// flat is how much dearer an operation may be with many users than with few.
const (
	flat = 1.3
	few  = 1000
)

func bulkName(i int) string { return seed.Name(i) }

func populationScenarios() []scenario {
	return []scenario{
		{"signin_password", 16, 0, anyone("InitiateAuth", func(t *target, name string) any {
			return t.passwordAuth(name, floorpool.Password)
		})},
		{"admin_get_user", 16, 0, anyone("AdminGetUser", func(t *target, name string) any {
			return map[string]any{"UserPoolId": t.poolID, "Username": name}
		})},
		{"list_users", 16, 0, anyone("ListUsers", func(t *target, name string) any {
			return map[string]any{"UserPoolId": t.poolID, "Filter": fmt.Sprintf("email = %q", seed.Email(name))}
		})},
	}
}

// flatness compares a server that holds a thousand users with one that holds
// many.
func flatness(r *report, dir, bin string, many int, length time.Duration, rounds int) error {
	small, err := populated(dir, bin, few)
	if err != nil {
		return err
	}
	defer small.server.Kill()
	large, err := populated(dir, bin, many)
	if err != nil {
		return err
	}
	defer large.server.Kill()

	r.section(fmt.Sprintf("%d users against %d", many, few), "| scenario | ms of CPU each, many | few | times | at most | |")
	for _, sc := range populationScenarios() {
		c, err := compare(small, large, sc, length, rounds)
		if err != nil {
			return fmt.Errorf("%s: %w", sc.name, err)
		}
		fmt.Fprintf(r.out, "| %s | %.3f | %.3f | **%.2f** | %.2f | %s |\n", sc.name,
			1000/c.other.perCPUSecond(), 1000/c.first.perCPUSecond(), c.ratio, flat, r.atMost(sc.name+" with many users", c.ratio, flat))
	}
	return nil
}

// populated starts a server on a database of its own with n bulk users in it.
func populated(dir, bin string, n int) (*target, error) {
	own := filepath.Join(dir, fmt.Sprintf("users-%d", n))
	if err := os.Mkdir(own, 0o700); err != nil {
		return nil, err
	}
	db := filepath.Join(own, "cognate.db")
	t, err := startCognate(own, bin, db)
	if err != nil {
		return nil, err
	}
	t.name = fmt.Sprintf("cognate with %d users", n)
	if err := t.populate(); err != nil {
		t.server.Kill()
		return nil, err
	}
	if err := t.server.Stop(); err != nil {
		return nil, err
	}
	start := time.Now()
	if err := seed.Users(context.Background(), db, t.poolID, userName(0), n); err != nil {
		return nil, err
	}
	fmt.Fprintf(os.Stderr, "%d users inserted in %.1f s\n", n, time.Since(start).Seconds())
	t.bulk = n
	if err := t.restart(own, bin, db); err != nil {
		return nil, err
	}
	return t, t.settle()
}
