package render

// Limits on templates, values and papers. They are far above real paperwork and
// far below what hurts a small office machine; what meets one is refused with a
// finding. docs/design/naskah-text.md lists them for people, limits_test.go
// meets each. Loops run over the data only and a template cannot call itself,
// so that these bounds are all there is to bound.
const (
	// Of a template.
	maxTags       = 100_000 // in all parts together
	maxInLine     = 1_000   // tags in one paragraph
	maxNesting    = 64      // structures inside each other, and calls of definitions
	maxInserted   = 100_000 // segments that calls of definitions add to a part
	maxMistakes   = 50      // in the structures of a part, after which it is given up
	maxExpression = 10_000  // bytes of a tag
	maxVariables  = 200     // in one scope
	maxTag        = 64      // characters of a w:tag, as in Word

	// Of one rendering. Steps are nodes, calls, and what calls read and write.
	maxSteps    = 500_000
	textStep    = 128      // bytes of text a function reads or returns for one step
	listStep    = 16       // elements of a list a function reads or makes for one step
	contextStep = 1024     // steps between two looks at the context
	maxText     = 1 << 20  // bytes of a text, be it a value or read or made by a function
	maxItems    = 100_000  // elements of a list a function makes
	maxOutput   = 48 << 20 // bytes of one part
	maxTotal    = 64 << 20 // bytes of all parts that hold tags
	maxParties  = 64       // items of a party div
	maxFindings = 1_000    // after which no more is looked for

	// Of what tags put into a paper.
	maxInsertions    = 1_000      // different pictures, and lists of marked texts, each
	maxPictureBytes  = 20 << 20   // of one picture
	maxPicturesBytes = 100 << 20  // of all together
	maxPicturePixels = 40_000_000 // of one
)
