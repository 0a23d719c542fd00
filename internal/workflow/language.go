package workflow

// Values that keys of other languages are made of.
var (
	WordsValue     = Value{kind: wordsValue}
	NameValue      = Value{kind: nameValue}
	TextsValue     = Value{kind: textsValue}
	GuardValue     = Value{kind: guardValue}
	YesValue       = Value{kind: yesValue}
	WholeValue     = Value{kind: wholeValue}
	DurationValue  = Value{kind: durationValue}
	DurationsValue = Value{kind: durationsValue}
	AnswersValue   = Value{kind: answersValue}
)

// OnlyValue is one word and no other.
func OnlyValue(word string) Value { return Value{onlyValue, word} }

// OneValue is a mapping of a language.
func OneValue(mapping string) Value { return Value{oneValue, mapping} }

// ManyValue is names, each with such a mapping.
func ManyValue(mapping string) Value { return Value{manyValue, mapping} }

// ListValue is a list of such mappings.
func ListValue(mapping string) Value { return Value{listValue, mapping} }
