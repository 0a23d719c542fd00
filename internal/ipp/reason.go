package ipp

import (
	"strings"

	"naskah/internal/message"
)

// known are the reasons (RFC 8011 5.4.12, PWG 5100.9) a person at the printer can do something about.
var known = map[string]message.Phrase{
	"media-empty":           message.P("ipp.reason.paper"),
	"media-needed":          message.P("ipp.reason.paper"),
	"media-low":             message.P("ipp.reason.paperlow"),
	"media-jam":             message.P("ipp.reason.jam"),
	"cover-open":            message.P("ipp.reason.open"),
	"door-open":             message.P("ipp.reason.open"),
	"interlock-open":        message.P("ipp.reason.open"),
	"input-tray-missing":    message.P("ipp.reason.tray"),
	"toner-empty":           message.P("ipp.reason.ink"),
	"marker-supply-empty":   message.P("ipp.reason.ink"),
	"toner-low":             message.P("ipp.reason.inklow"),
	"marker-supply-low":     message.P("ipp.reason.inklow"),
	"output-area-full":      message.P("ipp.reason.full"),
	"offline":               message.P("ipp.reason.offline"),
	"connecting-to-device":  message.P("ipp.reason.offline"),
	"paused":                message.P("ipp.reason.paused"),
	"printer-stopped":       message.P("ipp.reason.paused"),
	"spool-area-full":       message.P("ipp.reason.memory"),
	"document-format-error": message.P("ipp.reason.format"),
}

// Reason says a reason and what to do about it; one that is not known is quoted.
func Reason(keyword string) message.Phrase {
	base := keyword
	for _, grade := range []string{"-error", "-warning", "-report"} {
		if _, whole := known[base]; !whole {
			base = strings.TrimSuffix(base, grade)
		}
	}
	if phrase, ok := known[base]; ok {
		return phrase
	}
	return message.P("ipp.reason.other", "kata", keyword)
}

// reasons leaves out the keyword for none.
func reasons(keywords []string) []string {
	var out []string
	for _, k := range keywords {
		if k != "none" {
			out = append(out, k)
		}
	}
	return out
}
