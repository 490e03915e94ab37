/* The lowered tree: what lowering makes of the typed tree and every back end is fed with.
 *
 * A function is a list of hoisted, zeroed locals and a flat list of statements. Nothing is implicit:
 *   - values are 32 or 64 bit integers without a sign (operators carry it), floats and pointers;
 *     they are trees of pure operators over constants and locals, free of undefined behaviour;
 *   - narrow integers exist in memory only: a load widens at once, a store narrows;
 *   - memory is touched by LOW_LOAD, LOW_STORE, LOW_COPY and LOW_CLEAR alone, through typed places;
 *   - everything that can fail is a LOW_CHECK before the statement that needs it (low_check.def);
 *   - control is labels, gotos, LOW_IF and LOW_SWITCH, so that `goto` into a loop is ordinary.
 * low_verify() (verify/) panics where this does not hold. Types in memory are those of ast.h.
 *
 * Beside the functions the unit collects the rows of the object's tables (abi.h): sites, types,
 * objects, imports, exports, installs and roots. emit_c prints the definitions of the C names held
 * here (slots, cells, ids, data); object/tables.c prints tables that mention them. */
#pragma once

#include "ast.h"

#include <stdio.h>

/* --- Values ------------------------------------------------------------------------------------ */

enum low_type { LOW_VOID, LOW_U32, LOW_U64, LOW_F32, LOW_F64, LOW_POINTER };

/* Result type is the operands' unless said; comparisons give a u32 of 0 or 1. Division and
 * remainder are legal only behind a CHECK of the divisor; signed ones handle MIN / -1 (R20). */
enum low_op {
    LOW_CONSTANT,  /* `bits`; of pointer type only null */
    LOW_REAL,      /* `real` */
    LOW_LOCAL,     /* `local`, a scalar */
    LOW_ADDRESS,   /* of `place`: a pointer */
    LOW_CELL,      /* value of the loader's cell named `name`: a pointer */
    LOW_PROCEDURE, /* address of the function named `name`: a pointer */
    LOW_TYPE_ID,   /* the id the loader wrote for type `name`: u32 */
    /* integers */
    LOW_NEG,
    LOW_COMPLEMENT,
    LOW_SIGN8,
    LOW_SIGN16, /* low bits of a u32, sign extended to u32 */
    LOW_ZERO8,
    LOW_ZERO16, /* the same, zero extended */
    LOW_SIGN32,
    LOW_ZERO32,   /* u32 to u64 */
    LOW_TRUNCATE, /* u64 to u32 */
    LOW_ADD,
    LOW_SUB,
    LOW_MUL,
    LOW_UDIV,
    LOW_SDIV,
    LOW_UREM,
    LOW_SREM,
    LOW_AND,
    LOW_OR,
    LOW_XOR,
    LOW_SHL,
    LOW_SHR,
    LOW_SAR, /* the count is a u32, masked by the operator */
    /* comparisons; EQ and NE also of pointers */
    LOW_EQ,
    LOW_NE,
    LOW_SLT,
    LOW_SLE,
    LOW_ULT,
    LOW_ULE,
    LOW_UGT,
    LOW_UGE,
    LOW_FEQ,
    LOW_FNE,
    LOW_FLT,
    LOW_FLE,
    /* floats */
    LOW_FNEG,
    LOW_FADD,
    LOW_FSUB,
    LOW_FMUL,
    LOW_FDIV,
    LOW_F32_TO_F64,
    LOW_F64_TO_F32,
    LOW_S32_TO_F,
    LOW_U32_TO_F,
    LOW_S64_TO_F,
    LOW_U64_TO_F, /* to the node's type */
    LOW_BITS,     /* address of a pointer as u64, only to be compared */
    LOW_F_TO_S64, /* of an f64 that lowering has shown to be in range (R7) */
    LOW_OP_COUNT
};

struct low_value {
    enum low_op op;
    enum low_type type;
    struct low_value *a, *b;
    uint64_t bits;
    double real;
    struct low_local *local;
    struct low_place *place;
    const char *name;
};

/* Where a loop changes a local; while checks are removed only. */
struct low_changes {
    uint32_t loop, count;
    size_t first; /* statement */
};

/* A C local. Scalars hold values (narrow user variables in their narrow range); memory locals have
 * a place: structs, arrays and whatever has its address taken. All are zero at entry. */
struct low_local {
    const char *name;          /* C name, unique in the function */
    const char *shown;         /* user's name, or "" for the compiler's own */
    enum low_type type;        /* scalars */
    const struct type *memory; /* memory locals; NULL for scalars */
    bool is_signed;            /* scalars: declared signed, for the debugger's sake */
    bool is_parameter;
    bool is_kept; /* pointers: bases of indexed access, kept alive (R26) */
    bool is_lent; /* parameters: kept alive by the caller (lent.c) */
    bool
        is_kept_at_ends; /* temporaries: kept where loops are left, as the callee did (inline_copy.c) */
    bool is_loose;    /* parameters and memory: may hold words that are read again (R25; loose.c) */
    bool is_shared;   /* memory: its address is known elsewhere (change.c) */
    bool is_contents; /* what a place holds, read once for several uses (reuse.c) */
    bool is_of_local; /* references: may lead into a local (lent_words.c) */
    uint32_t number;  /* of one pass, which numbers them anew */
    struct low_changes changes;
    struct low_local *again; /* temporaries: in the list of free or busy ones, while lowering */
    struct low_local *next;
};

/* --- Places -------------------------------------------------------------------------------------- */

enum low_root { LOW_ROOT_LOCAL, LOW_ROOT_GLOBAL, LOW_ROOT_POINTER };

struct low_step {
    const struct field *field;   /* a member, or NULL: */
    struct low_value *index;     /* an element: u64 constant or local */
    const struct low_value *sum; /* the same number, as it is printed; or NULL (sums.c) */
};

/* `local`, `global` or `((root type *)pointer)[index]`, then the steps. */
struct low_place {
    enum low_root root;
    struct low_local *local;
    struct low_global *global;
    struct low_value *pointer;   /* a pointer local */
    struct low_value *index;     /* with a pointer: u64 constant or local, or NULL for the object */
    const struct low_value *sum; /* as of steps */
    const struct type *root_type;
    struct low_step *steps;
    size_t step_count;
    const struct type *type; /* of the whole place */
};

/* --- Statements ------------------------------------------------------------------------------------ */

enum low_check {
#define CHECK(name, kind, operator, a, b, why) LOW_CHECK_##name,
#include "low_check.def"
#undef CHECK
    LOW_CHECK_COUNT
};

enum low_stmt_kind {
    LOW_SET,    /* local = a */
    LOW_LOAD,   /* local = place, widened */
    LOW_STORE,  /* place = a, narrowed */
    LOW_COPY,   /* place = source, same struct, union or array type */
    LOW_CLEAR,  /* place = zero */
    LOW_COUNT,  /* local = element count of the object at a, 0 when a is null (u64) */
    LOW_HEADER, /* local = type id of the object at a (u32); a is checked */
    LOW_CHECK,  /* fault(site, a, b) when `a OPERATOR b` */
    LOW_CALL,   /* local or place = callee(arguments) */
    LOW_LABEL,
    LOW_GOTO,
    LOW_IF,     /* goto label when a (u32) is not 0 */
    LOW_SWITCH, /* a: goto the label of the case that is equal, else on */
    LOW_RETURN, /* a, or place for a struct by value, or nothing */
    LOW_KEEP,   /* keep every `is_kept` local with a name alive until here; with `a`, that one */
    LOW_FIX,    /* the value of local is fixed from here on, whatever memory it came from (R25) */
    LOW_FAULT,  /* fault(site, 0, 0): the end of a function */
};

enum low_callee {
    LOW_CALL_FUNCTION, /* `name`: a function of this unit */
    LOW_CALL_SLOT,     /* `name`: of an import, or of an export of this unit */
    LOW_CALL_POINTER,  /* `a`: a procedure value, checked */
    LOW_CALL_ENTRY,    /* `name`: a kernel entry or helper of abi.h */
};

/* How one parameter or result crosses a function boundary (architecture 3a). */
enum low_passing {
    LOW_PASS_NOTHING, /* result of void */
    LOW_PASS_SCALAR,  /* `type` */
    LOW_PASS_STRUCT, /* `structure` by value: at most 16 bytes of integers and references, unpadded */
    LOW_PASS_COPY, /* `structure` in a private copy of the caller's, by address; results into it */
};

struct low_pass {
    enum low_passing passing;
    enum low_type type;
    bool is_signed;
    const struct type *structure;
};

struct low_signature {
    struct low_pass result; /* LOW_PASS_COPY: a hidden first parameter */
    struct low_pass *parameters;
    size_t count;
};

struct low_argument {
    struct low_value *value; /* scalars; the address for LOW_PASS_COPY */
    struct low_place *place; /* LOW_PASS_STRUCT */
    const struct type *type; /* of a reference with a bound: what it counts */
};

struct low_case {
    uint64_t value;
    uint32_t label;
};

#define LOW_CLAIM_FORM  UINT32_MAX
#define LOW_CLAIM_PATHS (UINT32_MAX - 1)

struct low_stmt {
    enum low_stmt_kind kind;
    struct where where;
    struct low_local *local;
    struct low_place *place, *source;
    struct low_value *a, *b;
    struct low_value *base; /* LOW_CHECK of an index: the base it protects */
    enum low_check check;
    uint32_t site;
    uint32_t label;
    uint32_t
        claim; /* LOW_CHECK: not made, as what stands in front of this label shows, as the index
                         is small by its form (LOW_CLAIM_FORM), or as all that leads here shows
                         (LOW_CLAIM_PATHS); or 0 */
    const char *note; /* LOW_CHECK: why it is not made, or why it is; or NULL */
    bool is_proof;    /* LOW_IF: claims rely on it */
    bool is_waiting;  /* LOW_LABEL: of a loop that may wait for others: all is read anew (wait.c) */
    bool is_rolled; /* LOW_LABEL, and the LOW_GOTO back: of a loop that is not unrolled (roll.c) */
    bool is_once;   /* LOW_LOAD: safety depends on it, the word is read exactly once */
    bool
        is_fixed_later; /* LOW_LOAD of a reference: not here, but at the label that comes next (meet.c) */
    enum low_callee callee;
    const char *name;
    const struct low_function *target; /* LOW_CALL_FUNCTION */
    const struct low_signature *signature;
    const struct type *type;        /* LOW_CALL: of the procedure, or of what an entry works on */
    struct low_argument *arguments; /* hidden result address first, when there is one */
    size_t argument_count;
    struct low_case *cases;
    size_t case_count;
};

/* --- Functions, data and the rows of the object's tables ----------------------------------------------- */

struct low_function {
    const char *name; /* C name */
    const struct decl *decl;
    uint32_t number; /* index of the procedure */
    bool is_entered; /* from outside as well: exported, or its address is taken */
    bool is_value;   /* it is given to the kernel to be called (lent.c) */
    bool is_loose;   /* its result may be a word that is read again; no caller relies on it */
    const struct low_signature *signature;
    struct low_local **parameters; /* hidden result pointer first */
    size_t parameter_count;
    struct low_local *locals, *last_local; /* parameters excluded */
    struct low_stmt **stmts;
    size_t stmt_count, stmt_room;
    uint32_t label_count, number_count;
    struct low_writes *writes; /* what calls of it may write (change.h) */
    struct low_function *next;
};

/* Initial contents of data: bytes, and the words that need an address. */
struct low_word {
    uint64_t offset;
    const char *procedure;     /* C name of a function of this unit, or NULL: */
    struct low_object *object; /* filled by the loader (a fixup) */
    struct low_import *import; /* the same: an imported or exported procedure's address */
    struct low_export *export;
    struct low_word *next;
};

struct low_image {
    const uint8_t *bytes; /* NULL: all zero */
    uint64_t size;
    struct low_word *words; /* ascending */
};

/* Data in the object itself: gives scope references only. */
struct low_global {
    const char *name; /* C name */
    const struct decl *decl;
    const struct type *type;
    bool is_const;
    struct low_image image;
    struct low_global *next;
};

/* A literal or global that the loader makes a heap object of. */
struct low_object {
    uint32_t number;
    const char *cell;       /* C name of its `void *` cell */
    const char *image_name; /* C name of its initial bytes, or NULL when zero */
    struct low_descriptor *descriptor;
    uint64_t count;
    bool is_const;
    const struct decl *decl; /* globals */
    struct where where;
    struct low_image image;
    struct low_object *next;
};

/* An element type that objects of this unit have. */
struct low_descriptor {
    uint32_t number;
    const struct type *type;
    const char *id_name; /* C name of the u32 that gets the id */
    struct low_descriptor *next;
};

struct low_import {
    uint32_t number;
    const struct decl *decl;
    const char *slot;    /* C name */
    const char *address; /* C name of the cell for its address, or NULL when never taken */
    struct low_import *next;
};

struct low_export {
    uint32_t number;
    const struct decl *decl;
    const char *slot, *address; /* as above */
    uint32_t procedure;
    struct low_export *next;
};

struct low_site {
    uint32_t number;
    struct where where;
    enum low_check check;   /* LOW_CHECK_COUNT for others: */
    uint32_t kind;          /* enum spin_fault_kind */
    bool is_argument;       /* charged to the caller */
    const char *expression; /* "buf[i]" */
    const char *a, *b;      /* names of the operands */
    uint32_t procedure;
    struct low_site *next;
};

struct low_install {
    uint32_t number;
    const struct decl *event, *handler, *guard; /* guard may be NULL */
    bool has_closure;
    struct low_descriptor *closure; /* or NULL: any object */
    bool is_authoriser;
    uint32_t site;
    struct low_install *next;
};

/* A global of the object that holds references. */
struct low_root_range {
    struct low_global *global;
    struct low_descriptor *descriptor;
    uint64_t count;
    struct low_root_range *next;
};

struct low_unit {
    struct name_set *file_scope; /* the user's names; while lowering only */
    struct arena *arena;
    const struct unit *unit;
    struct low_function *functions, *last_function;
    struct low_global *globals, *last_global;
    struct low_object *objects, *last_object;
    struct low_descriptor *descriptors, *last_descriptor;
    struct low_import *imports, *last_import;
    struct low_export *exports, *last_export;
    struct low_site *sites, *last_site;
    struct low_install *installs, *last_install;
    struct low_root_range *roots, *last_root;
    uint32_t function_count, object_count, descriptor_count, import_count, export_count, site_count,
        install_count, name_count;
};

/* --- Passes ---------------------------------------------------------------------------------------------- */

/* Lowers a checked unit. requires: check_unit() succeeded. ensures: low_verify() holds. */
struct low_unit *lower_unit(const struct unit *unit, struct arena *arena);

/* Puts small functions of the file into their callers (inline.c). */
void low_inline(struct low_unit *unit);

/* R26: keeps bases that have no name, and what callees rely on (keep.c). requires: all functions are lowered, and
 * those inlined that will be. */
void low_keep_bases(struct low_unit *unit);

/* Reads what this strand has read or written before only once (reuse.c). */
void low_reuse_loads(struct low_unit *unit);

/* Instead of that: every loop may wait for other strands. */
void low_wait_everywhere(struct low_unit *unit);

/* Removes checks from loops where conditions in front of them show that none can fail (elide.c). */
void low_elide(struct low_unit *unit);

/* Leaves out keeps of bases that are kept later anyway (spare.c). */
void low_spare_keeps(struct low_unit *unit);

/* Leaves out keeps of bases that were not accessed since they were kept (due.c). */
void low_keep_due(struct low_unit *unit);

/* Fixes references behind the label where the ways meet that read them (meet.c). */
void low_meet_loads(struct low_unit *unit);

/* Marks the loads that must happen once (critical.c). requires: nothing is removed any more.
 * ensures: low_verify_loads() holds. */
void low_fix_loads(struct low_unit *unit);

/* Notes which indices are sums with a constant, and prints them as such (sums.c).
 * requires: nothing is changed any more. ensures: low_verify_sums() holds. */
void low_spell_sums(struct low_unit *unit);

/* Panics where a sum is not the index that was checked. */
void low_verify_sums(const struct low_unit *unit);

/* Marks loops that clang shall not unroll (roll.c). */
void low_roll_loops(struct low_unit *unit);

/* Panics where safety relies on a word that may be read from memory again (loose.c). */
void low_verify_loads(const struct low_unit *unit);

/* Panics when the tree breaks what this header promises. */
void low_verify(const struct low_unit *unit);

/* Whether it would not, for one function. */
bool low_verify_holds(const struct low_unit *unit, const struct low_function *function);

/* Prints the tree for --dump=lower. */
void low_print(const struct low_unit *unit, FILE *stream);

/* The row of a function, import or export; NULL when there is none. */
struct low_function *low_find_function(const struct low_unit *unit, const struct decl *decl);
struct low_import *low_find_import(const struct low_unit *unit, const struct decl *decl);
struct low_export *low_find_export(const struct low_unit *unit, const struct decl *decl);

/* Facts about a check: fault kind, operator, operand names and reason, as in low_check.def. */
struct low_check_row {
    const char *name;
    uint32_t kind;
    enum low_op op;
    const char *a, *b, *why;
};
extern const struct low_check_row low_checks[LOW_CHECK_COUNT];

/* Test build: the named check is no longer inserted, nor demanded by low_verify(). False when there
 * is no such check. */
bool low_drop_check(const char *name);
extern enum low_check low_dropped; /* LOW_CHECK_COUNT: none */
