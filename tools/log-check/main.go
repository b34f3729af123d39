// An outside judge of a Touchstone log: golang.org/x/mod's reader, which shares no line with ours.
//
//	go run . DATA/log/ VKEY-FILE [OLDER-CHECKPOINT-FILE...]
//
// It opens the checkpoint, proves every entry from tiles alone, and proves that each older checkpoint is continued.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(file string) []byte {
	bytes, err := os.ReadFile(file)
	must(err)
	return bytes
}

type folder string

// x/mod says `tile/8/` and `data` where C2SP tlog-tiles says `tile/` and `entries`.
func (f folder) file(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return filepath.Join(string(f), strings.Replace(path, "tile/data/", "tile/entries/", 1))
}

func (f folder) Height() int                         { return 8 }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(f.file(tile))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func open(text []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	var hash tlog.Hash
	copy(hash[:], root)
	return tlog.Tree{N: size, Hash: hash}
}

func main() {
	if len(os.Args) < 3 {
		log.Fatal("usage: log-check LOG-FOLDER VKEY-FILE [OLDER-CHECKPOINT-FILE...]")
	}
	files := folder(os.Args[1])
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(os.Args[2]))))
	must(err)
	tree := open(read(filepath.Join(os.Args[1], "checkpoint")), verifier)
	hashes := tlog.TileHashReader(tree, files)
	for first := int64(0); first < tree.N; first += 256 {
		width := min(256, tree.N-first)
		bundle := read(files.file(tlog.Tile{H: 8, L: -1, N: first / 256, W: int(width)}))
		for index := first; index < first+width; index++ {
			length := int(binary.BigEndian.Uint16(bundle))
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			must(err)
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(bundle[2:2+length])))
			bundle = bundle[2+length:]
		}
		if len(bundle) > 0 {
			log.Fatalf("bundle %d has bytes over", first/256)
		}
	}
	for _, file := range os.Args[3:] {
		older := open(read(file), verifier)
		proof, err := tlog.ProveTree(tree.N, older.N, hashes)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash))
	}
	fmt.Printf("%d entries, %d older checkpoints: sound\n", tree.N, len(os.Args)-3)
}
