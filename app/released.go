package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"onward/app/stats"
	"onward/app/vault"
)

// What left as numbers stands in a register among the settings of the vault,
// sealed like them: which years, in which form, when. What may leave after it is
// for stats.Weigh to say.

// ErrGone says that numbers of these people left before, or may not leave yet.
var ErrGone = errors.New("numbers may not leave")

// Numbers are what is counted of some years.
type (
	Numbers     = stats.Leaf
	NumbersForm = stats.Form
	NumbersWhy  = stats.Why
	Released    = stats.Release
	Question    = stats.Question
)

// What numbers can leave as.
const (
	AsCounts = stats.AsCounts
	AsHTCDS  = stats.AsHTCDS
	AsCTDC   = stats.AsCTDC
)

// Fewest is the smallest number of people that is ever told.
const Fewest = stats.Least

// Asks are the questions that can be counted; Usual those that are where nobody
// chose.
func Asks() (all, usual []Question) {
	return slices.Clone(stats.Questions), slices.Clone(stats.Usual)
}

// Numbers counts the people of the years from first to last, in a form; the
// questions are those of AsCounts.
func (c Counted) Numbers(form NumbersForm, first, last int, asked []Question) Numbers {
	return stats.NewLeaf(form, c.People, first, last, asked)
}

// Released lists what left as numbers, the earliest first.
func (d *Desk) Released() ([]Released, error) {
	own, err := d.own()
	if err != nil {
		return nil, err
	}
	var all []Released
	if raw, ok := own["released"]; ok {
		if err := json.Unmarshal(raw, &all); err != nil {
			return nil, fmt.Errorf("read what left as numbers: %w", err)
		}
	}
	return all, nil
}

// MayRelease says why numbers may not leave, or "", and which release took one
// of their years.
func (d *Desk) MayRelease(n Numbers) (NumbersWhy, Released, error) {
	before, err := d.Released()
	if err != nil {
		return "", Released{}, err
	}
	why, by := stats.Weigh(n, before, d.Now().Year())
	return why, by, nil
}

// Release lets numbers out: they stand in the register before put writes them,
// and no longer where it fails. That they left is in the log, with their form.
// Errors: ErrNotSupervisor, ErrGone, and those of put.
func (d *Desk) Release(n Numbers, put func() error) error {
	if !d.maySupervise() {
		return ErrNotSupervisor
	}
	before, err := d.Released()
	if err != nil {
		return err
	}
	if why, _ := stats.Weigh(n, before, d.Now().Year()); why != "" {
		return fmt.Errorf("%w: %s", ErrGone, why)
	}
	n.At = d.Now().UTC()
	if err := d.saveReleased(stats.Add(before, n.Release)); err != nil {
		return fmt.Errorf("let numbers out: %w", err)
	}
	if err := put(); err != nil {
		return errors.Join(err, d.saveReleased(before))
	}
	d.note(vault.DidCount, "", "copy", string(n.Form))
	return nil
}

func (d *Desk) saveReleased(all []Released) error {
	own, err := d.own()
	if err != nil {
		return err
	}
	if own["released"], err = json.Marshal(all); err != nil {
		return err
	}
	set, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return d.Store.SaveSettings(set)
}
