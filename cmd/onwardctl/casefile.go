package main

import (
	"io"
	"os"

	"onward/app/casefile"
)

// readCase reads a case written by caseExport. What it does not know, it
// refuses with casefile.ErrFile.
func readCase(name string) (*casefile.Case, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, casefile.MostBytes+1))
	if err != nil {
		return nil, err
	}
	return casefile.Read(b)
}
