// Package acceptance judges what the program makes with programs it did not
// make: LibreOffice, poppler, qpdf, veraPDF, xmllint and the schemas of ISO/IEC 29500. Its
// tests carry the build tag acceptance, so that plain `go test ./...` needs
// nothing installed; `make test` installs what is needed and runs both.
//
// fidelity, a room of its own, judges where lines and pages end. ooxml-xsd holds
// the schemas, tools the checkers for DOCX and PDF.
package acceptance
