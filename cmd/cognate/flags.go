package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// flagSet is a flag.FlagSet whose every flag can also be set by the variable
// COGNATE_<NAME>, dashes as underscores. The command line wins.
type flagSet struct {
	*flag.FlagSet
	s        streams
	synopsis string
	about    string
}

func newFlags(s streams, name, synopsis, about string) *flagSet {
	f := &flagSet{flag.NewFlagSet(name, flag.ContinueOnError), s, synopsis, about}
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	return f
}

// parse reads the environment, then args, and explains what it can't take.
func (f *flagSet) parse(args []string) error {
	var bad error
	f.VisitAll(func(fl *flag.Flag) {
		v := f.s.getenv(variable(fl.Name))
		if v == "" || bad != nil {
			return
		}
		if err := f.Set(fl.Name, v); err != nil {
			bad = fmt.Errorf("%s=%q: %w", variable(fl.Name), v, err)
		}
	})
	if bad == nil {
		bad = f.Parse(args)
	}
	switch bad {
	case nil:
		return nil
	case flag.ErrHelp:
		f.help(f.s.out)
		return flag.ErrHelp
	}
	fmt.Fprintf(f.s.err, "cognate %s: %v\nRun \"cognate %s -h\" for its flags.\n", f.Name(), bad, strings.Fields(f.Name())[0])
	return errUsage
}

func (f *flagSet) help(w io.Writer) {
	fmt.Fprintf(w, "Usage: cognate %s\n\n%s\n\nFlags and the variables that stand for them (the flag wins):\n\n", f.synopsis, strings.TrimSpace(f.about))
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	f.VisitAll(func(fl *flag.Flag) {
		kind, text := flag.UnquoteUsage(fl)
		if kind != "" {
			kind = " " + kind
		}
		if fl.DefValue != "" && fl.DefValue != "false" {
			text += " (default " + fl.DefValue + ")"
		}
		fmt.Fprintf(tw, "  -%s%s\t%s\t%s\n", fl.Name, kind, variable(fl.Name), text)
	})
	tw.Flush()
}

func variable(name string) string {
	return "COGNATE_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}
