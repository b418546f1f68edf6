package main


func read(text string) {
	// ruleid: go-jwt-unverified
	token, _, err := new(jwt.Parser).ParseUnverified(text, claims)
	parser := jwt.NewParser()
	// ruleid: go-jwt-unverified
	parser.ParseUnverified(text, &jwt.RegisteredClaims{})
	// ruleid: go-jwt-unverified
	token.SignedString(jwt.UnsafeAllowNoneSignatureType)
	// ruleid: go-jwt-unverified
	signed.UnsafeClaimsWithoutVerification(&claims)
	// ok: go-jwt-unverified
	jwt.Parse(text, key)
	// ok: go-jwt-unverified
	jwt.ParseWithClaims(text, claims, key, jwt.WithValidMethods(methods))
	// ok: go-jwt-unverified
	token.SignedString(private)
}
