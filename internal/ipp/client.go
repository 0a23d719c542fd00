package ipp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// Operations (RFC 8011 5.4.15).
const (
	opPrintJob      = 0x0002
	opValidateJob   = 0x0004
	opCancelJob     = 0x0008
	opJobAttributes = 0x0009
	opPrinter       = 0x000b
)

// Statuses that are told apart (RFC 8011 B.1). Below statusRefused all are successes.
const (
	statusRefused     = 0x0100
	statusNotPossible = 0x0404
	statusNotFound    = 0x0406
	statusServer      = 0x0500
)

const (
	dialPatience  = 10 * time.Second
	replyPatience = 60 * time.Second // for the first byte of an answer; a printer may warm up first
)

// Printer is the address of a printer or of a queue of CUPS, and in whose name
// it is asked.
type Printer struct {
	name   string // as the user wrote it
	uri    string // as the protocol wants it: ipp or ipps
	post   string // where HTTP goes
	user   string
	client *http.Client
}

// Open reads an address: ipp, ipps, http or https. Nothing is sent yet.
func Open(address, user string) (*Printer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return nil, diag.Fail(diag.New("IP201", diag.Position{}, "alamat", address))
	}
	post, name := *u, *u
	switch u.Scheme {
	case "ipp", "http":
		post.Scheme, name.Scheme = "http", "ipp"
	case "ipps", "https":
		post.Scheme, name.Scheme = "https", "ipps"
	default:
		return nil, diag.Fail(diag.New("IP201", diag.Position{}, "alamat", address))
	}
	if u.Port() == "" && strings.HasPrefix(u.Scheme, "ipp") {
		post.Host = u.Host + ":631" // RFC 3510, RFC 7472
	} else if u.Port() == "" {
		name.Host = u.Host + map[string]string{"http": ":80", "https": ":443"}[u.Scheme]
	}
	return &Printer{name: address, uri: name.String(), post: post.String(), user: user, client: &http.Client{
		Transport: &http.Transport{
			Proxy:                 nil, // a printer is in the office, not behind the proxy to the outside
			DialContext:           (&net.Dialer{Timeout: dialPatience}).DialContext,
			TLSHandshakeTimeout:   dialPatience,
			ResponseHeaderTimeout: replyPatience,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// begin is the start of a request; these attributes must come first and in this
// order (RFC 8011 4.1.4).
func (p *Printer) begin(operation uint16, more ...attribute) packet {
	head := []attribute{
		words("attributes-charset", tagCharset, "utf-8"),
		words("attributes-natural-language", tagLanguage, "en"),
		words("printer-uri", tagURI, p.uri),
	}
	return packet{version: 0x0200, code: operation, id: 1, groups: []group{{tag: groupOperation, attributes: append(head, more...)}}}
}

// ask sends a request, with a document or nil, and reads the answer. An answer
// that refuses is no error here.
func (p *Printer) ask(ctx context.Context, request packet, document []byte) (packet, error) {
	head, err := encode(request)
	if err != nil {
		return packet{}, fmt.Errorf("write the request to the printer: %w", err)
	}
	body := io.MultiReader(bytes.NewReader(head), bytes.NewReader(document))
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.post, body)
	if err != nil {
		return packet{}, fmt.Errorf("ask the printer: %w", err)
	}
	r.ContentLength = int64(len(head) + len(document))
	r.Header.Set("Content-Type", "application/ipp")
	answer, err := p.client.Do(r)
	if err != nil {
		return packet{}, p.unreachable(err)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return packet{}, p.unreachable(err)
	}
	kind, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
	if answer.StatusCode != http.StatusOK || kind != "application/ipp" {
		return packet{}, diag.Fail(diag.New("IP102", diag.Position{}, "pencetak", p.name, "jawaban", answer.Status+" "+kind))
	}
	reply, err := decode(data)
	if err != nil {
		return packet{}, diag.Fail(diag.New("IP103", diag.Position{}, "pencetak", p.name, "sebab", err.Error()))
	}
	return reply, nil
}

// unreachable says that a line is broken, with the cause behind it.
func (p *Printer) unreachable(err error) error {
	var cause any = err.Error()
	var outer *url.Error
	if errors.As(err, &outer) {
		cause = outer.Err.Error() // without the method and the address
		if outer.Timeout() {
			cause = message.P("ipp.silent")
		}
	}
	return fmt.Errorf("%w: %w", diag.Fail(diag.New("IP101", diag.Position{}, "pencetak", p.name, "sebab", cause)), err)
}

// said is what the printer answered in words, with what it did not accept.
func said(reply packet) string {
	text := reply.text(groupOperation, "status-message")
	if text == "" {
		text = fmt.Sprintf("status 0x%04x", reply.code)
	}
	if names := refusedNames(reply); len(names) > 0 {
		text += " (" + strings.Join(names, ", ") + ")"
	}
	return text
}

// refusedNames are the attributes of the group of those that are not supported.
func refusedNames(reply packet) []string {
	const groupUnsupported = 0x05
	var names []string
	for _, g := range reply.groups {
		if g.tag != groupUnsupported {
			continue
		}
		for _, a := range g.attributes {
			name := a.name
			for _, v := range a.values {
				if t := v.text(); t != "" {
					name += "=" + t
				}
			}
			names = append(names, name)
		}
	}
	return names
}

// refused turns an answer that is no success into an error: the printer forbids
// it (IP007), or it cannot (IP104).
func (p *Printer) refused(reply packet) error {
	switch {
	case reply.code < statusRefused:
		return nil
	case reply.code >= statusServer:
		return diag.Fail(diag.New("IP104", diag.Position{}, "pencetak", p.name, "jawaban", said(reply)))
	}
	return diag.Fail(diag.New("IP007", diag.Position{}, "pencetak", p.name, "jawaban", said(reply)))
}
