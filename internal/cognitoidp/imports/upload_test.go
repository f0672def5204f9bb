package imports_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestUploadRefusals(t *testing.T) {
	f := newFixture(t)
	j, other := f.job(), f.job()
	refused := func(url, code string, status int) {
		t.Helper()
		got, body := f.put(url, "x")
		if got != status || !strings.Contains(body, "<Code>"+code+"</Code>") {
			t.Errorf("answered %d %q; want %d %s", got, body, status, code)
		}
	}
	forged := j.PreSignedUrl[:len(j.PreSignedUrl)-1] + string('0'+'1'-j.PreSignedUrl[len(j.PreSignedUrl)-1]%2)
	if forged == j.PreSignedUrl {
		t.Fatal("the test forged nothing")
	}
	refused(forged, "SignatureDoesNotMatch", http.StatusForbidden)
	refused(strings.Replace(j.PreSignedUrl, j.JobId, other.JobId, 1), "SignatureDoesNotMatch", http.StatusForbidden)
	refused(f.URL+"/"+f.pool+"/import/"+j.JobId, "SignatureDoesNotMatch", http.StatusForbidden)
	f.Clock.Advance(899 * time.Second)
	f.upload(j, f.file(person("alice")))
	f.upload(j, f.file(person("bob"), person("carol"))) // takes the first one's place
	f.upload(other, f.file())
	f.start(j)
	if done := f.finish(j); counts(done) != [3]int64{2, 0, 0} {
		t.Errorf("job: %+v", done)
	}
	refused(j.PreSignedUrl, "AccessDenied", http.StatusForbidden)
	f.Clock.Advance(time.Second)
	refused(other.PreSignedUrl, "AccessDenied", http.StatusForbidden)
}
