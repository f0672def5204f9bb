package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"cognate"
)

const keysAbout = `
Manages the access keys that sign administrative requests, directly in the database; a running
server sees a change within seconds.

  cognate keys create -name deploy -policy policy.json   prints the new key; the secret is shown once
  cognate keys list
  cognate keys disable AKIA…
  cognate keys enable AKIA…
  cognate keys delete AKIA…

A policy is an IAM policy document, for example
  {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-idp:*","Resource":"*"}]}
Without -policy a key may do everything.`

func runKeys(ctx context.Context, s streams, args []string) error {
	verb := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	f := newFlags(s, "keys", "keys create|list|disable|enable|delete [flags] [KEY]", keysAbout)
	var v serverFlags
	v.registerDatabase(f)
	name := f.String("name", "", "`name` of the new key's user")
	policy := f.String("policy", "", "`file` with the IAM policy document of the new key")
	if keyVerb(verb) {
		f.takes = 1
	}
	if err := f.parse(args); err != nil {
		return err
	}
	if err := checkVerb(s, f, verb, *name); err != nil {
		return err
	}
	missing := v.mustExist()
	if missing != nil && verb != "create" {
		return missing
	}
	keys, err := v.openKeys(ctx, s)
	if err != nil {
		return err
	}
	defer keys.Close()
	if missing != nil {
		fmt.Fprintf(s.err, "Made the database %s. If the server has another, name that with -db: the key is of use in this one only.\n", v.db)
	}
	switch verb {
	case "create":
		return createKey(ctx, s, keys, *name, *policy)
	case "list":
		return listKeys(ctx, s, keys)
	case "delete":
		return keys.Delete(ctx, f.Arg(0))
	}
	return keys.SetEnabled(ctx, f.Arg(0), verb == "enable")
}

// keyVerb reports whether a verb is about one key that exists.
func keyVerb(verb string) bool { return verb == "disable" || verb == "enable" || verb == "delete" }

// checkVerb explains what a command line lacks, before anything is opened or
// made.
func checkVerb(s streams, f *flagSet, verb, name string) error {
	switch {
	case verb == "create" && name == "":
		fmt.Fprintln(s.err, "cognate keys create: give the key a name with -name")
	case keyVerb(verb) && f.NArg() != 1:
		fmt.Fprintf(s.err, "cognate keys %s: name one key; \"cognate keys list\" shows them\n", verb)
	case verb != "create" && verb != "list" && !keyVerb(verb):
		fmt.Fprintln(s.err, "cognate keys: say what to do: create, list, disable, enable or delete (\"cognate keys -h\" tells more)")
	default:
		return nil
	}
	return errUsage
}

func createKey(ctx context.Context, s streams, keys *cognate.Keys, name, policyFile string) error {
	policy := ""
	if policyFile != "" {
		text, err := os.ReadFile(policyFile)
		if err != nil {
			return err
		}
		if policy = string(text); strings.TrimSpace(policy) == "" {
			return fmt.Errorf("%s is empty; leave -policy out to make a key that may do everything", policyFile)
		}
	}
	key, err := keys.Create(ctx, name, policy)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "AccessKeyId      %s\nSecretAccessKey  %s\n", key.ID, key.Secret)
	return nil
}

func listKeys(ctx context.Context, s streams, keys *cognate.Keys) error {
	all, err := keys.List(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "KEY\tNAME\tSTATE\tCREATED\tMAY")
	for _, k := range all {
		state := "enabled"
		if !k.Enabled {
			state = "disabled"
		}
		may := "what its policy says"
		if k.Policy == "" {
			may = "everything"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", k.ID, k.Name, state, k.Created.Format("2006-01-02 15:04"), may)
	}
	return w.Flush()
}
