// Package text breaks, measures and shapes text for screen and paper alike, in
// every script of the product: Thai, Lao, Khmer, Burmese, Shan, Mon, Karen,
// Latin with Vietnamese, and Chinese.
package text
