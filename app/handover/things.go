package handover

import "math/big"

// things can be named on the telephone in every language, and seen on a
// picture: 128 of them, seven bits each. Their words are under "thing.<name>".
// The order is part of the format; it never changes.
var things = [128]string{
	"cat", "dog", "cow", "buffalo", "horse", "pig", "elephant", "tiger",
	"monkey", "snake", "fish", "crab", "shrimp", "frog", "turtle", "crocodile",
	"chicken", "duck", "bird", "owl", "bee", "ant", "butterfly", "spider",
	"rabbit", "mouse", "bear", "snail", "sun", "moon", "star", "cloud",
	"rain", "wind", "fire", "water", "river", "sea", "mountain", "island",
	"forest", "tree", "leaf", "flower", "grass", "stone", "sand", "rainbow",
	"rice", "egg", "milk", "salt", "sugar", "bread", "noodles", "soup",
	"banana", "mango", "coconut", "pineapple", "orange", "watermelon", "grape", "chilli",
	"garlic", "onion", "corn", "bean", "tomato", "cucumber", "pumpkin", "mushroom",
	"tea", "coffee", "honey", "ice", "house", "door", "window", "roof",
	"bridge", "road", "well", "field", "market", "school", "boat", "ship",
	"train", "bicycle", "car", "aeroplane", "wheel", "key", "lamp", "candle",
	"clock", "mirror", "chair", "table", "bed", "pillow", "blanket", "basket",
	"bottle", "cup", "plate", "spoon", "knife", "pot", "broom", "umbrella",
	"rope", "needle", "button", "shirt", "trousers", "shoe", "hat", "ring",
	"book", "pencil", "paper", "drum", "bell", "flag", "ball", "kite",
}

// ten of seven bits are 70: to find another card that names the same ten takes
// 2⁷⁰ tries, of a key pair each.
const ten = 10

// Things names the card by ten everyday things, in order, to be compared by
// voice with those on the other's screen.
func (c Card) Things() []string {
	id := c.ID()
	n := new(big.Int).SetBytes(id[:])
	all := make([]string, ten)
	for i := range all {
		all[i] = things[new(big.Int).And(n, big.NewInt(127)).Int64()]
		n.Rsh(n, 7)
	}
	return all
}
