package main

import (
	"net/http"
	"text/template"
)

var page = template.Must(template.ParseFiles("page.html"))

func show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template-page
	page.Execute(w, r.FormValue("name"))
	// ruleid: go-text-template-page
	page.ExecuteTemplate(w, "row", rows)
	// ok: go-text-template-page
	page.Execute(os.Stdout, rows)
	// ok: go-text-template-page
	page.Execute(&buffer, rows)
}

func listed(rw http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template-page
	page.Execute(rw, rows)
}
