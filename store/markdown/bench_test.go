package markdown

import (
	"strings"
	"testing"
)

func benchmarkPage(b *testing.B, size int) string {
	page := body(b, "004_bbb6cb67fd4aab28.txt")
	return strings.Repeat(page, size/len(page)+1)[:size]
}

func BenchmarkFromHTML(b *testing.B) {
	for name, page := range map[string]string{"10KB": benchmarkPage(b, 10<<10), "000": body(b, "000_2d681afe9bade4d9.txt"), "1MB": benchmarkPage(b, 1<<20)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				FromHTML(page, "")
			}
		})
	}
}

func BenchmarkBlocks(b *testing.B) {
	for name, page := range map[string]string{"10KB": benchmarkPage(b, 10<<10), "1MB": benchmarkPage(b, 1<<20)} {
		markdown := FromHTML(page, "")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(markdown)))
			b.ReportAllocs()
			for b.Loop() {
				Blocks(markdown)
			}
		})
	}
}

func BenchmarkJoin(b *testing.B) {
	blocks := Blocks(FromHTML(benchmarkPage(b, 1<<20), ""))
	for b.Loop() {
		Join(blocks)
	}
}

func BenchmarkPlainText(b *testing.B) {
	blocks := Blocks(FromHTML(benchmarkPage(b, 10<<10), ""))
	for b.Loop() {
		for _, block := range blocks {
			PlainText(block)
		}
	}
}

func BenchmarkHostilePages(b *testing.B) {
	for _, c := range hostilePages(10) {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				Blocks(FromHTML(c.page, ""))
			}
		})
	}
}

func BenchmarkHostileMarkdown(b *testing.B) {
	for _, c := range hostileTexts(10) {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Blocks(c.text)
			}
		})
	}
}
