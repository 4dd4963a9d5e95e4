package plan_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/plan"
)

// written is the plan of Moe Thway (Burmese) after a Thai worker wrote into it
// in Thai, for a reader in Laos or in Myanmar. Nobody has said it again in a
// third language yet.
func written(reads string) *casefile.Case {
	c := casefiletest.Speaking("my", now)
	for _, s := range c.Sittings {
		for _, as := range s.Answers {
			for i := range as {
				as[i].Translations = slices.DeleteFunc(as[i].Translations, func(tr casefile.Translation) bool { return tr.Lang != c.Working })
			}
		}
	}
	c.Sitting(casefiletest.Recipient(c)).Put("to.language", casefile.Answer{Value: reads, At: now})
	f09 := c.Latest("f09")
	f09.Put("receiving.first_24h", casefile.Answer{Value: "ต้องกินยาตอนเย็นพร้อมอาหาร", Lang: "th", By: "w-03", At: now})
	f09.Put("receiving.first_7d", casefile.Answer{Value: "นัดหมอฟันวันศุกร์", Lang: "th", By: "w-03", At: now})
	f09.Put("receiving.safety_measures", casefile.Answer{Value: "ຢ່າໂທຫາເບີເກົ່າ", Lang: "th", By: "w-03", At: now}) // typed in Lao, stamped as Thai
	f09.Put("receiving.sender_name", casefile.Answer{Value: "มาลี", Lang: "th", By: "w-03", At: now})
	f09.Put("receiving.travel_time", casefile.Answer{Value: "14:30", Lang: "th", By: "w-03", At: now})
	return c
}

func receivingIn(t *testing.T, c *casefile.Case, langs ...string) *plan.Plan {
	t.Helper()
	in := ask(shelf(t), c, plan.Receiving)
	in.Langs = langs
	return compose(t, in)
}

// left lists the questions whose words the reader cannot read.
func left(p *plan.Plan) (words, names []string) {
	for _, a := range p.Across {
		switch {
		case a.Unread():
			words = append(words, string(a.Question))
		case a.Name && a.Have.Text == "":
			names = append(names, string(a.Question))
		}
	}
	return words, names
}

// The worker in Laos reads neither what was said in Burmese nor what was
// written in Thai; what was typed in Lao she reads whatever it was stamped as,
// and a time of day needs no language.
func TestAcross_WhatAReaderInLaosCannotRead(t *testing.T) {
	p := receivingIn(t, written("lao"), "lo", "th")
	words, names := left(p)
	for _, q := range []string{"receiving.first_24h", "receiving.first_7d", "receiving.greet"} {
		if !slices.Contains(words, q) {
			t.Errorf("%s is not among what she cannot read: %v", q, words)
		}
	}
	for _, q := range []string{"receiving.safety_measures", "receiving.travel_time"} {
		if slices.Contains(words, q) || slices.Contains(names, q) {
			t.Errorf("%s is among what she cannot read", q)
		}
	}
	if !slices.Contains(names, "receiving.sender_name") || slices.Contains(words, "receiving.sender_name") {
		t.Errorf("a name in Thai letters is a name she cannot read: %v", names)
	}
	for _, a := range p.Across {
		if a.To != "lo" || a.Lang == "lo" || a.Text == "" {
			t.Errorf("%+v", a)
		}
	}
	if said := p.Text(); !strings.Contains(said, "(ຍັງບໍ່ໄດ້ແປ ກະລຸນາຖາມ)\n  ต้องกินยาตอนเย็นพร้อมอาหาร") {
		t.Errorf("the paper does not say that it is not translated:\n%s", said)
	}
}

// For a reader in Myanmar only what the worker wrote is left; and the person's
// own copy counts the same words as hers.
func TestAcross_WhatWasWrittenForHerAndNotInHerLanguage(t *testing.T) {
	c := written("mya")
	words, _ := left(receivingIn(t, c, "my", "th"))
	slices.Sort(words)
	if want := []string{"receiving.first_24h", "receiving.first_7d", "receiving.safety_measures"}; !slices.Equal(words, want) {
		t.Errorf("in Myanmar: %v, want %v", words, want)
	}
	f09 := c.Latest("f09")
	row := f09.Rows("plan.rows")[0]
	what := casefile.Cell("plan.rows", row, "what")
	f09.Put(what, casefile.Answer{Value: "ไปหาหมอฟันด้วยกัน", Lang: "th", At: now})
	words, _ = left(compose(t, ask(shelf(t), c, plan.Survivor)))
	if !slices.Equal(words, []string{string(what)}) {
		t.Errorf("on her own copy: %v", words)
	}
	if words, _ := left(compose(t, ask(shelf(t), c, plan.File))); words != nil {
		t.Errorf("nobody else reads the file: %v", words)
	}
}

// translated puts words beside some of what the Thai worker wrote, in every
// state there is, and a spelling beside the name.
func translated(reads, lang string, words [4]string) *casefile.Case {
	c := written(reads)
	f09 := c.Latest("f09")
	put := func(q casefile.QuestionID, text, state string) {
		f09.Translate(q, casefile.Translation{Lang: lang, Text: text, State: state, By: "w-03", At: now})
	}
	put("receiving.first_24h", words[0], casefile.DraftWords)
	put("receiving.first_7d", words[1], casefile.ReadBack)
	if lang != "lo" {
		put("receiving.safety_measures", words[2], casefile.CheckedWords)
	}
	put("receiving.sender_name", words[3], casefile.DraftWords)
	return c
}

// Page one for a reader in Laos and for one in Myanmar, with translations in
// every state beside what the Thai worker wrote.
func TestAcross_Golden(t *testing.T) {
	lo := receivingIn(t, translated("lao", "lo", [4]string{"ຕ້ອງກິນຢາຕອນແລງພ້ອມອາຫານ", "ນັດໝໍແຂ້ວວັນສຸກ", "", "ມາລີ"}), "lo", "th")
	golden(t, "across-lo.txt", lo.Text())
	my := receivingIn(t, translated("mya", "my", [4]string{"ညနေတိုင်း အစာနဲ့အတူ ဆေးသောက်ရမယ်", "သောကြာနေ့ သွားဆရာဝန်နဲ့ ချိန်းထားတယ်", "နံပါတ်ဟောင်းကို မခေါ်ပါနဲ့", "မာလီ"}), "my", "th")
	golden(t, "across-my.txt", my.Text())
	if words, names := left(my); len(words)+len(names) != 0 {
		t.Errorf("all was translated, and still %v %v cannot be read", words, names)
	}
}

// A translation of words that were changed since is not printed and does not
// travel: it is kept, and offered beside the new words.
func TestAcross_TheOriginalHasChangedSince(t *testing.T) {
	c := translated("mya", "my", [4]string{"ညနေတိုင်း ဆေးသောက်ရမယ်", "b", "c", "d"})
	f09 := c.Latest("f09")
	f09.Put("receiving.first_24h", casefile.Answer{Value: "ไม่ต้องกินยาแล้ว", Lang: "th", By: "w-03", At: now.Add(time.Second)})
	p := receivingIn(t, c, "my", "th")
	if strings.Contains(p.Text(), "ညနေတိုင်း") || !strings.Contains(p.Text(), "(ဘာသာမပြန်ရသေးပါ၊ မေးပါ)\n  ไม่ต้องกินยาแล้ว") {
		t.Error("the paper says in Burmese what is no longer so in Thai")
	}
	i := slices.IndexFunc(p.Across, func(a plan.Across) bool { return a.Question == "receiving.first_24h" })
	if i < 0 || !p.Across[i].Unread() || p.Across[i].Was.Text != "ညနေတိုင်း ဆေးသောက်ရမယ်" || p.Across[i].Before != "ต้องกินยาตอนเย็นพร้อมอาหาร" {
		t.Fatalf("what was translated is lost: %+v", p.Across)
	}
	if data, _ := json.Marshal(p.Data(c, shelf(t))); strings.Contains(string(data), "ညနေတိုင်း") {
		t.Error("it travels all the same")
	}
	f09.Put("receiving.first_24h", casefile.Answer{Value: "ต้องกินยาตอนเย็นพร้อมอาหาร", Lang: "th", By: "w-03", At: now.Add(2 * time.Second)})
	if !strings.Contains(receivingIn(t, c, "my", "th").Text(), "ညနေတိုင်း") {
		t.Error("the words are as they were, and their translation did not come back")
	}
}

// With a letter go the translations into its two languages, in their state and
// without who made them; those made for another reader stay.
func TestAcross_TranslationsTravelWithTheirState(t *testing.T) {
	c := translated("mya", "my", [4]string{"တစ်", "နှစ်", "သုံး", "လေး"})
	f09 := c.Latest("f09")
	f09.Translate("receiving.first_24h", casefile.Translation{Lang: "lo", Text: "ສຳລັບຄົນອື່ນ", State: casefile.DraftWords, By: "w-03", At: now})
	f09.Translate("receiving.first_7d", casefile.Translation{Lang: "my", Text: "နှစ်", State: casefile.CheckedWords, By: "w-03", Reader: "U Ba", At: now})
	data := receivingIn(t, c, "my", "th").Data(c, shelf(t))
	got, _ := data.Latest("f09").Answer("receiving.first_7d")
	if tr, ok := got.Translation("my"); !ok || tr.State != casefile.CheckedWords || tr.By != "" || tr.Reader != "" {
		t.Errorf("%+v", got.Translations)
	}
	raw, _ := json.Marshal(data)
	for _, stays := range []string{"ສຳລັບຄົນອື່ນ", "U Ba", "w-03"} {
		if strings.Contains(string(raw), stays) {
			t.Errorf("%q travels", stays)
		}
	}
}

// What is the same in every language is said once and is nobody's gap.
func TestAcross_FiguresAndCodesNeedNoLanguage(t *testing.T) {
	c := written("lao")
	for i, text := range []string{"08:30", "+95 9 000 000", "LINE 2B", "w-03", "12/3"} {
		c.Latest("f09").Put("receiving.greet", casefile.Answer{Value: text, Lang: "th", At: now.Add(time.Duration(i) * time.Hour)})
		p := receivingIn(t, c, "lo", "th")
		if slices.ContainsFunc(p.Across, func(a plan.Across) bool { return a.Question == "receiving.greet" }) || strings.Count(p.Text(), text) < 1 {
			t.Errorf("%q is to be translated", text)
		}
	}
}
