package userimport

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// maxLine is the most characters in a line.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html
const maxLine = 16000

// lines reads a file line by line, in bounded memory.
type lines struct {
	r      *bufio.Reader
	offset int64 // the byte after the line that was read last
	number int64 // of that line; the file's first is 1
}

func newLines(r io.Reader, offset, number int64) *lines {
	return &lines{r: bufio.NewReaderSize(r, utf8.UTFMax*maxLine+2), offset: offset, number: number}
}

// next returns the next line without its end, which is good until the next
// call. A line that is too long comes as nil. It returns io.EOF after the last
// line.
func (l *lines) next() ([]byte, error) {
	line, err := l.r.ReadSlice('\n')
	l.offset += int64(len(line))
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			line, err = l.r.ReadSlice('\n')
			l.offset += int64(len(line))
		}
		line = nil
	} else if len(line) == 0 {
		return nil, err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	l.number++
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
	if utf8.RuneCount(line) > maxLine {
		line = nil
	} else if line == nil {
		return nil, nil
	}
	return line, nil
}

// fields splits a line at its commas. A comma after a backslash belongs to the
// value. So does one within a field in double quotes, as spreadsheets write
// them; a field that only begins with a quote is taken as it stands.
func fields(line string, into []string) []string {
	into = into[:0]
	for {
		value, rest, more, ok := quoted(line)
		if !ok {
			value, rest, more = plain(line)
		}
		into = append(into, strings.TrimSpace(value))
		if !more {
			return into
		}
		line = rest
	}
}

// plain reads a field up to a comma that no backslash precedes.
func plain(line string) (value, rest string, more bool) {
	end, escaped := len(line), false
	for i := 0; i < len(line); i++ {
		if line[i] == ',' {
			end, more = i, true
			break
		}
		if line[i] == '\\' && i+1 < len(line) && line[i+1] == ',' {
			escaped = true
			i++
		}
	}
	field := line[:end]
	if escaped {
		field = strings.ReplaceAll(field, `\,`, ",")
	}
	if more {
		rest = line[end+1:]
	}
	return field, rest, more
}

// quoted reads a field in double quotes, in which two stand for one. It
// reports whether there is one.
//
// https://www.rfc-editor.org/rfc/rfc4180#section-2
func quoted(line string) (value, rest string, more, ok bool) {
	if !strings.HasPrefix(line, `"`) {
		return "", "", false, false
	}
	for i := 1; i < len(line); i++ {
		if line[i] != '"' {
			continue
		}
		if i+1 < len(line) && line[i+1] == '"' {
			i++
			continue
		}
		if i+1 < len(line) && line[i+1] != ',' {
			return "", "", false, false
		}
		field := strings.ReplaceAll(line[1:i], `""`, `"`)
		if i+1 == len(line) {
			return field, "", false, true
		}
		return field, line[i+2:], true, true
	}
	return "", "", false, false
}
