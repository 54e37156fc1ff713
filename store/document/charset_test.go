package document

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	simplified  = "腾讯、阿里互通迎来重大进展，88VIP会员将加入QQ会员？\n据悉，双方的开放将最先体现在支付环节。\n"
	traditional = "騰訊與阿里巴巴考慮互相開放生態系統，下面是我的初步看法。\n據悉，雙方的開放將最先體現在支付環節。\n"
)

func TestEncodings(t *testing.T) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for _, c := range []struct {
		why, text string
		in        encoding.Encoding
	}{
		{"UTF-8", simplified, encoding.Nop},
		{"UTF-8 with a mark", simplified, unicode.UTF8BOM},
		{"UTF-16 with a mark", simplified, little},
		{"UTF-32 with a mark", simplified, utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
		{"UTF-16 little-endian, guessed", simplified, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"UTF-16 big-endian, guessed", simplified, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"UTF-16 of English, guessed", "Tencent has answered.\n", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"GB18030, guessed", simplified, simplifiedchinese.GB18030},
		{"GB18030 beyond GBK, guessed", simplified + "朱镕基 㐂 𠮷\n", simplifiedchinese.GB18030},
		{"GBK that is UTF-8 in part by chance, guessed", "生态系统", simplifiedchinese.GBK},
		{"four characters of GBK, guessed", "腾讯回应", simplifiedchinese.GBK},
		{"Big5, guessed", traditional, traditionalchinese.Big5},
		{"four characters of Big5, guessed", "騰訊回應", traditionalchinese.Big5},
		{"a Western text, guessed", "Le café “Chez Zoé” à Besançon\n", charmap.Windows1252},
		{"gb2312 is read as GB18030", "<meta charset=\"gb2312\"><p>朱镕基 㐂 𠮷</p>", simplifiedchinese.GB18030},
		{"declared by http-equiv", "<meta http-equiv=Content-Type content='text/html; charset=big5'><p>騰訊</p>", traditionalchinese.Big5},
		{"declared by an XML declaration", "<?xml version='1.0' encoding='EUC-KR'?><p>한국어 기사</p>", korean.EUCKR},
		{"declared Shift_JIS", "<meta charset=Shift_JIS><p>これは日本語の記事です</p>", japanese.ShiftJIS},
		{"declared Cyrillic", "<meta charset=windows-1251><p>Это новость</p>", charmap.Windows1251},
		{"declared UTF-8, but it is GBK", "<meta charset=utf-8><p>" + simplified + "</p>", simplifiedchinese.GBK},
		{"declared GBK, but it is UTF-8", "<meta charset=gbk><p>腾讯</p>", encoding.Nop},
	} {
		data, err := c.in.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(c.why, err)
		}
		got, err := decode([]byte(data))
		if err != nil || strings.TrimPrefix(got, "\ufeff") != c.text {
			t.Errorf("%s: got %q, %v", c.why, got, err)
		}
	}
}

func TestBadBytesAreMarkedNotGuessedAbout(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a few bad bytes in UTF-8", strings.Repeat("腾讯", 10) + "\xff\xed\xa0\x80", strings.Repeat("腾讯", 10) + "\ufffd\ufffd\ufffd\ufffd"},
		{"a cut character", strings.Repeat("腾讯", 10) + "\xe8\x85", strings.Repeat("腾讯", 10) + "\ufffd\ufffd"},
		{"a cut character at the end of little else", "cut \xe4\xb8\n", "cut \ufffd\ufffd"},
		{"a cut character amid Latin text", "A na\u00efve text \xe4\xb8 goes on.", "A na\u00efve text \ufffd\ufffd goes on."},
		{"more valid letters than bad bytes", "caf\xe9 \u00e9t\u00e9.", "caf\ufffd \u00e9t\u00e9."},
		{"a cut character amid Chinese", "\u817e\u8baf\xe5\u3002", "\u817e\u8baf\ufffd\u3002"},
		{"an accented letter at the end is Western", "One more caf\xe9", "One more caf\u00e9"},
		{"UTF-7 is never honoured", "<meta charset=utf-7><p>+ADw-script+AD4-</p>", "<meta charset=utf-7><p>+ADw-script+AD4-</p>"},
	} {
		if got := parse(t, c.text).Body; got != c.want {
			t.Errorf("%s: %q", c.why, got)
		}
	}
	if body := parse(t, "text \xc0\xbcscript\xc0\xbe and more").Body; strings.ContainsAny(body, "<>") {
		t.Errorf("an overlong form became markup: %q", body)
	}
}
