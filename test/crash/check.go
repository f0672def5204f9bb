package crash

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cognate/test/internal/wirecall"
)

// check compares what the server has with the ledger: everything that was
// acknowledged is there, and nothing is there by halves.
func (l *ledger) check(d *directory) error {
	var wrong []error
	for what := range l.asked {
		kind, name, _ := strings.Cut(what, " ")
		there, err := d.there(kind, name)
		switch {
		case err != nil:
			wrong = append(wrong, fmt.Errorf("%s: %w", what, err))
		case l.acknowledged[what] && !there:
			wrong = append(wrong, fmt.Errorf("%s was acknowledged and is gone", what))
		case there:
			l.acknowledged[what] = true // it was answered for now, and has to stay
		}
	}
	for name, c := range l.counters {
		value, err := d.nickname(name)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", name, err))
		} else if value < c[0] || value > c[1] {
			wrong = append(wrong, fmt.Errorf("%s counts %d; %d was acknowledged and %d asked for", name, value, c[0], c[1]))
		}
		l.counters[name] = [2]int{value, value}
	}
	return errors.Join(wrong...)
}

// there reports whether a user or group exists. A user must be found by name
// and by e-mail address, or by neither.
func (d *directory) there(kind, name string) (bool, error) {
	if kind == "group" {
		return found(d.client.Call("GetGroup", map[string]any{"UserPoolId": d.poolID, "GroupName": name}, nil))
	}
	byName, err := found(d.client.Call("AdminGetUser", map[string]any{"UserPoolId": d.poolID, "Username": name}, nil))
	if err != nil {
		return false, err
	}
	var list struct{ Users []struct{ Username string } }
	if err := d.client.Call("ListUsers", map[string]any{
		"UserPoolId": d.poolID, "Filter": fmt.Sprintf(`email = "%s@example.com"`, name),
	}, &list); err != nil {
		return false, err
	}
	if byEmail := len(list.Users) == 1 && list.Users[0].Username == name; byEmail != byName {
		return false, fmt.Errorf("half written: found by name %t, by e-mail %t", byName, byEmail)
	}
	return byName, nil
}

func found(err error) (bool, error) {
	var exception *wirecall.Error
	if errors.As(err, &exception) && (exception.Code == "UserNotFoundException" || exception.Code == "ResourceNotFoundException") {
		return false, nil
	}
	return err == nil, err
}

func (d *directory) nickname(user string) (int, error) {
	var out struct {
		UserAttributes []struct{ Name, Value string }
	}
	if err := d.client.Call("AdminGetUser", map[string]any{"UserPoolId": d.poolID, "Username": user}, &out); err != nil {
		return 0, err
	}
	for _, a := range out.UserAttributes {
		if a.Name == "nickname" {
			return strconv.Atoi(a.Value)
		}
	}
	return 0, nil
}
