package main


var signingKey = []byte("a-very-long-signing-key")

func sign(token *jwt.Token) {
	// ruleid: go-hard-coded-key
	token.SignedString([]byte("changeit"))
	// ruleid: go-hard-coded-key
	block, err := aes.NewCipher([]byte("0123456789abcdef"))
	// ruleid: go-hard-coded-key
	mac := hmac.New(sha256.New, []byte("shared"))
	// ruleid: go-hard-coded-key
	store := sessions.NewCookieStore([]byte("cookie-key"))
	// ok: go-hard-coded-key
	token.SignedString([]byte(os.Getenv("TOKEN_KEY")))
	// ok: go-hard-coded-key
	aes.NewCipher(key)
	// ok: go-hard-coded-key
	hmac.New(sha256.New, settings.Key)
}
