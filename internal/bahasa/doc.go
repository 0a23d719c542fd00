// Package bahasa holds the rules of written Indonesian that official papers
// need: numbers, money and dates in words, roman numerals, letters and ordinals
// of clauses, the punctuation of lists, titles and names with academic degrees.
//
// Each writing function has a reader where papers come back from people:
// Parse… wants one value and refuses what is written wrongly; Read… (numerals
// and spelled-out dates) also understands common mistakes and lists them as
// Remarks, so that a check can say what should stand there instead.
//
// Values are integers throughout: money is a number of sen, a decimal is an
// unscaled integer with a scale. Floating point never occurs. The package knows
// no form, no template and no file, and keeps no state. Its errors are plain
// sentences for the log; what a user reads is worded by the caller.
//
// Sources are named beside the rules. "UU12L2" is UU 12/2011 Lampiran II, "EYD"
// the Ejaan Bahasa Indonesia yang Disempurnakan, edition V (Keputusan Kepala
// Badan Bahasa 0424/I/BS.00.01/2022), "PMDN22" Permendagri 22/2020.
package bahasa
