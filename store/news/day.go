package news

import "time"

// Day returns the time that stands for a day as a whole: noon in UTC, which is the same day nearly everywhere.
func Day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 12, 0, 0, 0, time.UTC)
}

// IsDay reports whether t stands for a day as a whole.
func IsDay(t time.Time) bool {
	year, month, day := t.UTC().Date()
	return t.Equal(Day(year, month, day))
}
