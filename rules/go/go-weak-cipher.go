package main


func seal(key []byte) {
	// ruleid: go-weak-cipher
	des.NewCipher(key)
	// ruleid: go-weak-cipher
	block, err := des.NewTripleDESCipher(key)
	// ruleid: go-weak-cipher
	rc4.NewCipher(key)
	// ruleid: go-weak-cipher
	blowfish.NewCipher(key)
	// ok: go-weak-cipher
	block, err := aes.NewCipher(key)
	// ok: go-weak-cipher
	cipher.NewGCM(block)
	// ok: go-weak-cipher
	chacha20poly1305.New(key)
}
