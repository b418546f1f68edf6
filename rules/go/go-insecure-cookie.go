package main


func remember(w http.ResponseWriter, id string) {
	// ruleid: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
	// ruleid: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true})
	// ruleid: go-insecure-cookie
	cookie := http.Cookie{Name: "session", Value: id, Secure: false, HttpOnly: true}
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true})
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "", MaxAge: -1})
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: config.Secure})
}

func gins(c *gin.Context) {
	// ruleid: go-insecure-cookie
	c.SetCookie("session", id, 3600, "/", "example.com", false, true)
	// ok: go-insecure-cookie
	c.SetCookie("session", id, 3600, "/", "example.com", true, true)
}
