package userimport

import (
	"crypto/hmac"
	"encoding/hex"
	"net/url"
	"strconv"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
)

// linkLifetime is how long a job's file may be sent after the job was made.
const linkLifetime = 899 * time.Second

// Links makes and checks the addresses that files are sent to. An address
// carries its own permission: whoever has it may send the file of one job.
type Links struct {
	Sealer    *seal.Sealer
	PublicURL string
	Now       func() time.Time
}

const (
	linkTime      = "20060102T150405Z"
	linkDate      = "X-Amz-Date"
	linkExpires   = "X-Amz-Expires"
	linkSignature = "X-Amz-Signature"
)

// URL returns the address for a job's file.
func (l Links) URL(j *store.ImportJob) string {
	date := j.Created.UTC().Format(linkTime)
	return l.PublicURL + "/" + j.PoolID + "/import/" + j.ID + "?" + url.Values{
		linkDate:      {date},
		linkExpires:   {strconv.Itoa(int(linkLifetime / time.Second))},
		linkSignature: {l.signature(j.PoolID, j.ID, date)},
	}.Encode()
}

// Check judges the query of an address: ok if URL made it for this job, and
// expired once its time is over.
func (l Links) Check(poolID, id string, query url.Values) (ok, expired bool) {
	date := query.Get(linkDate)
	if !hmac.Equal([]byte(l.signature(poolID, id, date)), []byte(query.Get(linkSignature))) {
		return false, false
	}
	signed, err := time.Parse(linkTime, date)
	if err != nil {
		return false, false
	}
	return true, l.Now().After(signed.Add(linkLifetime))
}

func (l Links) signature(poolID, id, date string) string {
	return hex.EncodeToString(l.Sealer.Derive("import-upload", []byte(poolID), []byte(id), []byte(date)))
}
