package layout

import (
	"fmt"
	"sync"
)

// Figures is the page of Western figures, signs and money. A Thai or Khmer keyboard
// has none, and a telephone number or an address of mail needs them.
func Figures() *Layout { return figures() }

var figures = sync.OnceValue(func() *Layout {
	l := &Layout{ID: "figures", Lang: "und", at: map[string]Key{}}
	for i, row := range []string{"1234567890", "+-/():;@.,", "!?'\"#%&*=_", "฿₭៛₫¥€$“”…"} {
		for j, r := range row {
			at := fmt.Sprintf("%c%02d", "EDCB"[i], j+1)
			l.at[at] = Key{At: at, Levels: [4]string{string(r)}}
		}
	}
	l.Rows = rowsOf(l.at)
	return l
})
