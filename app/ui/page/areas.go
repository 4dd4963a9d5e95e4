package page

import (
	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// The needs assessment goes through twelve areas of life. Which comes next is
// the person's choice: from pictures, on the turned screen or together.

const needsForm casefile.FormID = "f05"

// tileWidth is the least width of an area on the screen.
const tileWidth = 26 * look.Step

// isArea tells whether a section is one of the areas.
func isArea(st *app.Sitting, section string) bool {
	return st.Def().ID() == needsForm && areaIcons[section] != ""
}

func hasAreas(st *app.Sitting) bool { return st.Def().ID() == needsForm }

// areaTitle names an area.
func areaTitle(v voices, section string) part.Pair {
	return quietDraft(v.found(string(needsForm) + "." + section + ".title"))
}
