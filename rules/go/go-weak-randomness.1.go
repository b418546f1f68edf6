package main

import "crypto/rand"

func issue() {
	// ok: go-weak-randomness
	token, err := rand.Int(rand.Reader, limit)
}
