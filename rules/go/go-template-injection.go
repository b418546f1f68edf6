package main


func mail(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-template-injection
	page, err := template.New("mail").Parse("Dear " + name)
	// ruleid: go-template-injection
	template.Must(template.New("mail").Parse(r.FormValue("template")))
	base := template.New("base")
	// ruleid: go-template-injection
	base.Parse(fmt.Sprintf("<p>%s</p>", name))
	// ok: go-template-injection
	template.New("mail").Parse("Dear {{.}}")
	// ok: go-template-injection
	url.Parse(name)
	// ok: go-template-injection
	page.Execute(w, name)
}
