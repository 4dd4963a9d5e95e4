//go:build !cgo

package main

import "errors"

// window needs the driver of a real screen, which is built with cgo.
func window(wish) error {
	return errors.New("built without cgo there is no window; use -shots")
}
