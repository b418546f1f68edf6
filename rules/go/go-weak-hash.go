package main


func digest(document []byte) {
	// ruleid: go-weak-hash
	md5.Sum(document)
	// ruleid: go-weak-hash
	h := sha1.New()
	// ruleid: go-weak-hash
	hmac.New(md5.New, key)
	// ruleid: go-weak-hash
	crypto.SHA1.New()
	// ok: go-weak-hash
	sha256.Sum256(document)
	// ok: go-weak-hash
	hmac.New(sha256.New, key)
	// ok: go-weak-hash
	sha512.New()
}
