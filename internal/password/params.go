package password

// Params is the cost of a hash: Argon2id's memory in KiB, its passes over that
// memory and its lanes.
//
// https://www.rfc-editor.org/rfc/rfc9106.html#section-3.1
type Params struct {
	Memory uint32
	Passes uint32
	Lanes  uint32
}

// DefaultParams is the cost for a server with memory to spare: 19 MiB for each
// worker.
//
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
func DefaultParams() Params { return Params{Memory: 19456, Passes: 2, Lanes: 1} }

// SmallParams is a cost of the same strength for a small machine: 7 MiB for
// each worker and more passes.
func SmallParams() Params { return Params{Memory: 7168, Passes: 5, Lanes: 1} }

// The bounds of the records that are verified. A record beyond them comes from
// an import and would let one sign-in occupy a worker for seconds.
const (
	maxMemory = 256 << 10 // KiB
	maxPasses = 64
	maxLanes  = 4
)

// valid reports whether p can be computed, and at a bearable price.
func (p Params) valid() bool {
	return 0 < p.Lanes && p.Lanes <= maxLanes &&
		8*p.Lanes <= p.Memory && p.Memory <= maxMemory &&
		0 < p.Passes && p.Passes <= maxPasses
}

// weakerThan reports whether an attacker pays less for a hash of cost p than
// for one of cost q: less memory, or less of memory times passes.
func (p Params) weakerThan(q Params) bool {
	return p.Memory < q.Memory ||
		uint64(p.Memory)*uint64(p.Passes) < uint64(q.Memory)*uint64(q.Passes)
}
