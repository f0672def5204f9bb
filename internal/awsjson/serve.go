package awsjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strings"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/wire"
)

// MaxBody is how many bytes the body of a request may have, unless its service
// says otherwise.
const MaxBody = 1 << 20

// call is one request on its way.
type call struct {
	service   *Service
	operation *wire.Operation
	run       Operation
	id        caller.Identity
	body      map[string]any
}

// ServeHTTP answers one call, or the question of a browser whether it may make
// one.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !h.SameOrigin {
		allowOrigins(w.Header())
		if r.Method == http.MethodOptions {
			preflight(w, r)
			return
		}
	}
	start := h.Now()
	c := &call{id: h.Stranger(r)}
	response := h.buffer()
	defer h.release(response)

	err := h.answer(c, r, response)
	code := h.write(w, c, response, err)
	end := h.Now()
	h.report(r.Context(), c, code, err, end, end.Sub(start))
}

// answer takes the call through its stations and leaves the response's body in
// the buffer.
func (h *Handler) answer(c *call, r *http.Request, response *bytes.Buffer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()

	// 1. Find the operation.
	if err := h.find(c, r); err != nil {
		return err
	}

	// 2. Read the body, bounded, because the signature covers it.
	data := h.buffer()
	defer h.release(data)
	if err := read(r, data, c.maxBody()); err != nil {
		return err
	}

	// 3. Authenticate as the schema says.
	signed := c.operation.Auth == wire.AuthSigV4
	if signed {
		id, err := h.Authenticator.Authenticate(r, data.Bytes(), c.service.SigningName)
		if err != nil {
			return err
		}
		c.id.AccessKeyID, c.id.ARN, c.id.Region, c.id.Account = id.AccessKeyID, id.ARN, id.Region, id.Account
		c.id.AllRegions = id.AllRegions
	}

	// 4. Parse, and validate against the schema.
	if c.body, err = wire.Read(data.Bytes()); err != nil {
		return err
	}
	if err := c.service.Schema.Validate(c.operation.Name, c.body); err != nil {
		return err
	}

	// 5. Authorize.
	ctx := caller.With(r.Context(), c.id)
	if signed {
		action := c.service.SigningName + ":" + c.operation.Name
		if err := h.Authenticator.Authorize(ctx, c.id, action, c.resource()); err != nil {
			return err
		}
	}

	// 6. Admit, unless there are too many.
	if c.service.Admit != nil {
		if err := c.service.Admit(ctx, c.operation.Name, c.body); err != nil {
			h.checkDeclared(c.operation, err)
			return err
		}
	}

	// 7. Decode and call.
	out, err := c.run(ctx, c.operation.Input, c.body)
	if err != nil {
		h.checkDeclared(c.operation, err)
		return err
	}

	// 8. Encode.
	if c.operation.Output == nil {
		return nil
	}
	return encode(response, out)
}

// find names the operation by the target. One that is not built is as unknown
// as one that does not exist.
func (h *Handler) find(c *call, r *http.Request) error {
	prefix, name, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	if r.Method != http.MethodPost {
		return fault.UnknownOperation
	}
	for i := range h.Services {
		s := &h.Services[i]
		if s.Prefix != prefix || s.Schema.Operations[name] == nil {
			continue
		}
		c.service, c.operation, c.run = s, s.Schema.Operations[name], s.Operations[name]
		if c.run != nil {
			return nil
		}
	}
	return fault.UnknownOperation
}

// resource is what the call works on.
func (c *call) resource() string {
	if c.service.Resource == nil {
		return "*"
	}
	return c.service.Resource(c.operation.Name, c.body, c.id)
}

// maxBody is how many bytes the call's body may have.
func (c *call) maxBody() int {
	if n, ok := c.service.MaxBody[c.operation.Name]; ok {
		return n
	}
	return MaxBody
}

// read fills the buffer with the body.
func read(r *http.Request, into *bytes.Buffer, limit int) error {
	_, err := into.ReadFrom(io.LimitReader(r.Body, int64(limit)+1))
	switch {
	case into.Len() > limit:
		return fault.RequestEntityTooLarge.Newf("The request body is larger than %d bytes", limit)
	case err != nil:
		return fault.Serialization.New("The request body ended early")
	}
	return nil
}

// encode writes out as JSON without the escapes that only HTML needs.
func encode(into *bytes.Buffer, out any) error {
	encoder := json.NewEncoder(into)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(out); err != nil {
		return fmt.Errorf("encode response: %w", err)
	}
	into.Truncate(into.Len() - len("\n"))
	return nil
}

// buffer returns an empty buffer, and release takes it back. Buffers that grew
// large are left to the garbage collector.
func (h *Handler) buffer() *bytes.Buffer {
	if b, ok := h.buffers.Get().(*bytes.Buffer); ok {
		b.Reset()
		return b
	}
	return new(bytes.Buffer)
}

func (h *Handler) release(b *bytes.Buffer) {
	if b.Cap() <= 64<<10 {
		h.buffers.Put(b)
	}
}

// checkDeclared tells OnUndeclared of an error that the schema does not know.
func (h *Handler) checkDeclared(o *wire.Operation, err error) {
	if h.OnUndeclared == nil {
		return
	}
	if f, ok := fault.From(err); ok && !o.Declares(string(f.Code)) {
		h.OnUndeclared(o.Name, err)
	}
}
