package tested

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cognate/internal/wire"
)

const pets = `service pets
  target Pets
  version 2026-01-01

operation FeedPet
  area pets
  auth none
  input FeedPetRequest
  output FeedPetResponse
  errors PetNotFoundException ToothacheException

structure FeedPetRequest
  Bowls BowlsType

structure FeedPetResponse
  Name NameType

structure BowlType
  Name NameType

list BowlsType of BowlType
string NameType
`

func TestDeclared(t *testing.T) {
	schema, err := wire.Parse(pets)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"FeedPet PetNotFoundException", "FeedPet ToothacheException",
		"FeedPet in Bowls", "FeedPet in Bowls[].Name", "FeedPet out Name",
	}
	if got := Declared(schema.Operations["FeedPet"]); !slices.Equal(got, want) {
		t.Errorf("declared %q; want %q", got, want)
	}
}

func TestJudge(t *testing.T) {
	schema, err := wire.Parse(pets)
	if err != nil {
		t.Fatal(err)
	}
	exempt, err := parse("# Pets\n\n* ToothacheException: no pet has teeth\nFeedPet in Bowls: they are empty\n" +
		"none PetNotFoundException: there is always one\nFeedPet,WalkPet in Toys: there are none\n")
	if err != nil {
		t.Fatal(err)
	}
	got := Judge(schema, map[string]bool{"FeedPet in Bowls": true, "FeedPet in Bowls[].Name": true}, exempt)
	want := []string{
		"tested, so not exempt: FeedPet in Bowls", "not tested: FeedPet out Name",
		"exempts nothing: FeedPet in Bowls", "exempts nothing: FeedPet in Toys",
		"exempts nothing: WalkPet in Toys",
	}
	if !slices.Equal(got, want) {
		t.Errorf("judged\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestExemptionsNeedReasons(t *testing.T) {
	if all, err := Exempt(); err != nil || len(all) == 0 {
		t.Errorf("exempt.txt: %d lines, %v", len(all), err)
	}
	for _, line := range []string{"FeedPet in Name", "FeedPet in Name: "} {
		if _, err := parse(line); err == nil {
			t.Errorf("%q is an exemption", line)
		}
	}
}

func TestRead(t *testing.T) {
	folder := t.TempDir()
	if _, err := Read(folder); err == nil {
		t.Error("no notes at all are no error")
	}
	notes := "FeedPet\tin\tBowls\nFeedPet\tToothacheException\tIt hurts: badly.\n"
	if err := os.WriteFile(filepath.Join(folder, "1.txt"), []byte(notes), 0o600); err != nil {
		t.Fatal(err)
	}
	seen, err := Read(folder)
	if err != nil || len(seen) != 2 || !seen["FeedPet in Bowls"] || !seen["FeedPet ToothacheException"] {
		t.Errorf("read %v, %v", seen, err)
	}
}
