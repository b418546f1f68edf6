package main


func fetch(w http.ResponseWriter, r *http.Request) {
	address := r.FormValue("url")
	// ruleid: go-ssrf
	http.Get(address)
	// ruleid: go-ssrf
	request, err := http.NewRequest("GET", "http://"+address+"/health", nil)
	// ruleid: go-ssrf
	http.NewRequestWithContext(r.Context(), http.MethodPost, fmt.Sprintf("https://%s/api", address), nil)
	client := &http.Client{}
	// ruleid: go-ssrf
	client.Post(address, "text/plain", nil)
	// ruleid: go-ssrf
	net.Dial("tcp", r.Header.Get("X-Target"))
	// ok: go-ssrf
	http.Get("https://api.example.com/items/" + url.PathEscape(address))
	// ok: go-ssrf
	http.Get("https://api.example.com/items?q=" + address)
	// ok: go-ssrf
	http.Get(fmt.Sprintf("https://api.example.com/items/%s", address))
	// ok: go-ssrf
	http.Post("https://hooks.example.com/in", "text/plain", strings.NewReader(address))
	target, err := url.Parse(address)
	if err != nil || !allowedHosts[target.Hostname()] {
		return
	}
	// ok: go-ssrf
	http.Get(target.String())
}

func proxied(c echo.Context) error {
	// ruleid: go-ssrf
	resp, err := resty.New().R().Get(c.QueryParam("url"))
	base := c.QueryParam("base")
	if !strings.HasPrefix(base, "https://api.example.com/") {
		return nil
	}
	// ok: go-ssrf
	http.Get(base)
	return err
}
