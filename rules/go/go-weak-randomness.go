package main

import (
	"fmt"
	"math/rand"
)

func issue(n int) string {
	// ruleid: go-weak-randomness
	token := fmt.Sprint(rand.Int63())
	// ruleid: go-weak-randomness
	resetCode := rand.Intn(1000000)
	// ok: go-weak-randomness
	delay := rand.Intn(10)
	return token
}

func newSessionID() string {
	letters := make([]byte, 20)
	for i := range letters {
		// ruleid: go-weak-randomness
		letters[i] = alphabet[rand.Intn(len(alphabet))]
	}
	return string(letters)
}

func shuffled(items []string) {
	// ok: go-weak-randomness
	rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
}
