package vault

// A thin layer between SQLite and the disk (an SQLite VFS), for tests. It
// passes everything on to the system's own layer, and tells the [drive] that is
// plugged in of each write, truncation, sync and deletion before it happens.
// The drive writes it down, or says that it shall fail.
//
// It is the default layer of the test program, so nothing in the room itself
// knows of it, and whatever opens SQLite here goes through it.
//
// The system's file object lies behind ours in the same memory: SQLite asks for
// as much as FszOsFile says.

import (
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// shimFile begins the memory of each open file.
type shimFile struct {
	methods uintptr // *sqlite3_io_methods, where SQLite looks for it
	inode   int64   // of the drive; 0 for files it does not watch
}

const shimHead = unsafe.Sizeof(shimFile{})

var (
	// None of these moves: SQLite keeps their addresses.
	shimVFS     sqlite3.Tsqlite3_vfs
	shimMethods sqlite3.Tsqlite3_io_methods
	shimName    = [...]byte{'s', 'h', 'i', 'm', 0}
	realVFS     uintptr

	plugged *drive // the one that watches, or nil
	// hasty leaves the system's own waiting for the disk out, where power is
	// cut in a model and not in this machine.
	hasty atomic.Bool
)

// at reads an address that SQLite gave.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// as calls what stands in a table of SQLite's.
func as[F any](fn uintptr) F { return *(*F)(unsafe.Pointer(&fn)) }

// into writes a function into such a table.
func into[F any](field *uintptr, f F) { *(*F)(unsafe.Pointer(field)) = f }

type (
	onFile   = func(*libc.TLS, uintptr) int32
	onFile32 = func(*libc.TLS, uintptr, int32) int32
	onFile64 = func(*libc.TLS, uintptr, int64) int32
	onFilePt = func(*libc.TLS, uintptr, uintptr) int32
	onData   = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	onOp     = func(*libc.TLS, uintptr, int32, uintptr) int32
	onMap    = func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32
	onShm    = func(*libc.TLS, uintptr, int32, int32, int32) int32
	onOpen   = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	onDelete = func(*libc.TLS, uintptr, uintptr, int32) int32
)

// plugIn puts the shim under all of this program's SQLite, once.
var plugIn = sync.OnceFunc(func() {
	tls := libc.NewTLS()
	realVFS = sqlite3.Xsqlite3_vfs_find(tls, 0)
	shimVFS = *at[sqlite3.Tsqlite3_vfs](realVFS)
	shimVFS.FzName = uintptr(unsafe.Pointer(&shimName))
	shimVFS.FszOsFile += int32(shimHead)
	shimVFS.FpNext = 0
	into[onOpen](&shimVFS.FxOpen, shimOpen)
	into[onDelete](&shimVFS.FxDelete, shimDelete)

	m := &shimMethods
	m.FiVersion = 2 // no mapped memory: every byte passes through here
	into[onFile](&m.FxClose, func(t *libc.TLS, f uintptr) int32 { return as[onFile](under(f).FxClose)(t, f+shimHead) })
	into[onData](&m.FxRead, func(t *libc.TLS, f, b uintptr, n int32, off int64) int32 {
		return as[onData](under(f).FxRead)(t, f+shimHead, b, n, off)
	})
	into[onData](&m.FxWrite, shimWrite)
	into[onFile64](&m.FxTruncate, shimTruncate)
	into[onFile32](&m.FxSync, shimSync)
	into[onFilePt](&m.FxFileSize, func(t *libc.TLS, f, p uintptr) int32 { return as[onFilePt](under(f).FxFileSize)(t, f+shimHead, p) })
	into[onFile32](&m.FxLock, func(t *libc.TLS, f uintptr, n int32) int32 { return as[onFile32](under(f).FxLock)(t, f+shimHead, n) })
	into[onFile32](&m.FxUnlock, func(t *libc.TLS, f uintptr, n int32) int32 { return as[onFile32](under(f).FxUnlock)(t, f+shimHead, n) })
	into[onFilePt](&m.FxCheckReservedLock, func(t *libc.TLS, f, p uintptr) int32 {
		return as[onFilePt](under(f).FxCheckReservedLock)(t, f+shimHead, p)
	})
	into[onOp](&m.FxFileControl, func(t *libc.TLS, f uintptr, op int32, p uintptr) int32 {
		return as[onOp](under(f).FxFileControl)(t, f+shimHead, op, p)
	})
	into[onFile](&m.FxSectorSize, func(t *libc.TLS, f uintptr) int32 { return as[onFile](under(f).FxSectorSize)(t, f+shimHead) })
	into[onFile](&m.FxDeviceCharacteristics, func(t *libc.TLS, f uintptr) int32 {
		return as[onFile](under(f).FxDeviceCharacteristics)(t, f+shimHead)
	})
	into[onMap](&m.FxShmMap, func(t *libc.TLS, f uintptr, a, b, c int32, p uintptr) int32 {
		return as[onMap](under(f).FxShmMap)(t, f+shimHead, a, b, c, p)
	})
	into[onShm](&m.FxShmLock, func(t *libc.TLS, f uintptr, a, b, c int32) int32 {
		return as[onShm](under(f).FxShmLock)(t, f+shimHead, a, b, c)
	})
	into[func(*libc.TLS, uintptr)](&m.FxShmBarrier, func(t *libc.TLS, f uintptr) {
		as[func(*libc.TLS, uintptr)](under(f).FxShmBarrier)(t, f+shimHead)
	})
	into[onFile32](&m.FxShmUnmap, func(t *libc.TLS, f uintptr, n int32) int32 {
		return as[onFile32](under(f).FxShmUnmap)(t, f+shimHead, n)
	})
	if rc := sqlite3.Xsqlite3_vfs_register(tls, uintptr(unsafe.Pointer(&shimVFS)), 1); rc != sqlite3.SQLITE_OK {
		panic("vault: the shim was refused")
	}
	testOnlyStep = func(what, path, to string) error {
		if plugged == nil {
			return nil
		}
		return plugged.step(what, path, to)
	}
})

// under gives the system's own methods of a file.
func under(f uintptr) *sqlite3.Tsqlite3_io_methods {
	return at[sqlite3.Tsqlite3_io_methods](*at[uintptr](f + shimHead))
}

func shimOpen(t *libc.TLS, _, name, f uintptr, flags int32, out uintptr) int32 {
	me := at[shimFile](f)
	*me = shimFile{}
	if plugged != nil && plugged.readOnly {
		// As a system answers that lets nobody write there (os_unix.c, EROFS).
		flags = flags&^(sqlite3.SQLITE_OPEN_READWRITE|sqlite3.SQLITE_OPEN_CREATE) | sqlite3.SQLITE_OPEN_READONLY
	}
	rc := as[onOpen](at[sqlite3.Tsqlite3_vfs](realVFS).FxOpen)(t, realVFS, name, f+shimHead, flags, out)
	if *at[uintptr](f + shimHead) == 0 {
		return rc // not open, and nothing to close
	}
	me.methods = uintptr(unsafe.Pointer(&shimMethods))
	if plugged != nil && name != 0 {
		// A log's first sync settles the folder as well (os_unix.c, DIRSYNC).
		log := flags&(sqlite3.SQLITE_OPEN_WAL|sqlite3.SQLITE_OPEN_MAIN_JOURNAL|sqlite3.SQLITE_OPEN_SUPER_JOURNAL) != 0
		me.inode = plugged.opened(libc.GoString(name), flags&sqlite3.SQLITE_OPEN_CREATE != 0, log)
	}
	return rc
}

func shimDelete(t *libc.TLS, _, name uintptr, settle int32) int32 {
	if plugged != nil {
		if rc := plugged.deleted(libc.GoString(name), settle != 0); rc != 0 {
			return rc
		}
	}
	return as[onDelete](at[sqlite3.Tsqlite3_vfs](realVFS).FxDelete)(t, realVFS, name, settle)
}

func shimWrite(t *libc.TLS, f, b uintptr, n int32, off int64) int32 {
	write := as[onData](under(f).FxWrite)
	if i := at[shimFile](f).inode; i != 0 && plugged != nil {
		did, rc := plugged.wrote(i, off, unsafe.Slice(at[byte](b), n))
		if rc != 0 {
			if did > 0 { // as much as there was room for
				write(t, f+shimHead, b, int32(did), off)
			}
			return rc
		}
	}
	return write(t, f+shimHead, b, n, off)
}

func shimTruncate(t *libc.TLS, f uintptr, size int64) int32 {
	if i := at[shimFile](f).inode; i != 0 && plugged != nil {
		if rc := plugged.truncated(i, size); rc != 0 {
			return rc
		}
	}
	return as[onFile64](under(f).FxTruncate)(t, f+shimHead, size)
}

func shimSync(t *libc.TLS, f uintptr, flags int32) int32 {
	if i := at[shimFile](f).inode; i != 0 && plugged != nil {
		if rc := plugged.synced(i); rc != 0 {
			return rc
		}
	}
	if hasty.Load() {
		return sqlite3.SQLITE_OK
	}
	return as[onFile32](under(f).FxSync)(t, f+shimHead, flags)
}
