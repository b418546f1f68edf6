package main


func login(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	// ruleid: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
	// ruleid: go-open-redirect
	http.Redirect(w, r, "https://"+next, 302)
	// ruleid: go-open-redirect
	w.Header().Set("Location", next)
	// ok: go-open-redirect
	http.Redirect(w, r, "/welcome?from="+url.QueryEscape(next), 302)
	// ok: go-open-redirect
	http.Redirect(w, r, "/users/"+next, 302)
	// ok: go-open-redirect
	http.Redirect(w, r, "/", 302)
	target, err := url.Parse(next)
	if err != nil || target.Host != "" {
		return
	}
	// ok: go-open-redirect
	http.Redirect(w, r, next, 302)
}

func back(c *gin.Context) {
	// ruleid: go-open-redirect
	c.Redirect(http.StatusFound, c.Query("next"))
	to := c.Query("to")
	if !allowedTargets[to] {
		return
	}
	// ok: go-open-redirect
	c.Redirect(http.StatusFound, to)
}
