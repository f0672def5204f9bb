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
	takes    int // arguments besides flags, at most
}

func newFlags(s streams, name, synopsis, about string) *flagSet {
	f := &flagSet{FlagSet: flag.NewFlagSet(name, flag.ContinueOnError), s: s, synopsis: synopsis, about: about}
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
	if bad == nil && f.NArg() > f.takes {
		bad = fmt.Errorf("unexpected argument %q; flags come first", f.Arg(f.takes))
	}
	switch bad {
	case nil:
		return nil
	case flag.ErrHelp:
		f.help(f.s.out)
		return flag.ErrHelp
	}
	fmt.Fprintf(f.s.err, "cognate %s: %v\nRun \"cognate %s -h\" for its flags.\n", f.Name(), bad, f.Name())
	return errUsage
}

func (f *flagSet) help(w io.Writer) {
	fmt.Fprintf(w, "Usage: cognate %s\n\n%s\n", f.synopsis, strings.TrimSpace(f.about))
	heading := "\nFlags and the variables that stand for them (the flag wins):\n\n"
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	f.VisitAll(func(fl *flag.Flag) {
		fmt.Fprint(w, heading)
		heading = ""
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
