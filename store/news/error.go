package news

import (
	"errors"
	"strings"
)

// ErrorKind says how an error is to be met; it decides the exit code.
type ErrorKind int

// The kinds of Error.
const (
	Internal  ErrorKind = iota // a fault of ours or of the machine
	Invalid                    // input that can't be taken as it is
	NotFound                   // nothing answers to that name
	Ambiguous                  // more than one thing answers to that name
	Busy                       // another process holds what is needed; trying again helps
	Newer                      // written by a newer version of the program
	Damaged                    // a file that is not what it should be
	Usage                      // the command was called wrongly
)

// Error is a failure as it is told to a person: what was being done, why it failed, what to do.
type Error struct {
	// Op is what failed, with its object, in the words of the person: "import notes.html".
	Op   string
	Kind ErrorKind
	Err  error

	// Line is the line of the input that is at fault, from 1; 0 where there is none.
	Line int

	// Hint is what to do about it, a phrase without a full stop; empty where nothing helps.
	Hint string
}

// Error returns one line: the operation and the cause.
func (e *Error) Error() string {
	parts := make([]string, 0, 2)
	if e.Op != "" {
		parts = append(parts, e.Op)
	}
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	return strings.Join(parts, ": ")
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the outermost Error in err's chain, Internal where there is none.
func KindOf(err error) ErrorKind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// HintOf returns the first hint in err's chain.
func HintOf(err error) string {
	for err != nil {
		e, ok := errors.AsType[*Error](err)
		if !ok {
			return ""
		}
		if e.Hint != "" {
			return e.Hint
		}
		err = e.Err
	}
	return ""
}
