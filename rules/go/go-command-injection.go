package main


func ping(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ping -c 1 "+host).Run()
	line := fmt.Sprintf("nslookup %s", host)
	// ruleid: go-command-injection
	exec.CommandContext(r.Context(), "/bin/bash", "-c", line).Output()
	// ruleid: go-command-injection
	exec.Command(r.URL.Query().Get("tool"), "--version").Run()
	args := []string{"-c", "dig " + host}
	// ruleid: go-command-injection
	exec.Command("sh", args...)
	// ruleid: go-command-injection
	syscall.Exec(host, nil, nil)
	// ok: go-command-injection
	exec.Command("ping", "-c", "1", "--", host).Run()
	// ok: go-command-injection
	exec.Command("sh", "-c", "uptime").Run()
	count, _ := strconv.Atoi(r.FormValue("count"))
	// ok: go-command-injection
	exec.Command("sh", "-c", fmt.Sprintf("head -n %d /var/log/app", count)).Run()
	if !hostName.MatchString(host) {
		http.Error(w, "no", 400)
		return
	}
	// ok: go-command-injection
	exec.Command("sh", "-c", "ping -c 1 "+host).Run()
}
