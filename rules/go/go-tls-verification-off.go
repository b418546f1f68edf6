package main


func clients() {
	// ruleid: go-tls-verification-off
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	config := &tls.Config{}
	// ruleid: go-tls-verification-off
	config.InsecureSkipVerify = true
	// ruleid: go-tls-verification-off
	ssh.ClientConfig{User: "x", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	// ok: go-tls-verification-off
	client = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	// ok: go-tls-verification-off
	config.InsecureSkipVerify = false
	// ok: go-tls-verification-off
	ssh.ClientConfig{User: "x", HostKeyCallback: ssh.FixedHostKey(key)}
}
