package typeset

import "io"

// GuardWriter is Guard over a stream: however the text is split into writes, what comes out is what Guard gives for the
// whole. It holds back at most the few kilobytes of an unfinished sequence.
type GuardWriter struct {
	w      io.Writer
	styled bool
	held   []byte
}

// NewGuardWriter returns a writer that passes to w what Guard(text, styled) would keep.
func NewGuardWriter(w io.Writer, styled bool) *GuardWriter {
	return &GuardWriter{w: w, styled: styled}
}

// Write writes p, guarded. It returns len(p), or 0 and the error of the writer behind.
func (g *GuardWriter) Write(p []byte) (int, error) {
	if err := g.write(p, false); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Flush writes what was held back, as at the end of the text. Where the text ends within a sequence or a character,
// Flush is what makes the rest of it appear.
func (g *GuardWriter) Flush() error { return g.write(nil, true) }

func (g *GuardWriter) write(p []byte, end bool) error {
	text := string(p)
	if len(g.held) > 0 {
		text = string(append(g.held, p...))
		g.held = g.held[:0]
	}
	out, rest := guard(text, harmless(text), g.styled, end)
	g.held = append(g.held, text[len(text)-rest:]...)
	if out == "" {
		return nil
	}
	_, err := io.WriteString(g.w, out)
	return err
}
