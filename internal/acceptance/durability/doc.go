// Package durability takes the real program at its word: it is killed, its
// writes and syncs fail, its disk fills up and its folder turns read-only, and
// what it had acknowledged must be there afterwards. The tests carry the build
// tag acceptance; they need Linux, strace and, for the full disk, the right to
// mount. docs/durability.md says what is promised.
package durability
