/* The state of one conversion from clang's tree to ours, in the child process. */
#pragma once

#include "ast.h"
#include "diag.h"
#include "position.h"
#include "token.h"

struct entry;

enum {
    ENTRY_BUCKETS = 4096,
    DEPTH_MAX = 1000, /* nesting of expressions, statements and types that passes recurse over */
};

struct convert {
    struct arena *arena;
    struct unit *unit;
    struct diag_list *diags;
    struct preprocessed *text; /* what clang read, its tokens and their places */
    struct token_list *tokens; /* of `text` */
    struct decl *function;     /* whose body is being converted */
    unsigned jumps;            /* labels and gotos of that body */
    struct entry *entries[ENTRY_BUCKETS];
    struct entry *parsed_types[ENTRY_BUCKETS];
    struct entry **pending; /* tags complete in clang's tree whose fields are not converted yet */
    size_t pending_count, pending_capacity;
    unsigned char *claimed; /* by token: the name of an attribute that is in our tree */
    unsigned depth;
    bool is_too_deep;
    bool in_head,
        in_loop_head; /* of a loop: where `break`, and where `continue`, is no statement's of
                                   its own */
    bool is_quiet;    /* converting clang's own idea of a type: what we do not know is no error */
};

/* Every type of a unit carries its number: targets and parameters come before what is made of
 * them, which the wire relies on. */
struct numbered_type {
    struct type type;
    uint32_t number;
};

/* Reports a construct outside the dialect, at an offset of the preprocessed text. */
void refuse_at(struct convert *cv, enum diag_code code, uint32_t offset, const char *what);

/* Whether the code was reported already: what follows from it is no second mistake. */
bool has_refused(const struct convert *cv, enum diag_code code);

/* Finds all that we use of the library; false when it is not there, or not complete. */
bool libclang_load(const char *library);

/* Begins to, while the caller goes on. */
void libclang_load_begin(const char *library);

/* Reads preprocessed text with libclang and fills the unit; false after errors. */
bool libclang_parse(struct unit *unit, struct diag_list *diags, struct preprocessed *text,
                    const char *library);
