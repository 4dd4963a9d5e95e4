package xlsform

import (
	"fmt"
	"regexp"
	"strings"
)

// A survey names its languages in the heads of its columns, as
// "label::Khmer (km)" if it follows advice, as "label::ខ្មែរ" or "label::Kh" if
// not. What is not sure is asked, never guessed.

// tongues are names of languages as they stand in surveys, with their tags.
var tongues = map[string]string{
	"english": "en", "anglais": "en", "ingles": "en", "inglés": "en",
	"thai": "th", "ไทย": "th", "ภาษาไทย": "th",
	"lao": "lo", "laotian": "lo", "ລາວ": "lo", "ພາສາລາວ": "lo",
	"khmer": "km", "cambodian": "km", "ខ្មែរ": "km", "ភាសាខ្មែរ": "km",
	"burmese": "my", "myanmar": "my", "မြန်မာ": "my", "မြန်မာဘာသာ": "my", "မြန်မာစာ": "my",
	"vietnamese": "vi", "tiếng việt": "vi", "việt": "vi",
	"chinese": "zh-Hans", "simplified chinese": "zh-Hans", "mandarin": "zh-Hans", "中文": "zh-Hans", "简体中文": "zh-Hans", "traditional chinese": "zh-Hant", "繁體中文": "zh-Hant",
	"shan": "shn", "mon": "mnw", "karen": "ksw", "s'gaw karen": "ksw", "kachin": "kac", "jingpho": "kac", "rohingya": "rhg", "hmong": "hmn",
	"french": "fr", "français": "fr", "francais": "fr", "spanish": "es", "español": "es", "espanol": "es",
	"portuguese": "pt", "português": "pt", "arabic": "ar", "العربية": "ar", "عربي": "ar", "russian": "ru", "русский": "ru",
	"ukrainian": "uk", "українська": "uk", "indonesian": "id", "bahasa indonesia": "id", "bahasa": "id", "malay": "ms",
	"filipino": "fil", "tagalog": "tl", "nepali": "ne", "नेपाली": "ne", "hindi": "hi", "हिन्दी": "hi", "bengali": "bn", "bangla": "bn", "বাংলা": "bn",
	"urdu": "ur", "اردو": "ur", "tamil": "ta", "sinhala": "si", "dari": "prs", "pashto": "ps", "farsi": "fa", "persian": "fa",
	"swahili": "sw", "kiswahili": "sw", "somali": "so", "amharic": "am", "tigrinya": "ti", "oromo": "om", "hausa": "ha",
	"yoruba": "yo", "igbo": "ig", "kinyarwanda": "rw", "german": "de", "deutsch": "de", "italian": "it", "italiano": "it",
	"turkish": "tr", "türkçe": "tr", "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko", "haitian creole": "ht", "kreyòl": "ht", "tetum": "tet",
}

var (
	bracketed = regexp.MustCompile(`^(.*?)\s*\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\)$`)
	bareTag   = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)
	goodTag   = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// Unsaid is the name of the language of a column that names none.
const Unsaid = "default"

// LanguageError asks which languages are meant.
type LanguageError struct{ Names []string }

func (e *LanguageError) Error() string {
	return fmt.Sprintf("it is not known which languages these are: %s. Say it with the tag of each (BCP 47), as in --lang %q",
		strings.Join(e.Names, ", "), e.Names[0]+"=TAG")
}

// languageOf gives the tag of a language as a survey names it. said are the
// names the user has explained.
func languageOf(name string, said map[string]string) (string, bool) {
	name = strings.TrimSpace(name)
	for n, t := range said {
		if strings.EqualFold(n, name) {
			return t, true
		}
	}
	if m := bracketed.FindStringSubmatch(name); m != nil {
		return tagOf(m[2]), true
	}
	if t, ok := tongues[strings.ToLower(name)]; ok {
		return t, true
	}
	// "Thai::th", "en": a tag alone is believed only if some language above
	// has it; "Kh" is a country.
	last := name[strings.LastIndex(name, ":")+1:]
	if t := tagOf(last); bareTag.MatchString(last) {
		base, _, _ := strings.Cut(t, "-")
		for _, known := range tongues {
			if b, _, _ := strings.Cut(known, "-"); b == base {
				return t, true
			}
		}
	}
	return "", false
}

// tagOf writes a tag as Onward has it: the seven languages without region,
// Chinese with its script.
func tagOf(s string) string {
	s = strings.ReplaceAll(s, "_", "-")
	base, rest, _ := strings.Cut(s, "-")
	base = strings.ToLower(base)
	switch base {
	case "en", "th", "lo", "km", "my", "vi":
		return base
	case "zh":
		if r := strings.ToLower(rest); strings.HasPrefix(r, "hant") || r == "tw" || r == "hk" || r == "mo" {
			return "zh-Hant"
		}
		return "zh-Hans"
	}
	if rest == "" {
		return base
	}
	return base + "-" + rest
}
