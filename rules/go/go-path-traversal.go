package main


func download(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-path-traversal
	os.ReadFile("uploads/" + name)
	// ruleid: go-path-traversal
	file, err := os.Open(filepath.Join("uploads", filepath.Clean(name)))
	// ruleid: go-path-traversal
	os.WriteFile(filepath.Join("uploads", mux.Vars(r)["file"]), data, 0o600)
	// ruleid: go-path-traversal
	http.ServeFile(w, r, "uploads/"+name)
	_, header, _ := r.FormFile("upload")
	// ruleid: go-path-traversal
	os.Create("uploads/" + header.Filename)
	// ok: go-path-traversal
	os.ReadFile(filepath.Join("uploads", filepath.Base(name)))
	// ok: go-path-traversal
	root.Open(name)
	// ok: go-path-traversal
	os.Open("static/index.html")
	clean := filepath.Join("/srv/uploads", name)
	if !strings.HasPrefix(clean, "/srv/uploads/") {
		return
	}
	// ok: go-path-traversal
	os.ReadFile(clean)
	if !filepath.IsLocal(name) {
		return
	}
	// ok: go-path-traversal
	os.Remove(filepath.Join("uploads", name))
}

func send(c *gin.Context) {
	// ruleid: go-path-traversal
	c.File("exports/" + c.Param("name"))
	other := c.Param("other")
	if strings.Contains(other, "..") {
		return
	}
	// ok: go-path-traversal
	c.File("exports/" + other)
}
