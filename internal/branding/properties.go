package branding

// properties change how a part of a page looks where it stands. Left out are
// those that move it over other parts, make text of their own or load things.
var properties = set(
	"align-content", "align-items", "align-self",
	"background", "background-clip", "background-color", "background-image", "background-origin", "background-position",
	"background-repeat", "background-size",
	"border", "border-bottom", "border-bottom-color", "border-bottom-left-radius", "border-bottom-right-radius", "border-bottom-style",
	"border-bottom-width", "border-color", "border-left", "border-left-color", "border-left-style", "border-left-width", "border-radius",
	"border-right", "border-right-color", "border-right-style", "border-right-width", "border-style", "border-top", "border-top-color",
	"border-top-left-radius", "border-top-right-radius", "border-top-style", "border-top-width", "border-width",
	"box-shadow", "box-sizing", "caret-color", "clear", "color", "cursor", "direction", "display", "filter", "float",
	"font", "font-family", "font-size", "font-stretch", "font-style", "font-variant", "font-weight",
	"gap", "height", "justify-content", "justify-items", "justify-self", "letter-spacing", "line-height", "list-style", "list-style-position", "list-style-type",
	"margin", "margin-bottom", "margin-left", "margin-right", "margin-top",
	"max-height", "max-width", "min-height", "min-width", "object-fit", "object-position", "opacity",
	"outline", "outline-color", "outline-offset", "outline-style", "outline-width",
	"overflow", "overflow-wrap", "overflow-x", "overflow-y",
	"padding", "padding-bottom", "padding-left", "padding-right", "padding-top",
	"text-align", "text-decoration", "text-decoration-color", "text-decoration-line", "text-decoration-style", "text-indent",
	"text-overflow", "text-shadow", "text-transform", "transition", "transition-delay", "transition-duration", "transition-property",
	"transition-timing-function", "vertical-align", "visibility", "white-space", "width", "word-break", "word-spacing", "word-wrap",
)

// functions compute colours, lengths, gradients and the pace of transitions.
var functions = set(
	"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch",
	"calc", "min", "max", "clamp",
	"linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient", "repeating-radial-gradient",
	"cubic-bezier", "steps",
	"blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia",
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
