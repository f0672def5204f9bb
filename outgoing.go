package cognate

import (
	"context"

	"cognate/internal/authevent"
	"cognate/internal/backchannel"
	"cognate/internal/dispatch"
	"cognate/internal/later"
	"cognate/internal/logdelivery"
)

// outgoing is what leaves the server by itself: messages to people, what they
// did to the logs, the ends of their sessions to applications.
type outgoing struct {
	logs     *logdelivery.Service
	events   *authevent.Recorder
	messages *dispatch.Service
	later    *later.Group
	logouts  *backchannel.Service
}

func newOutgoing(b *base, r *records) (*outgoing, error) {
	c := b.config
	if err := c.OAuth.BackchannelLogout.Check(c.AnyCredentials); err != nil {
		return nil, err
	}
	places, err := places(c)
	if err != nil {
		return nil, err
	}
	logs := logdelivery.New(logdelivery.Options{Pool: r.directory.Pool, Places: places, Now: c.Now, Log: c.Logger})
	o := &outgoing{
		logs: logs,
		events: authevent.New(authevent.Options{
			Store: b.db, Now: c.Now, Rand: c.Rand, Log: c.Logger,
			Deliver: func(ctx context.Context, poolID string, event any) {
				logs.Deliver(ctx, poolID, logdelivery.UserAuthEvents, logdelivery.Info, event)
			},
		}),
		messages: dispatch.New(dispatch.Options{
			Store: b.db, Sealer: b.sealer, Carrier: b.metrics.Messages(logs.Watch(sender(b))), Direct: c.sentDirectly, Limits: c.MessageLimits,
			Queue: c.QueueMessages, KeepTexts: c.Outbox, Now: c.Now, Log: c.Logger,
		}),
		later: later.New(c.Rand, c.Logger),
		logouts: backchannel.New(backchannel.Options{
			Store: b.db, Targets: c.OAuth.BackchannelLogout, Token: r.tokens.LogoutToken, Now: c.Now, Log: c.Logger,
		}),
	}
	if c.QueueMessages {
		b.metrics.MessagesWaiting(o.messages.Waiting)
	}
	return o, nil
}
