// Package form reads forms, and knows what to ask.
package form
