// Package printer prints on a printer it did not make: the IPP Everywhere
// printer of the Printer Working Group (ippeveprinter, Debian's cups-ipp-utils),
// on this machine's loopback. Its tests carry the build tag acceptance.
package printer
