package docx

// Limits on what is read. They are far above real paperwork and far below what
// hurts a small office machine; an Open that meets one of them is refused with
// a finding. Declared sizes are never trusted: streams are counted as they are
// inflated.
const (
	MaxPackage    = 128 << 20 // bytes of the package file itself
	MaxPart       = 64 << 20  // bytes of one part, unpacked
	MaxUnpacked   = 256 << 20 // bytes of all parts together, unpacked
	MaxEntries    = 4096      // entries of the archive's directory
	MaxName       = 255       // bytes of a part name
	MaxDepth      = 256       // nested elements in a part of a package
	MaxDepthHard  = 1000      // nested elements in anything parsed
	MaxToken      = 16 << 20  // bytes of one text, attribute value, comment or instruction
	MaxAttributes = 2000      // attributes of one element, namespace declarations included
	MaxNodes      = 1_000_000 // elements, texts and comments of one part
	maxAllAttrs   = 2_000_000 // attributes of one part
	maxKept       = 32 << 20  // unpacked bytes kept after Open; the rest is inflated again when asked for
	maxKeptTrees  = 2 << 20   // unpacked bytes of parts whose trees are kept when all are checked
	maxLabel      = 255       // characters of a list label, before numbers are put in; more are cut off
	maxChain      = 100       // styles based on one another
	maxDeflate    = 1032      // no deflate stream unpacks to more than this times its size
)
