/* The typed tree: what the front end builds, the checks annotate and lowering reads.
 *
 * The tree is closed: every kind of node is listed here, and a construct without a kind is an
 * error in the front end. It is ours alone: nothing of libclang reaches it.
 *
 * Who fills what:
 *   parse   builds declarations, statements and expressions as written: no implicit conversion is
 *           in the tree, initialiser lists are in syntactic form, `annotations` hold the dialect's
 *           attributes as text, `parsed_type` is clang's opinion of an expression's type.
 *   check   completes types (reference kinds from annotations), gives every expression its `type`,
 *           inserts EXPR_CONVERT for every conversion C or the dialect makes, replaces calls of
 *           reserved builtins by EXPR_INTRINSIC, resolves initialiser lists to semantic form.
 *   lower   reads; never writes.
 *
 * All nodes live in the arena of one compile and are freed with it.
 * ast_verify() (ast.c) runs between passes and panics when a node breaks what is said here. */
#pragma once

#include "arena.h"
#include "source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct steps; /* parse/steps.h */

/* --- Types ------------------------------------------------------------------------------------ */

enum type_kind {
    TYPE_VOID,
    TYPE_BOOL,
    TYPE_INTEGER,  /* `rank`, `is_signed`, `size` */
    TYPE_FLOAT,    /* `size` 4 or 8 */
    TYPE_ENUM,     /* `tag`; arithmetic as its integer type `target` */
    TYPE_POINTER,  /* `target`, `reference` */
    TYPE_ARRAY,    /* `target`, `count`; never of unknown length after parse, see is_flexible */
    TYPE_STRUCT,   /* `tag` */
    TYPE_UNION,    /* `tag` */
    TYPE_FUNCTION, /* `target` is the result; `parameters` */
    TYPE_ALIAS,    /* a typedef name kept for messages; `target`, `declaration`. The target is the
                    * type of the declaration, or a copy with the const of this mention added */
};

enum integer_rank { RANK_CHAR, RANK_SCHAR, RANK_SHORT, RANK_INT, RANK_LONG, RANK_LONG_LONG };

/* What a pointer may be used for. REFERENCE_UNSET only before check has completed the type. */
enum reference_kind {
    REFERENCE_UNSET,
    REFERENCE_OBJECT,     /* one object; never arithmetic */
    REFERENCE_ARRAY,      /* start of an array object with a header; one word at rest */
    REFERENCE_COUNTED,    /* `bound` elements: a parameter, result or field */
    REFERENCE_SIZED,      /* void * parameter of `bound` bytes */
    REFERENCE_WIDE,       /* a value or local {base, length, index}; never at rest in memory */
    REFERENCE_ANY,        /* void * */
    REFERENCE_CAPABILITY, /* to a struct that is incomplete here */
    REFERENCE_FUNCTION,
};

struct reference {
    enum reference_kind kind;
    bool is_scope;    /* may point into the stack or inside an object: does not escape */
    bool is_nullable; /* parameter or result that may be null */
    bool is_cstr;     /* interface parameter that gets a terminated copy */
    /* REFERENCE_COUNTED, REFERENCE_SIZED: the checked bound, a tree of EXPR_BINARY + - *, all of
     * type i64, over leaves EXPR_INTEGER and, under CONVERT_ARITHMETIC to i64, EXPR_NAME of a
     * DECL_PARAMETER (its `index` says which: the same tree serves the body, every call and pointers
     * to functions) or EXPR_MEMBER with `a` NULL: a field of the struct the reference is read from.
     * Overflow in it and a negative value fault. */
    struct expr *bound;
};

struct annotation {
    const char *name;     /* without the prefix: "counted_by", "scope", "plain" ... */
    const char *argument; /* text of the argument, or NULL */
    struct where where;
    struct annotation *next;
};

struct type {
    enum type_kind kind;
    bool is_const;
    bool is_volatile; /* refused by check; kept so that the message can name it */
    bool is_signed;
    bool is_variadic;   /* TYPE_FUNCTION */
    bool has_prototype; /* TYPE_FUNCTION */
    bool is_flexible;   /* TYPE_ARRAY: `T a[]`, a flexible member or a parameter */
    enum integer_rank rank;
    uint64_t size, align; /* bytes; 0 for void, functions and incomplete types */
    struct type *target;
    uint64_t count; /* TYPE_ARRAY */
    struct reference reference;
    struct tag *tag;
    struct decl *declaration; /* TYPE_ALIAS */
    struct parameter *parameters;
    size_t parameter_count;
};

struct parameter {
    const char *name;               /* "" when absent */
    struct type *type;              /* adjusted: arrays and functions are pointers already */
    struct type *written;           /* as written, before adjustment */
    struct annotation *annotations; /* `T a[n]` and `T a[10]` give a counted_by here */
    struct attribute *attributes;
    struct where where;
};

struct field {
    const char *name; /* "" for an anonymous struct or union member */
    struct type *type;
    struct annotation *annotations;
    struct attribute *attributes;
    struct where where;
    struct tag *parent;
    uint64_t offset; /* bytes */
    bool is_bit_field;
    uint32_t bit_offset, bit_width; /* bit_offset counts from `offset` */
    size_t index;
};

struct enumerator {
    const char *name;
    int64_t value; /* bits; sign from the enum's integer type */
    struct where where;
    struct tag *parent;
};

/* A struct, union or enum. One object per definition, however often it is mentioned. */
struct tag {
    enum type_kind kind; /* TYPE_STRUCT, TYPE_UNION or TYPE_ENUM */
    const char *name;    /* "" when anonymous */
    struct where where;
    struct where first; /* where it is named first: tells the tags of a header from others */
    bool is_complete;
    bool is_packed;
    bool is_plain, is_stackonly, is_slice; /* set by check from `annotations` */
    struct annotation *annotations;
    struct attribute *attributes; /* `packed` is among them */
    struct field *fields;
    size_t field_count;
    struct enumerator *enumerators;
    size_t enumerator_count;
    struct type *integer;        /* TYPE_ENUM */
    uint64_t size, align;        /* as clang laid it out; check recomputes and compares */
    uint32_t file;               /* file that completes it, else the one that first names it */
    struct decl *function;       /* in whose body it is declared, or NULL */
    bool declared_in_interface;  /* set by check: first named by an interface header */
    struct interface *interface; /* set by check: that interface, or NULL */
    const struct decl *alias;    /* set by check: first typedef of an anonymous one, or NULL */
    uint32_t number;             /* unique in the unit */
    uint32_t part;               /* set by check: the source it is completed for */
};

/* --- Declarations ------------------------------------------------------------------------------ */

enum decl_kind { DECL_VARIABLE, DECL_PARAMETER, DECL_FUNCTION, DECL_TYPEDEF, DECL_ENUMERATOR };
enum storage { STORAGE_NONE, STORAGE_STATIC, STORAGE_EXTERN, STORAGE_REGISTER, STORAGE_AUTO };

struct decl {
    enum decl_kind kind;
    const char *name;
    struct where where;
    struct type *type; /* not shared with other declarations, but a parameter's is its function's */
    enum storage storage;
    bool is_inline, is_thread_local, is_global;
    bool is_definition;
    struct annotation *annotations; /* written on this declaration; check compares and merges */
    struct attribute *attributes;   /* every other attribute, by its token text */
    struct decl *canonical;         /* first declaration of the entity; itself when first */
    struct decl *definition;        /* on the canonical one: the definition, or NULL */
    struct expr *initialiser;       /* DECL_VARIABLE */
    struct stmt *body;              /* DECL_FUNCTION */
    struct decl **parameters;       /* DECL_FUNCTION with a body */
    size_t parameter_count;
    struct enumerator *enumerator; /* DECL_ENUMERATOR */
    uint32_t number;               /* unique in the unit */
    uint32_t index;                /* DECL_PARAMETER: position; set by check */
    uint32_t part;                 /* the source of the module that it was read for */
    struct decl *function;         /* the function a local or parameter belongs to */
    /* Set by check on the canonical declaration: */
    bool is_address_taken;            /* `&x`, or decay of an array: a place in memory is needed */
    bool is_assigned;                 /* written after its initialiser */
    bool is_object;                   /* global placed by the loader as a heap object */
    bool is_ephemeral, is_functional; /* functions: declared effect */
    bool is_recursive;                /* functions: may call itself, also through others */
    bool is_exported, is_imported;    /* functions of an interface */
    struct interface *interface;      /* functions: the interface that declares it, or NULL */
    bool is_typed;                    /* check's own: its type is complete */
    void *lowered;                    /* lowering's own */
};

/* An attribute that is not an annotation: refused unless on the allow-list (check/subset). */
struct attribute {
    const char *text; /* tokens, "format(printf, 2, 3)" */
    struct where where;
    struct attribute *next;
};

/* One interface header that was included. */
struct interface {
    const char *name; /* base name of the header without `.h` */
    uint32_t file;
    bool is_implemented; /* named by implements() */
    struct where implements_where;
    struct interface *next;
};

/* --- Expressions ------------------------------------------------------------------------------- */

enum expr_kind {
    EXPR_INTEGER,     /* `integer`; character constants and folded sizeof/offsetof as well */
    EXPR_FLOAT,       /* `real` */
    EXPR_STRING,      /* `bytes`, `length` with the final NUL; type char[length] */
    EXPR_NAME,        /* `decl` */
    EXPR_UNARY,       /* `op`, `a` */
    EXPR_BINARY,      /* `op`, `a`, `b`; comma, && and || too */
    EXPR_ASSIGN,      /* `a` = `b`; compound when `op` is not OP_NONE */
    EXPR_CONDITIONAL, /* `a` ? `b` : `c`; `b` NULL for `a ?: c` */
    EXPR_CALL,        /* `a` callee, `arguments` */
    EXPR_MEMBER,      /* `a`.field, or `a`->field when `is_arrow` */
    EXPR_INDEX,       /* `a`[`b`] (check puts the pointer or array first) */
    EXPR_CAST,        /* explicit: (`written`) `a` */
    EXPR_COMPOUND,    /* compound literal (`written`) `a`, where `a` is EXPR_LIST */
    EXPR_LIST,        /* initialiser list: syntactic: `items`; semantic after check */
    EXPR_STATEMENT,   /* GNU ({ ... }): `block` */
    EXPR_INTRINSIC, /* after check only: `intrinsic`, `written`, `arguments` as check/builtin.c says */
    EXPR_CONVERT, /* after check only: `conversion`, `a` */
};

enum operator{
    OP_NONE,
    /* unary */
    OP_PLUS,
    OP_MINUS,
    OP_NOT,
    OP_COMPLEMENT,
    OP_ADDRESS,
    OP_DEREF,
    OP_PRE_INC,
    OP_PRE_DEC,
    OP_POST_INC,
    OP_POST_DEC,
    /* binary; OP_ADD .. OP_OR also as compound assignments */
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_REM,
    OP_SHL,
    OP_SHR,
    OP_AND,
    OP_XOR,
    OP_OR,
    OP_LT,
    OP_GT,
    OP_LE,
    OP_GE,
    OP_EQ,
    OP_NE,
    OP_LOGICAL_AND,
    OP_LOGICAL_OR,
    OP_COMMA,
};

/* Every conversion that may happen, explicit or implicit. Check refuses all others.
 *
 * At rest a bounded reference is REFERENCE_ARRAY, COUNTED or SIZED (one word); as a value it is always
 * REFERENCE_WIDE. EXPR_CALL and EXPR_ASSIGN of array or counted type stand under CONVERT_WIDE when
 * their value is used. Conditions (if, loops, !, &&, ||, ?:) are under CONVERT_TO_BOOL unless their
 * type is TYPE_BOOL. The callee of EXPR_CALL is an EXPR_NAME of a function (a direct call) or a
 * procedure value. A value dropped is under CONVERT_VOID, but for the last of EXPR_STATEMENT. */
enum conversion {
    CONVERT_LOAD,       /* lvalue to value; for bounded references the value is wide */
    CONVERT_ARITHMETIC, /* integer, enum, bool and float types among each other */
    CONVERT_TO_BOOL,    /* scalar != 0, pointers too */
    CONVERT_DECAY,      /* array lvalue to a wide scope reference (or array reference: literals) */
    CONVERT_FUNCTION,   /* function designator to procedure value */
    CONVERT_NULL,       /* literal 0 to a null reference */
    CONVERT_CONST,      /* add const at the outermost pointee */
    CONVERT_TO_ANY,     /* object, array start or capability to void * */
    CONVERT_TO_BASE,    /* struct reference to reference of its first member's struct */
    CONVERT_WIDE,       /* array or counted value at rest to wide */
    CONVERT_TO_ARRAY,   /* wide to array reference: index must be 0 (checked) */
    CONVERT_TO_OBJECT,  /* wide to reference of its first element: index must be 0 (checked) */
    CONVERT_TO_SCOPE,   /* object to scope reference; wide to one scope element (index < length) */
    CONVERT_TO_COUNTED, /* argument or result: wide to counted or sized (bytes); available >= bound is
                           checked by the call or return; index must be 0 unless the target is_scope */
    CONVERT_ONE,        /* object reference to wide of length 1 (0 when null), scope always */
    CONVERT_VOID,       /* value dropped */
    CONVERT_TO_CSTR,    /* wide char reference to a terminated copy */
};

enum intrinsic {
    INTRINSIC_NEW,
    INTRINSIC_TRY_NEW,
    INTRINSIC_NEW_ARRAY,
    INTRINSIC_TRY_NEW_ARRAY,
    INTRINSIC_NEW_FLEX,
    INTRINSIC_AS,
    INTRINSIC_AS_ARRAY,
    INTRINSIC_IS,
    INTRINSIC_LENOF,
    INTRINSIC_VIEW,
    INTRINSIC_SUB,
    INTRINSIC_ELEMS,
    INTRINSIC_COPY,
    INTRINSIC_FILL,
    INTRINSIC_ZERO,
    INTRINSIC_MEMCPY,
    INTRINSIC_MEMMOVE,
    INTRINSIC_MEMSET,
    INTRINSIC_MEMCMP,
    INTRINSIC_ADD_OK,
    INTRINSIC_SUB_OK,
    INTRINSIC_MUL_OK,
    INTRINSIC_ATOMIC_LOAD,
    INTRINSIC_ATOMIC_STORE,
    INTRINSIC_ATOMIC_EXCHANGE,
    INTRINSIC_ATOMIC_ADD,
    INTRINSIC_ATOMIC_SUB,
    INTRINSIC_ATOMIC_AND,
    INTRINSIC_ATOMIC_OR,
    INTRINSIC_ATOMIC_XOR,
    INTRINSIC_ATOMIC_COMPARE,
    INTRINSIC_POINTER_HASH,
    INTRINSIC_ASSERT,
    INTRINSIC_INSTALL,
    INTRINSIC_AUTHORISE,
    INTRINSIC_TRY_CALL,
    INTRINSIC_FORMAT_REST, /* as the last argument of a call with `...` only */
    INTRINSIC_EXPECT,      /* __builtin_expect: value of its first argument */
};

/* One element of an initialiser list. Syntactic: `designators` as written. Semantic (after
 * check): one item per initialised scalar or struct/string-initialised array, in order, with
 * `offset` its byte offset in the whole object; what no item names is zero. */
struct designator {
    const char *field;  /* .field, or NULL */
    struct expr *index; /* [index] */
    struct where where;
};

struct initialiser_item {
    struct designator *designators;
    size_t designator_count;
    struct expr *value;
    uint64_t offset;         /* semantic */
    struct field *bit_field; /* semantic: set for a bit-field */
    struct type *type;       /* semantic: type of the place */
};

struct expr {
    enum expr_kind kind;
    struct where where;       /* first token; for binary, assignment, call, index: its operator */
    struct type *parsed_type; /* clang's, without dialect annotations; NULL when unknown */
    struct type *type;        /* check's */
    bool is_lvalue;           /* check's: designates a place */
    bool is_arrow;
    bool is_parenthesised;
    bool is_constant;   /* check's: integer constant, folded into `integer` */
    bool is_wide_index; /* check's: int + - * inside an index, evaluated in 64 bits (R20) */
    bool
        is_reversed; /* check's, of i[p] and i + p: `b` was written first, and is evaluated first */
    enum operator op;
    enum conversion conversion;
    enum intrinsic intrinsic;
    struct expr *a, *b, *c;
    struct expr **arguments;
    size_t argument_count;
    uint64_t integer;
    double real;
    const char *bytes;
    size_t length;
    const char *member;  /* parse: name after . or -> */
    struct field *field; /* check: resolved, anonymous members made explicit */
    struct decl *decl;
    struct type *written;     /* type named in the expression: cast, compound literal, witness */
    struct type *computation; /* check: compound assignment and ++: type the operation is done in */
    struct initialiser_item *items;
    size_t item_count;
    struct stmt *block;
};

/* --- Statements -------------------------------------------------------------------------------- */

enum { AST_JUMPS_MAX = 4096 }; /* labels and goto statements of one function */

enum stmt_kind {
    STMT_COMPOUND, /* `list` */
    STMT_DECL,     /* `decls`: variables; typedefs and tags are only in the unit's tables */
    STMT_EXPR,     /* `a` */
    STMT_IF,       /* `a`, `body`, `otherwise` */
    STMT_WHILE,    /* `a`, `body` */
    STMT_DO,       /* `body`, `a` */
    STMT_FOR,      /* `init` (statement or NULL), `a`, `step`, `body` */
    STMT_SWITCH,   /* `a`, `body` */
    STMT_CASE,     /* `a`, `body` the labelled statement */
    STMT_DEFAULT,  /* `body` */
    STMT_LABEL,    /* `label`, `body` */
    STMT_GOTO,     /* `label` */
    STMT_BREAK,
    STMT_CONTINUE,
    STMT_RETURN, /* `a` or NULL */
    STMT_EMPTY,
};

struct stmt {
    enum stmt_kind kind;
    struct where where;
    struct expr *a, *step;
    struct stmt *init, *body, *otherwise;
    struct stmt **list;
    size_t count;
    struct decl **decls;
    size_t decl_count;
    const char *label;
    uint64_t case_value; /* check: folded, converted to the switch type */
};

/* --- The unit ---------------------------------------------------------------------------------- */

/* What the bounds of one source may name: a tag of a header is in several. */
struct unit_part {
    struct tag **tags;
    size_t tag_count;
};

/* The sources of one module with everything they include, in order of declaration. As parsed each is a
 * unit of its own (check/merge.c). */
struct unit {
    struct arena *arena;
    struct source_set *sources;
    struct decl **decls; /* file scope, and all typedefs; every redeclaration is one of its own */
    size_t decl_count;
    struct tag **tags; /* all, nested ones as well */
    size_t tag_count;
    struct decl **all; /* every declaration by its number: locals, parameters, enumerators too */
    size_t all_count;
    struct type **types; /* as parsed; a type stands behind those it is made of */
    size_t type_count;
    struct unit_part *parts; /* of a module of several sources, else NULL */
    size_t part_count;
    bool is_alone; /* one source of a module, checked without the others */
    /* Set by check from the module macros: */
    const char *module; /* name; default the file's base name */
    struct interface *interfaces;
    struct decl *initialiser; /* procedure named by initialiser(), or NULL */
    /* For --time: */
    struct steps *steps;
};

/* Reads without side effects; all of them see through TYPE_ALIAS. */
struct type *type_strip(struct type *type);    /* the type behind aliases */
bool type_is_integer(const struct type *type); /* integers, bool and enums */
bool type_is_arithmetic(const struct type *type);
bool type_is_scalar(const struct type *type);
bool type_is_pointer(const struct type *type);
bool type_is_bounded(const struct type *type);     /* array, counted, sized or wide */
bool type_has_references(const struct type *type); /* holds a pointer anywhere by value */
bool type_is_plain(const struct type *type);       /* every bit pattern legal: R16 */
bool type_is_stackonly(
    const struct type *type); /* a struct, or an array, of stack references: R15 */
bool type_is_flexible(const struct type *type); /* a struct that ends in a flexible member: R14 */
bool type_has_padding(
    const struct type *type); /* bytes or bits that no member, or not each, covers */
const char *type_spell(struct arena *arena, const struct type *type);           /* as written */
const char *type_spell_annotated(struct arena *arena, const struct type *type); /* its kind, too */
const char *operator_spell(enum operator op);
const char *expr_spell(struct arena *arena, const struct expr *expr); /* as C text, for reports */

/* Panics when the tree breaks what this header promises after the named pass. */
enum ast_stage { AST_PARSED, AST_CHECKED };
void ast_verify(const struct unit *unit, enum ast_stage stage);

/* What is wrong with a tree as parsed, or NULL: the form of nodes, references between them, places of
 * jumps. What a hostile front end may send passes here before anybody else reads it. */
const char *ast_flaw(const struct unit *unit);

/* Prints the tree for --dump. */
void ast_print(const struct unit *unit, void *stream);
