//go:build !windows

package main

import (
	"fmt"
	"os"
)

func alarm(text string) { fmt.Fprintln(os.Stderr, text) }

func console() {}
