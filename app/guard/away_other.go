//go:build !linux && !windows

package guard

// Away has nobody to ask on this system.
func Away(func(Why)) (stop func()) { return func() {} }
