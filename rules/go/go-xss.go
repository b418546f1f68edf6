package main


func hello(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
	// ruleid: go-xss
	w.Write([]byte("<p>" + name + "</p>"))
	// ruleid: go-xss
	io.WriteString(w, name)
	// ruleid: go-xss
	page.Execute(w, template.HTML("<b>"+name+"</b>"))
	// ok: go-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(name))
	// ok: go-xss
	page.Execute(w, name)
	// ok: go-xss
	w.Write([]byte("<p>hello</p>"))
	answer, _ := json.Marshal(name)
	// ok: go-xss
	w.Write(answer)
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go-xss
	fmt.Fprintln(w, r.FormValue("name"))
}

func answered(c echo.Context) error {
	// ok: go-xss
	c.JSON(200, c.QueryParam("name"))
	// ruleid: go-xss
	return c.HTML(200, "<b>"+c.QueryParam("name")+"</b>")
}
