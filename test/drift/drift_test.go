// Package drift compares the schema that Cognate is built from with the newest
// real SDK, so that neither grows away from the other unnoticed.
package drift

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cognate/internal/wire"
	"cognate/internal/wire/cognitoidp"

	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/document"
)

// Everything that the SDK can say, the schema knows by the same name and as
// the same kind of thing, down to the values of enums. The schema may know
// more: it is not older than the SDK.
func TestDrift(t *testing.T) {
	schema, err := cognitoidp.Schema()
	if err != nil {
		t.Fatal(err)
	}
	d := drift{t: t, seen: map[reflect.Type]bool{}}
	operations := 0
	api := reflect.TypeFor[*cognito.Client]()
	for i := range api.NumMethod() {
		m := api.Method(i)
		in, out, ok := operation(m.Type)
		if !ok {
			continue
		}
		operations++
		op := schema.Operations[m.Name]
		if op == nil {
			t.Errorf("operation %s is not in the schema", m.Name)
			continue
		}
		d.structure(m.Name+" input", in, op.Input)
		d.structure(m.Name+" output", out, op.Output)
	}
	if operations < 100 {
		t.Errorf("only %d operations were found in the SDK", operations)
	}
}

// operation takes a method of the SDK's client apart. Those of operations
// take a context, an input and options, and return an output and an error.
func operation(m reflect.Type) (in, out reflect.Type, ok bool) {
	if m.NumIn() != 4 || m.NumOut() != 2 || m.In(1) != reflect.TypeFor[context.Context]() {
		return nil, nil, false
	}
	return m.In(2).Elem(), m.Out(0).Elem(), true
}

// drift walks SDK types and schema shapes side by side.
type drift struct {
	t    *testing.T
	seen map[reflect.Type]bool
}

func (d *drift) structure(path string, goType reflect.Type, s *wire.Shape) {
	for i := range goType.NumField() {
		f := goType.Field(i)
		if !f.IsExported() || f.Name == "ResultMetadata" {
			continue
		}
		if s == nil {
			d.t.Errorf("%s.%s: the schema has nothing here", path, f.Name)
			return
		}
		at := slices.IndexFunc(s.Members, func(m *wire.Member) bool { return sameName(m.Name, f.Name) })
		if at < 0 {
			d.t.Errorf("%s.%s is not in the schema's %s", path, f.Name, s.Name)
			continue
		}
		d.value(path+"."+f.Name, f.Type, s.Members[at].Shape)
	}
}

func (d *drift) value(path string, goType reflect.Type, s *wire.Shape) {
	if goType.Kind() == reflect.Pointer {
		goType = goType.Elem()
	}
	if want := kind(goType); want != s.Kind {
		d.t.Errorf("%s is a %s in the schema, and %v in the SDK", path, s.Kind, goType)
		return
	}
	switch s.Kind {
	case wire.Structure:
		if !d.seen[goType] {
			d.seen[goType] = true
			d.structure(goType.Name(), goType, s)
		}
	case wire.List, wire.Map:
		d.value(path+"[]", goType.Elem(), s.Elem)
	case wire.Enum:
		d.enum(goType, s)
	}
}

// enum compares the values that an enum of the SDK lists with the schema's.
func (d *drift) enum(goType reflect.Type, s *wire.Shape) {
	if d.seen[goType] {
		return
	}
	d.seen[goType] = true
	values := reflect.Zero(goType).MethodByName("Values").Call(nil)[0]
	for i := range values.Len() {
		if v := values.Index(i).String(); !slices.Contains(s.Values, v) {
			d.t.Errorf("%s: the schema's %s has no value %q", goType.Name(), s.Name, v)
		}
	}
}

// kind returns how the schema should describe a type of the SDK.
func kind(t reflect.Type) wire.Kind {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return wire.Timestamp
	case t == reflect.TypeFor[[]byte]():
		return wire.Blob
	case t.Implements(reflect.TypeFor[document.Marshaler]()):
		return wire.Document
	}
	switch t.Kind() {
	case reflect.Bool:
		return wire.Boolean
	case reflect.Int32:
		return wire.Integer
	case reflect.Int64:
		return wire.Long
	case reflect.Slice:
		return wire.List
	case reflect.Map:
		return wire.Map
	case reflect.Struct:
		return wire.Structure
	case reflect.String:
		if _, ok := t.MethodByName("Values"); ok {
			return wire.Enum
		}
		return wire.String
	}
	return wire.Kind(t.String())
}

// sameName reports whether a member is a field of the SDK, which begins the
// names of all fields with a capital.
func sameName(member, field string) bool {
	return strings.ToUpper(member[:1])+member[1:] == field
}
