package store_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails where a library that was closed leaves something running.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
