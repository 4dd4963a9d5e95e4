package look

import (
	"fyne.io/fyne/v2"

	"onward/assets"
)

// fyne keeps fonts by the identity of their resource, so there is one of each.
var (
	regular = fyne.NewStaticResource("Onward-Regular.ttf", assets.Regular())
	bold    = fyne.NewStaticResource("Onward-Bold.ttf", assets.Bold())
)

// Font gives the font every text is set in, regular or bold.
func Font(heavy bool) fyne.Resource {
	if heavy {
		return bold
	}
	return regular
}
