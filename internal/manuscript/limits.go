package manuscript

// Limits on naskah text. What meets one is refused with a finding;
// docs/design/naskah-text.md lists them for people.
const (
	MaxSource = 1 << 20 // bytes of a .naskah file
	MaxLine   = 20_000  // bytes of a line: places in it are counted in characters

	maxBase  = 16 << 20 // bytes of a style base
	maxDepth = 16       // divs inside each other
)
