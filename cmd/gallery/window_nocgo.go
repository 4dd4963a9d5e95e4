//go:build !cgo

package main

import "errors"

// open needs the driver of a real screen, which is built with cgo.
func open(wish) error {
	return errors.New("built without cgo there is no window; use -shots")
}
