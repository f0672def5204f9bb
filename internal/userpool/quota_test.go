package userpool

import (
	"testing"

	"cognate/internal/fault"
)

func TestCheckQuota(t *testing.T) {
	for have, full := range map[int64]bool{0: false, 1: false, 2: true, 3: true} {
		err := CheckQuota("clients", have, 2)
		if !full && err != nil {
			t.Errorf("with %d: %v", have, err)
		}
		got, ok := fault.From(err)
		if full && (!ok || got.Code != fault.LimitExceeded || got.Message != "Exceeded maximum number of clients") {
			t.Errorf("with %d: got %v", have, err)
		}
	}
}
