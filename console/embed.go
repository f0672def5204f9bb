// Package console holds the built pages of the console.
//
// Their sources are in src; "npm run build" writes dist, which is committed so
// that the server builds with Go alone. Nothing here serves them: that is
// package cognate/internal/console.
package console

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files returns the built pages, index.html at the top.
func Files() (fs.FS, error) { return fs.Sub(dist, "dist") }
