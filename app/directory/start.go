package directory

// Start is what an empty directory can begin with: public hotlines that our
// own notes on the field name. None of them is checked, so each is marked to be
// checked first.
func Start() []Service {
	return []Service{{
		ID: "th-msdhs-1300", Country: "TH", Name: "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์ 1300", English: "MSDHS hotline 1300", Type: "hotline", Phone: "1300",
		Source: "project notes on the field: named as the hotline of the Thai Ministry of Social Development and Human Security, from general knowledge; not checked",
	}}
}
