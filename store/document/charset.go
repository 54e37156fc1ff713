package document

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"newsreader/store/news"
)

// decode returns data as text. What is believed, in this order: a byte order mark, bytes that are valid UTF-8, the
// declared encoding where the bytes bear it out, a guess. Text of an encoding that cannot be told is refused rather than
// shown as rubbish.
func decode(data []byte) (string, error) {
	if e, size := byteOrderMark(data); e != nil {
		return decodeAs(e, data[size:])
	}
	if kind := magic(data); kind != "" {
		return "", binary(kind)
	}
	if e := guessUTF16(data); e != nil {
		return decodeAs(e, data)
	}
	if manyControls(data) {
		return "", binary("")
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if e := encodingNamed(declaredCharset(data)); e != nil {
		if text, err := decodeAs(e, data); err == nil && !strings.ContainsRune(text, utf8.RuneError) {
			return text, nil
		}
	}
	if mostlyUTF8(data) {
		return string(data), nil // news.Clean marks the bad bytes
	}
	if e := guessChinese(data); e != nil {
		return decodeAs(e, data)
	}
	if mostlyASCII(data) {
		return decodeAs(charmap.Windows1252, data)
	}
	return "", &news.Error{
		Kind: news.Damaged, Err: errors.New("is in an encoding that cannot be told"), Hint: "save it as UTF-8",
	}
}

// decodeAs refuses data of which a tenth is not of that encoding.
func decodeAs(e encoding.Encoding, data []byte) (string, error) {
	decoded, err := e.NewDecoder().Bytes(data)
	if err == nil && bytes.Count(decoded, []byte(string(utf8.RuneError)))*10 > utf8.RuneCount(decoded) {
		err = errors.New("is damaged: it is not in the encoding it claims")
	}
	if err != nil {
		return "", &news.Error{Kind: news.Damaged, Err: err}
	}
	return string(decoded), nil
}

// byteOrderMark returns the encoding that data begins with the mark of, and the mark's length.
func byteOrderMark(data []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return unicode.UTF8, 3
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	}
	return nil, 0
}

// declaredCharset returns the name that an XML declaration or a meta element near the beginning gives; "" where there is
// none. Both say it as charset=NAME or encoding=NAME, in quotes or without.
func declaredCharset(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 4<<10)])
	for _, form := range []struct{ tag, key string }{{"<?xml", "encoding"}, {"<meta", "charset"}} {
		for rest := head; ; {
			_, after, found := bytes.Cut(rest, []byte(form.tag))
			if !found {
				break
			}
			tag, _, _ := bytes.Cut(after, []byte{'>'})
			if _, value, ok := bytes.Cut(tag, []byte(form.key)); ok {
				value = bytes.TrimLeft(value, " \t\r\n=\"'")
				if end := bytes.IndexAny(value, " \t\r\n;\"'/?"); end >= 0 {
					value = value[:end]
				}
				return string(value)
			}
			rest = after
		}
	}
	return ""
}

// encodingNamed returns the encoding of a label in lower case, nil for one that is unknown or never to be honoured
// (UTF-7 hides markup). Everything that calls itself gb is read as GB18030, which holds the others.
func encodingNamed(label string) encoding.Encoding {
	switch {
	case strings.HasPrefix(label, "gb"), strings.HasPrefix(label, "x-gb"), label == "cp936":
		return simplifiedchinese.GB18030
	case strings.HasPrefix(label, "big5"), label == "cp950":
		return traditionalchinese.Big5
	}
	switch label {
	case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932":
		return japanese.ShiftJIS
	case "euc-jp", "x-euc-jp":
		return japanese.EUCJP
	case "euc-kr", "ks_c_5601-1987", "windows-949", "cp949":
		return korean.EUCKR
	case "iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252":
		return charmap.Windows1252 // as browsers read all of them
	case "iso-8859-2":
		return charmap.ISO8859_2
	case "iso-8859-5":
		return charmap.ISO8859_5
	case "iso-8859-7":
		return charmap.ISO8859_7
	case "iso-8859-9", "windows-1254":
		return charmap.Windows1254
	case "iso-8859-15":
		return charmap.ISO8859_15
	case "windows-1250", "cp1250":
		return charmap.Windows1250
	case "windows-1251", "cp1251":
		return charmap.Windows1251
	case "windows-1253":
		return charmap.Windows1253
	case "windows-1255":
		return charmap.Windows1255
	case "windows-1256":
		return charmap.Windows1256
	case "windows-1257":
		return charmap.Windows1257
	case "windows-1258":
		return charmap.Windows1258
	case "koi8-r":
		return charmap.KOI8R
	case "koi8-u":
		return charmap.KOI8U
	}
	return nil
}
