package main

import (
	"html/template"
	"net/http"
)

func show(w http.ResponseWriter, r *http.Request) {
	// ok: go-text-template-page
	page.Execute(w, rows)
}
