package wire

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Parse reads a schema. An error names the line it was found on.
func Parse(text string) (*Schema, error) {
	p := parser{schema: &Schema{Operations: map[string]*Operation{}, Shapes: map[string]*Shape{}}}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("schema line %d: %w", n, err)
		}
	}
	if p.schema.Service == "" {
		return nil, fmt.Errorf("schema has no service")
	}
	for _, s := range p.used {
		if s.Kind == "" {
			return nil, fmt.Errorf("schema: shape %s is used but not described", s.Name)
		}
	}
	return p.schema, nil
}

// parser remembers which block the indented lines belong to.
type parser struct {
	schema    *Schema
	inService bool
	operation *Operation
	structure *Shape
	used      []*Shape
}

func (p *parser) line(line string) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	word, rest, _ := strings.Cut(strings.TrimLeft(line, " "), " ")
	if line[0] != ' ' {
		return p.open(word, rest)
	}
	switch {
	case p.inService:
		return p.serviceFact(word, rest)
	case p.operation != nil:
		return p.operationFact(word, rest)
	case p.structure != nil:
		return p.member(word, rest)
	}
	return fmt.Errorf("%q belongs to nothing", word)
}

// open starts a service, an operation or a shape.
func (p *parser) open(word, rest string) error {
	p.inService, p.operation, p.structure = false, nil, nil
	name, rest, _ := strings.Cut(rest, " ")
	switch word {
	case "service":
		p.inService = true
		p.schema.Service = name
		return nil
	case "operation":
		if p.schema.Operations[name] != nil {
			return fmt.Errorf("operation %s is described twice", name)
		}
		p.operation = &Operation{Name: name}
		p.schema.Operations[name] = p.operation
		return nil
	}
	shape := p.shape(name)
	if shape.Kind != "" {
		return fmt.Errorf("shape %s is described twice", name)
	}
	shape.Kind = Kind(word)
	return p.describe(shape, rest)
}

func (p *parser) serviceFact(word, rest string) error {
	switch word {
	case "target":
		p.schema.Target = rest
	case "version":
		p.schema.Version = rest
	default:
		return fmt.Errorf("unknown fact %q of a service", word)
	}
	return nil
}

func (p *parser) operationFact(word, rest string) error {
	o := p.operation
	switch word {
	case "area":
		o.Area = rest
	case "auth":
		o.Auth = Auth(rest)
	case "input":
		o.Input = p.shape(rest)
	case "output":
		o.Output = p.shape(rest)
	case "errors":
		o.Errors = strings.Fields(rest)
	default:
		return fmt.Errorf("unknown fact %q of an operation", word)
	}
	return nil
}

func (p *parser) member(name, rest string) error {
	shape, flag, _ := strings.Cut(rest, " ")
	if flag != "" && flag != "required" {
		return fmt.Errorf("unknown flag %q", flag)
	}
	p.structure.Members = append(p.structure.Members, &Member{
		Name: name, Shape: p.shape(shape), Required: flag != "", label: lowerFirst(name),
	})
	return nil
}

// describe reads what follows a shape's kind and name.
func (p *parser) describe(s *Shape, rest string) error {
	switch s.Kind {
	case Structure:
		p.structure = s
	case Enum:
		s.Values = strings.Fields(rest)
		return nil
	case List, Map, String, Integer, Long, Boolean, Blob, Timestamp, Document:
	default:
		return fmt.Errorf("unknown kind %q", s.Kind)
	}
	for rest != "" {
		var word, value string
		word, rest, _ = strings.Cut(rest, " ")
		switch word {
		case "sensitive":
			s.Sensitive = true
			continue
		case "pattern":
			s.Pattern = NewPattern(rest)
			return nil
		}
		value, rest, _ = strings.Cut(rest, " ")
		switch word {
		case "of", "to":
			s.Elem = p.shape(value)
		case "from":
			s.Key = p.shape(value)
		case "min", "max":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil {
				return err
			}
			if word == "min" {
				s.Min = &n
			} else {
				s.Max = &n
			}
		default:
			return fmt.Errorf("unknown word %q", word)
		}
	}
	return nil
}

// shape returns the shape of that name, which may be described later.
func (p *parser) shape(name string) *Shape {
	s := p.schema.Shapes[name]
	if s == nil {
		s = &Shape{Name: name}
		p.schema.Shapes[name] = s
		p.used = append(p.used, s)
	}
	return s
}

// Names returns the keys of one of the schema's maps in alphabetical order.
func Names[T any](m map[string]T) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
