package userimport

import (
	"io"
	"time"

	"cognate/internal/store"
)

// The statuses of jobs that no node works on; store has those of active ones.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserImportJobType.html
const (
	Created   = "Created"
	Expired   = "Expired"
	Stopped   = "Stopped"
	Failed    = "Failed"
	Succeeded = "Succeeded"
)

// Lifetime is how long a job waits to be started.
const Lifetime = 24 * time.Hour

// Messages that finished jobs carry.
const (
	succeededMessage = "Import Job Completed Successfully."
	stoppedMessage   = "The Import Job was stopped by the developer."
	refusedMessage   = "Too many users have failed or been skipped during the import."
	expiredMessage   = "The Import Job expired before it was started."
)

// At returns a job as it is at a moment: one that was not started in time has
// expired.
func At(j *store.ImportJob, now time.Time) store.ImportJob {
	shown := *j
	if end := j.Created.Add(Lifetime); j.Status == Created && now.After(end) {
		shown.Status, shown.Completed, shown.Message = Expired, end, expiredMessage
	}
	return shown
}

// NewID makes a job's id.
func NewID(rand io.Reader) (string, error) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	id := []byte("import-")
	for len(id) < len("import-")+10 {
		var b [1]byte
		if _, err := io.ReadFull(rand, b[:]); err != nil {
			return "", err
		}
		if i := int(b[0] >> 2); i < len(alphabet) { // the others would make some letters likelier
			id = append(id, alphabet[i])
		}
	}
	return string(id), nil
}

// Start makes a job ready to run.
func Start(j *store.ImportJob, now time.Time) {
	j.Status, j.Started = store.ImportPending, now
}

// Stop asks an active job to end. One that has not begun ends at once.
func Stop(j *store.ImportJob, now time.Time) {
	j.Message = stoppedMessage
	if j.Status == store.ImportPending {
		end(j, Stopped, stoppedMessage, now)
		return
	}
	j.Status = store.ImportStopping
}

// end is the last that happens to a job.
func end(j *store.ImportJob, status, message string, now time.Time) {
	j.Status, j.Message, j.Completed, j.Lease = status, message, now, time.Time{}
}
