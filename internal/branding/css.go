package branding

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"cognate/internal/fault"
)

// Stylesheet is a style sheet for the classic login pages that was found
// harmless.
type Stylesheet []Rule

// Rule gives one or more parts of the pages some properties.
type Rule struct {
	Classes      []string // such as "submitButton-customizable:hover"
	Declarations []Declaration
}

// Declaration gives a property its value.
type Declaration struct{ Property, Value string }

// String writes the style sheet as pages carry it: from what was understood,
// so that no browser reads it in another way.
func (s Stylesheet) String() string {
	var b strings.Builder
	for _, r := range s {
		for i, class := range r.Classes {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString("." + class)
		}
		b.WriteString(" {\n")
		for _, d := range r.Declarations {
			b.WriteString("\t" + d.Property + ": " + d.Value + ";\n")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// ParseCSS reads a style sheet for the classic login pages. It may name the
// customizable classes and nothing else, set properties that only change how
// these look, and refer to nothing outside.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
func ParseCSS(text string) (Stylesheet, error) {
	sheet := Stylesheet{}
	p := css.NewParser(parse.NewInputString(text), false)
	var rule Rule
	inRule := false
	for {
		grammar, token, data := p.Next()
		switch grammar {
		case css.ErrorGrammar:
			if err := p.Err(); !errors.Is(err, io.EOF) || inRule {
				return nil, fault.InvalidParameter.New("The CSS is not valid.")
			}
			return sheet, nil
		case css.CommentGrammar:
		case css.QualifiedRuleGrammar, css.BeginRulesetGrammar:
			if inRule {
				return nil, fault.InvalidParameter.New("The CSS is not valid.")
			}
			classes, err := readSelectors(p.Values())
			if err != nil {
				return nil, err
			}
			rule.Classes = append(rule.Classes, classes...)
			inRule = grammar == css.BeginRulesetGrammar
		case css.DeclarationGrammar:
			d, err := readDeclaration(data, p.Values())
			if err != nil {
				return nil, err
			}
			rule.Declarations = append(rule.Declarations, d)
		case css.EndRulesetGrammar:
			if token != css.RightBraceToken {
				return nil, fault.InvalidParameter.New("The CSS is not valid.")
			}
			sheet = append(sheet, rule)
			rule, inRule = Rule{}, false
		case css.AtRuleGrammar, css.BeginAtRuleGrammar:
			return nil, fault.InvalidParameter.Newf("The CSS rule %s is not allowed.", data)
		case css.CustomPropertyGrammar:
			return nil, fault.InvalidParameter.Newf("The CSS property %s is not in the list of allowed properties.", data)
		default:
			return nil, fault.InvalidParameter.New("The CSS is not valid.")
		}
	}
}

// readSelectors reads selectors between commas. Each must be one class, maybe
// with a pseudo-class.
func readSelectors(tokens []css.Token) ([]string, error) {
	var classes []string
	for text := range strings.SplitSeq(join(tokens), ",") {
		text = strings.TrimSpace(text)
		class, found := strings.CutPrefix(text, ".")
		if !found {
			return nil, fault.InvalidParameter.Newf("The CSS selector %s is not allowed.", text)
		}
		if !slices.Contains(Classes(), class) {
			return nil, fault.InvalidParameter.Newf("The CSS class %s is not in the list of allowed classes.", class)
		}
		classes = append(classes, class)
	}
	return classes, nil
}

func join(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return b.String()
}

func readDeclaration(name []byte, tokens []css.Token) (Declaration, error) {
	property := strings.ToLower(string(name))
	if !properties[property] {
		return Declaration{}, fault.InvalidParameter.Newf("The CSS property %s is not in the list of allowed properties.", name)
	}
	for _, t := range tokens {
		if !harmless(t) {
			return Declaration{}, fault.InvalidParameter.Newf("The value of the CSS property %s is not allowed.", property)
		}
	}
	value := strings.TrimSpace(join(tokens))
	if value == "" {
		return Declaration{}, fault.InvalidParameter.Newf("The CSS property %s has no value.", property)
	}
	return Declaration{property, value}, nil
}

// harmless reports whether part of a value is a plain one: a word, a number, a
// colour, a quoted font name, or a call that computes one of these.
func harmless(t css.Token) bool {
	if strings.ContainsAny(string(t.Data), "\\<>{};@\n\r") {
		return false
	}
	switch t.TokenType {
	case css.IdentToken, css.HashToken, css.NumberToken, css.PercentageToken, css.DimensionToken, css.StringToken,
		css.CommaToken, css.WhitespaceToken, css.LeftParenthesisToken, css.RightParenthesisToken:
		return true
	case css.DelimToken:
		return strings.Contains("+-*/!", string(t.Data))
	case css.FunctionToken:
		return functions[strings.ToLower(strings.TrimSuffix(string(t.Data), "("))]
	}
	return false
}

// Classes are the parts of the classic pages that a style sheet may name.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
func Classes() []string {
	return []string{
		"background-customizable", "banner-customizable", "errorMessage-customizable", "idpButton-customizable",
		"idpButton-customizable:hover", "idpDescription-customizable", "inputField-customizable",
		"inputField-customizable:focus", "label-customizable", "legalText-customizable", "logo-customizable",
		"passwordCheck-valid-customizable", "passwordCheck-notValid-customizable", "redirect-customizable",
		"socialButton-customizable", "submitButton-customizable", "submitButton-customizable:hover", "textDescription-customizable",
	}
}
