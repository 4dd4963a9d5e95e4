package part

// Said is one text in one language.
type Said struct {
	Text  string
	Lang  string // BCP 47; decides where lines may break
	Draft bool   // the wording has not been read by a reviewer yet
}

// Pair is the same meaning said in two languages: hers larger and first, the
// worker's smaller under it. Where the two are the same language, or only one
// is wanted, Working is left empty.
type Pair struct{ Hers, Working Said }

// Words finds what a key says. Keys a part asks for begin with "part.".
type Words func(key string) Pair

// One makes a Pair of a single text.
func One(text, lang string) Pair { return Pair{Hers: Said{Text: text, Lang: lang}} }

// Empty tells whether nothing is said.
func (p Pair) Empty() bool { return p.Hers.Text == "" && p.Working.Text == "" }

// Draft tells whether either wording waits for a reviewer.
func (p Pair) Draft() bool { return p.Hers.Draft || p.Working.Draft }

// single tells whether there is nothing to say a second time.
func (p Pair) single() bool { return p.Working.Text == "" || p.Working.Text == p.Hers.Text }

// OneOf gives the worker's wording alone where there is one, for what only the
// worker reads.
func (p Pair) OneOf() Pair {
	if p.Working.Text != "" {
		return Pair{Hers: p.Working}
	}
	return Pair{Hers: p.Hers}
}

// say asks w for a key, and shows the key itself where there are no words.
func (w Words) say(key string) Pair {
	if w == nil {
		return Pair{Hers: Said{Text: key, Lang: "en"}}
	}
	return w(key)
}
