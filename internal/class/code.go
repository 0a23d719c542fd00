package class

import (
	"fmt"
	"io"
)

// codeLetters are told apart when they are read aloud or written by hand.
const codeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"

// codeLength makes guessing another's code among 200 a matter of millions of
// tries. It is no password: a class is a room.
const codeLength = 6

// codes draws join codes, each once.
type codes struct {
	rand  io.Reader
	given map[string]bool
}

func (c *codes) next() (string, error) {
	for {
		var code [codeLength]byte
		for i := 0; i < codeLength; {
			var b [1]byte
			if _, err := io.ReadFull(c.rand, b[:]); err != nil {
				return "", fmt.Errorf("draw a join code: %w", err)
			}
			if n := int(b[0]); n < 256/len(codeLetters)*len(codeLetters) { // each letter as likely
				code[i] = codeLetters[n%len(codeLetters)]
				i++
			}
		}
		if text := string(code[:]); !c.given[text] {
			c.given[text] = true
			return text, nil
		}
	}
}
