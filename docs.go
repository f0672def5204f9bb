package cognate

import (
	"embed"
	"io/fs"
)

//go:embed docs/*.md
var docs embed.FS

// documentation is the documentation of this version, which the console leads to.
func documentation() (fs.FS, error) { return fs.Sub(docs, "docs") }
