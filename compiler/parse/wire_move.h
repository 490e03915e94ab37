/* The two-way transfer functions of the wire: each moves one kind of value, to the bytes when writing,
 * from them, checked, when reading. After the first flaw reading goes on with zeros and the result is
 * thrown away. Private to wire*.c. */
#pragma once

#include "ast.h"
#include "convert.h"

enum { WIRE_DEPTH_MAX = DEPTH_MAX + 16 };

struct wire {
    struct arena *arena;
    struct source_set *sources;
    struct unit *unit;
    uint32_t *files; /* when reading: the number that each file has here */
    uint32_t file_count;
    bool is_reading, is_bad;
    unsigned char *bytes;
    size_t at, length;   /* `length` is the room when writing */
    uint32_t type_limit; /* types with a smaller number may be referred to */
    unsigned depth;
};

/* --- Scalars ------------------------------------------------------------------------------------ */

void move_u64(struct wire *w, uint64_t *value);
uint32_t move_below(struct wire *w, uint32_t value, uint64_t limit); /* a number below `limit` */
void move_u32(struct wire *w, uint32_t *value);
void move_bool(struct wire *w, bool *value);
void move_count(struct wire *w, size_t *count); /* of things that take a byte each at least */
void move_bytes(struct wire *w, const char **bytes, size_t *length);
void move_text(struct wire *w, const char **text, bool is_optional); /* NULL when absent */
void move_file(struct wire *w, uint32_t *file);
void move_where(struct wire *w, struct where *where);

/* An enum of `limit` values; any enum type. */
#define MOVE_ENUM(w, place, limit) ((place) = move_below((w), (uint32_t)(place), (limit)))

/* Room for what is read; what is written is there. */
#define MOVE_ARRAY(w, place, count)                                                                \
    do {                                                                                           \
        move_count((w), &(count));                                                                 \
        if ((w)->is_reading)                                                                       \
            (place) = arena_array((w)->arena, (count) + 1, sizeof *(place));                       \
    } while (0)

/* --- References to what has a number, and lists --------------------------------------------------- */

void move_type(struct wire *w, struct type **type);
void move_tag(struct wire *w, struct tag **tag);
void move_decl(struct wire *w, struct decl **decl);
void move_annotations(struct wire *w, struct annotation **list);
void move_attributes(struct wire *w, struct attribute **list);

/* --- Records ---------------------------------------------------------------------------------------- */

void move_type_record(struct wire *w, struct type *type);
void move_tag_record(struct wire *w, struct tag *tag);
void move_decl_record(struct wire *w, struct decl *decl);
