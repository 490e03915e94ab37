/* The contract between spinc and the kernel: what a sealed object holds and what its code may call.
 *
 * One ABI for every kernel: x86-64 baseline, System V calls, position independent, no red zone, frame
 * pointers kept, no thread-local storage, no global offset table. An object is an ELF relocatable file
 * whose section `.spin.module` starts with one `struct spin_module`; every table is reached from it by
 * relocated pointers. A seal follows the ELF file (below).
 *
 * The kernel trusts none of it: each pointer must lie in the object's own constants, data or text, each
 * string must end inside its zone, each count and index is checked before it is used.
 *
 * Layout of a heap object (and of globals and literals that can become references):
 *
 *     address - 8   u32 type id   odd; a row of the kernel's type table; never reused
 *     address - 4   u32 count     elements; never changes
 *     address       element 0 ...
 *
 * An object of a struct that ends in a flexible member is the struct, then `count` elements of the member.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SPIN_ABI_VERSION = 4,
    SPIN_MAGIC = 0x4e495053, /* "SPIN" */
    SPIN_NONE = -1,          /* absent index */
    SPIN_ANY_TYPE = -2,      /* of a type: none that this module knows */
    SPIN_FINGERPRINT = 32,
    SPIN_FRAME_MAX = 16 * 1024,        /* bytes: frame + outgoing arguments of one function */
    SPIN_ZONE_MAX = 256 * 1024 * 1024, /* bytes of text, of constants, of data in one object */
    SPIN_STATIC_MAX =
        192 * 1024 * 1024, /* bytes of its variables; literals, cells and tables are beside */
    SPIN_STACK_RESERVE = 32 * 1024, /* bytes of a strand's stack that belong to kernel code */
    SPIN_ARGUMENT_WORDS = 6, /* integer or reference words an interface procedure may take, a hidden
                                result pointer and a handler's closure included */
    SPIN_ARGUMENT_FLOATS = 8,
    SPIN_LINE_FILES = 255, /* source files that the line table can name */
    SPIN_LINE_MAX = (1 << 24) - 1,
    SPIN_LINE_ROWS = 1024 * 1024,
};

struct spin_fingerprint {
    uint8_t bytes[SPIN_FINGERPRINT]; /* BLAKE2b-256 of the canonical text */
};

struct spin_header {
    uint32_t type;
    uint32_t count;
};

/* --- Types known to every object: fixed ids (odd); the kernel gives others from SPIN_TYPE_FIRST on -- */

enum spin_builtin_type {
    SPIN_TYPE_U8 = 1,
    SPIN_TYPE_I8 = 3,
    SPIN_TYPE_U16 = 5,
    SPIN_TYPE_I16 = 7,
    SPIN_TYPE_U32 = 9,
    SPIN_TYPE_I32 = 11,
    SPIN_TYPE_U64 = 13,
    SPIN_TYPE_I64 = 15,
    SPIN_TYPE_F32 = 17,
    SPIN_TYPE_F64 = 19,
    SPIN_TYPE_CHAR = 21,
    SPIN_TYPE_BOOL = 23,
    SPIN_TYPE_STRING = 25, /* element: const char *__array, as in main's argv */
    SPIN_TYPE_ANY = 27,    /* element: void * */
    SPIN_TYPE_FIRST = 101,
};

/* How a type of this object gets its id. */
enum spin_type_origin {
    SPIN_ORIGIN_BUILTIN, /* `builtin` is the id */
    SPIN_ORIGIN_PRIVATE, /* fresh for every load of the module, also types this module reveals */
    SPIN_ORIGIN_PUBLIC, /* complete in an interface header or built of such: one id per fingerprint */
};

struct spin_type {
    const char *name;                    /* as written: "struct flow" */
    struct spin_fingerprint fingerprint; /* public types; zero otherwise */
    uint32_t origin;                     /* enum spin_type_origin */
    uint32_t builtin;
    uint32_t size, align; /* bytes of one element */
    int32_t base;         /* index of the type of the first member that is a struct, or SPIN_NONE */
    uint32_t reference_count;
    /* Byte offsets of the references in one element, ascending; procedure values are none. */
    const uint32_t *references;
    const char *reveals; /* "interface:tag" when this completes an interface's opaque struct */
    const struct spin_member *members; /* fields in order, for `spindle inspect` */
    uint32_t member_count;
    uint32_t *id; /* the loader writes the id here, in `.spin.ids`, before first use */
    /* A struct that ends in a flexible member: where that begins, bytes of one of its elements (0: it has
     * none), and byte offsets of the references in one element, as above. */
    uint32_t flexible_offset, flexible_size, flexible_count;
    const uint32_t *flexible_references;
};

/* A field, parameter or result, as written in the header it comes from. */
enum spin_member_kind {
    SPIN_KIND_VALUE,
    SPIN_KIND_OBJECT,
    SPIN_KIND_ARRAY,
    SPIN_KIND_COUNTED,
    SPIN_KIND_SIZED,
    SPIN_KIND_ANY,
    SPIN_KIND_CAPABILITY,
    SPIN_KIND_FUNCTION,
    SPIN_KIND_VARIADIC,
};
enum spin_member_flags {
    SPIN_MEMBER_CONST = 1,
    SPIN_MEMBER_SCOPE = 2,
    SPIN_MEMBER_NULLABLE = 4,
    SPIN_MEMBER_CSTR = 8,
};
struct spin_member {
    const char *name;
    const char *declaration; /* as written: "const u8 *__counted_by(n) __scope p" */
    const char *bound;       /* text of the bound or "" */
    uint32_t kind, flags;    /* of the elements, when it is an array */
    uint32_t offset, size;   /* bytes; fields only */
};

/* --- Procedures ----------------------------------------------------------------------------------- */

enum spin_effects {
    SPIN_EPHEMERAL = 1,  /* may be killed at any instruction */
    SPIN_FUNCTIONAL = 2, /* writes nothing but its own locals */
    SPIN_RECURSIVE = 4,  /* it or a function it calls is recursive: depth unknown */
    /* Not effects, but what the dispatcher must know of the type: */
    SPIN_RETURNS = 8,         /* its result is not void */
    SPIN_RESULT_POINTER = 16, /* and goes to storage that the first argument word points at; the
                                 closure of a handler is the second word then */
};

/* A function of this object. */
struct spin_procedure {
    const char *name;
    void (*code)(void);
    const char *file;
    uint32_t line;
    uint32_t frame;     /* bytes of stack one activation takes, read from the emitted code */
    uint32_t arguments; /* bytes of outgoing stack arguments, included in `frame` */
    uint32_t effects;   /* enum spin_effects */
    struct spin_fingerprint type;      /* of the procedure type, annotations included */
    const struct spin_member *members; /* member 0 is the result, then the parameters */
    uint32_t member_count;
    uint32_t
        depth; /* bytes of stack that it and all it calls take at most, without what the kernel and the
                       runtime object need; 0: unknown */
};

/* A procedure this module calls. The slot holds the address to call; code loads it (relaxed atomic)
 * for every call. It is defined in the object, hidden, in section `.spin.slots`. */
struct spin_import {
    const char *interface;
    const char *procedure;
    struct spin_fingerprint type; /* procedure type with all reachable complete types */
    void **slot;
    void **address; /* NULL, or a cell that gets the procedure's trampoline (its value in C) */
    const struct spin_member *members;
    uint32_t member_count;
    uint32_t effects;
};

/* A procedure this module implements. Its own calls go through `slot` as well. */
struct spin_export {
    const char *interface;
    const char *procedure;
    struct spin_fingerprint type;
    uint32_t code; /* index of the procedure */
    void **slot;
    void **address; /* as above */
};

/* An interface that this module uses or implements, or that such an interface includes: its whole
 * canonical text. */
struct spin_interface {
    const char *name;
    const char
        *text; /* the header, rebuilt from the typed tree: no comments, no macros; it compiles
                         next to the texts of the interfaces that it includes */
    struct spin_fingerprint fingerprint; /* of `text` */
    uint32_t implemented;
};

/* --- Data ------------------------------------------------------------------------------------------ */

/* A literal or global that can become an ordinary reference: the loader makes a heap object. */
struct spin_object {
    uint32_t type; /* index of the element type */
    uint32_t count;
    const void
        *bytes;    /* initial bytes, `size` of them, in the object's constants or data; or NULL */
    uint64_t size; /* type.size * count */
    void **cell;   /* gets the object's address */
    uint32_t is_const; /* string literals and const globals */
    uint32_t line;
};

/* A word of static data, or of an object's initial bytes, that holds the address of an object, or the
 * value of a procedure of an interface. */
enum spin_fixup_kind { SPIN_FIXUP_OBJECT, SPIN_FIXUP_IMPORT, SPIN_FIXUP_EXPORT };
struct spin_fixup {
    void **word;     /* in constants or data of this module (for objects: in their `bytes`) */
    uint32_t object; /* index of the object to point at; or of the import or export */
    uint32_t kind;   /* enum spin_fixup_kind */
};

/* Data of the module that holds references: roots of the collector while the domain lives. */
struct spin_root {
    void *address;
    uint32_t type; /* index of the element type */
    uint32_t count;
};

/* --- Faults ------------------------------------------------------------------------------------------ */

enum spin_fault_kind {
    SPIN_FAULT_NONE, /* never raised: 0 is success everywhere */
#define FAULT(name, number, word) SPIN_FAULT_##name = number,
#include <spin/fault.def>
#undef FAULT
};

/* Operands of a type fault: the type id of what was found, above it the count of its header; the id
 * that was wanted, above it SPIN_TYPE_COUNT_ANY for an array, 0 for one object. */
enum { SPIN_TYPE_COUNT_SHIFT = 32, SPIN_TYPE_COUNT_ANY = 1 };

enum spin_site_flags {
    SPIN_SITE_ARGUMENT = 1, /* found in a callee's prologue: the caller's fault */
};

/* One place where a check can fail. `fault(site, a, b)` names it by index. Its texts are offsets into the
 * module's `site_text`: there are too many of them for a relocation each. */
struct spin_site {
    uint32_t file; /* as shown to users: no path of the compiling machine */
    uint32_t line, column;
    uint32_t kind; /* enum spin_fault_kind */
    uint32_t flags;
    uint32_t expression; /* "buf[i]" */
    uint32_t a, b;       /* what the operands are: "i", "len"; "" when unused */
    uint32_t procedure;  /* index */
};

/* --- Lines ------------------------------------------------------------------------------------------- */

/* A source file that code comes from. */
struct spin_file {
    const char *name; /* as shown to users */
};

/* Code from `offset` bytes into the object's text on, up to the next row, comes from this line of this
 * file; line 0: from none that is known. Offsets ascend. For reports only. */
struct spin_line {
    uint32_t offset;
    uint32_t file : 8; /* index */
    uint32_t line : 24;
};

/* --- Events ------------------------------------------------------------------------------------------ */

/* One install() or authorise() expression. Handler and guard are procedures of this module. */
struct spin_install {
    uint32_t event_is_export; /* event: index in exports, else in imports */
    uint32_t event;
    uint32_t handler;
    int32_t guard;   /* or SPIN_NONE */
    int32_t closure; /* index of the closure's type, SPIN_ANY_TYPE, or SPIN_NONE */
    struct spin_fingerprint handler_type; /* procedure type without the closure parameter */
    struct spin_fingerprint guard_type; /* the same with the result _Bool turned into the event's */
    uint32_t is_authoriser;             /* authorise(): `handler` is the authoriser */
    uint32_t site;
};

/* --- The module ---------------------------------------------------------------------------------------- */

struct spin_module {
    uint32_t magic, abi_version;
    const char *name;
    const char *compiler; /* "spinc 0.1 clang -O2" */
    const char *source;   /* file name as shown to users */
    const struct spin_interface *interfaces;
    const struct spin_import *imports;
    const struct spin_export *exports;
    const struct spin_type *types;
    const struct spin_procedure *procedures;
    const struct spin_object *objects;
    const struct spin_fixup *fixups;
    const struct spin_root *roots;
    const struct spin_site *sites;
    const struct spin_install *installs;
    uint32_t interface_count, import_count, export_count, type_count, procedure_count, object_count,
        fixup_count, root_count, site_count, install_count;
    int32_t initialiser; /* procedure `status (void)`, or SPIN_NONE */
    int32_t main;        /* procedure `int (int, str_t *__array)`, or SPIN_NONE */
    const struct spin_file *files;
    const struct spin_line *lines; /* in a section of their own, `.spin.lines` */
    const char *site_text;         /* strings; the last of so many bytes ends one */
    uint32_t file_count, line_count, site_text_size;
};

/* --- What object code may call (the only undefined symbols an object may have) --------------------------- */

/* Arguments of a formatted call, in order. */
enum spin_argument_kind {
    SPIN_ARG_I64,
    SPIN_ARG_U64,
    SPIN_ARG_F64,
    SPIN_ARG_CHARS,
    SPIN_ARG_POINTER
};
struct spin_argument {
    uint64_t kind;
    union {
        int64_t i;
        uint64_t u;
        double f;
        const void *p;
    } value;
    uint64_t length; /* SPIN_ARG_CHARS: characters readable at `p` */
};

/* A procedure with `__attribute__((format(printf, m, n)))` takes, instead of `...`:
 *     (..., const struct spin_argument *arguments, uint64_t count)
 * and its format is an array reference to a literal that the compiler has matched. */

/* Kernel entries: in the runtime object as jumps, so that objects reach them by rel32. */
#define SPIN_ENTRIES(ENTRY) SPIN_NEW_ENTRIES(ENTRY) SPIN_JUMP_ENTRIES(ENTRY)
/* The runtime object does itself what these are for, and jumps where it cannot. */
#define SPIN_NEW_ENTRIES(ENTRY)                                                                    \
    ENTRY(spin_new)           /* void *(u32 type, u32 site): zeroed, count 1 */                    \
    ENTRY(spin_try_new)       /* void *(u32 type): or null */                                      \
    ENTRY(spin_new_array)     /* void *(u32 type, u64 n, u32 site) */                              \
    ENTRY(spin_try_new_array) /* void *(u32 type, u64 n) */
#define SPIN_JUMP_ENTRIES(ENTRY)                                                                   \
    ENTRY(spin_fault)        /* _Noreturn void (u32 site, u64 a, u64 b) */                         \
    ENTRY(spin_new_flex)     /* void *(u32 type, u64 n, u32 site): with a flexible member */       \
    ENTRY(spin_try_call)     /* u32 (const void *procedure, u64 a, b, c, d, e): a status code */   \
    ENTRY(spin_is)           /* u32 (const void *object, u32 type): exact or through bases */      \
    ENTRY(spin_cstr)         /* const char *(const char *p, u64 n, u32 site): copy, terminated */  \
    ENTRY(spin_pointer_hash) /* u64 (const void *) */                                              \
    ENTRY(                                                                                         \
        spin_install) /* void *(u32 install, void *closure, u32 order, u32 flags, u32 limit_us) */ \
    ENTRY(spin_authorise) /* void (u32 install) */

/* Place of each entry in `spin_entries`, the runtime object's table (section `.spin.entries`, one
 * 64-bit address each) that the loader fills before any code runs. */
enum spin_entry {
#define ENTRY(name) SPIN_ENTRY_##name,
    SPIN_ENTRIES(ENTRY)
#undef ENTRY
        SPIN_ENTRY_COUNT
};

/* Procedures of the runtime object itself: preemptible text of the arena, never blamed. Block
 * operations move whole aligned words wherever both sides are aligned. Atomics take integers of `size`
 * bytes as u64 and give back the old value (runtime/object/atomic.h). The compilers' own helpers are
 * those that clang -O2 and TCC emit calls to. */
/* clang-format off */
#define SPIN_HELPERS(HELPER)                                                                       \
    HELPER(memcpy) HELPER(memmove) HELPER(memset) HELPER(memcmp)                                   \
    HELPER(spin_atomic_load) HELPER(spin_atomic_exchange) HELPER(spin_atomic_add)                  \
    HELPER(spin_atomic_and) HELPER(spin_atomic_or) HELPER(spin_atomic_xor)                         \
    HELPER(spin_atomic_compare)                                                                    \
    HELPER(__floatundidf) HELPER(__floatundisf) HELPER(__fixunsdfdi) HELPER(__fixunssfdi)          \
    HELPER(__fixdfdi) HELPER(__fixsfdi)
/* clang-format on */

/* --- The seal ---------------------------------------------------------------------------------------------- */

/* Appended to the ELF file. The signature is Ed25519 over BLAKE2b-512 of SPIN_SEAL_DOMAIN, the ELF file
 * and the seal up to `signature`. The kernel checks it before it looks at anything else. */
#define SPIN_SEAL_DOMAIN "spindle object seal v1"
struct spin_seal {
    uint8_t magic[8];     /* "SPINSEAL" */
    uint32_t version;     /* 1 */
    uint32_t reserved;    /* 0 */
    uint64_t object_size; /* bytes of the ELF file before the seal */
    uint8_t key[32];      /* Ed25519 public key */
    uint8_t signature[64];
};
_Static_assert(sizeof(struct spin_seal) == 120, "the seal has no padding");
