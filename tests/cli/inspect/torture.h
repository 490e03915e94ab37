/* Interface torture: everything a header can declare, in its least convenient form. */
#pragma once

#include <shapes.h>
#include <stdint.h>
#include <stddef.h>
#include <stdbool.h>

#define SPARE 2

/* Constants, some of them bounds. */
enum { TORTURE_NAME = 24, TORTURE_ROWS = 3, TORTURE_WORDS };
enum depth { DEPTH_LOW = -5, DEPTH_MID = 7, DEPTH_HIGH };
typedef enum { MODE_ONE = 1, MODE_TWO } mode;
enum wide { WIDE = 0xffffffffu };

struct hidden;          /* a capability */
struct known;           /* named first, complete below */
typedef struct hidden *hidden_t;

/* Typedefs of typedefs, of procedures, of annotated references. */
typedef const char *__array line_t;
typedef line_t *__array lines_t;
typedef u32 *__array words_t;
typedef uint16_t half;
typedef half halves[4];
typedef const halves fixed;
typedef i32 torture_callback(struct known *__scope known, line_t text, const u8 *__counted_by(n) __scope p, u32 n);
typedef torture_callback *callback_t;
typedef u8 *__counted_by(n) (*torture_maker)(u32 n, void *__nullable context);
typedef void (*torture_chain)(callback_t first, torture_maker second);

struct __plain header {
    u8 kind;
    be16 length;
    u32 words[2][TORTURE_ROWS];
    struct __plain tail {
        u64 sum;
    } tail;
};

union number {
    u64 whole;
    f64 real;
    u8 bytes[8];
    struct {
        u32 low, high;
    };
};

struct flags {
    u32 a : 3;
    i32 b : 5;
    u32 : 7;
    u32 c : 1;
    u32 : 0;
    u8 d : 2;
    u8 : 0;
    u16 e : 9;
    u64 f : 40;
    unsigned int : 5;
};

struct known {
    struct base {
        enum depth depth;
        mode mode;
    } base;
    struct {
        i64 inner;
        union {
            u32 u;
            f32 f;
        };
        struct {
            u8 deep[2];
        } list[3];
    } nested;
    struct {
        u32 plain_a, plain_b;
    };
    struct known *next;
    const struct known *previous;
    struct hidden *token;
    hidden_t other;
    struct surface *surface;
    const void *any;
    line_t name;
    lines_t lines;
    words_t table[TORTURE_WORDS];
    const u16 *__array rows[2][2];
    struct known *__array kin;
    u32 count;
    u32 *__counted_by(count) numbers;
    const char *__counted_by(TORTURE_NAME) label;
    struct flags *__counted_by(4 * SPARE) flags;
    const u32 serial;
    const u8 key[TORTURE_NAME];
    callback_t call;
    torture_maker make;
    i32 (*direct)(const struct known *__scope p, u8 *__counted_by(n) q, size_t n);
    void (*handlers[3])(u32 code);
    union number number;
    enum { INNER_A, INNER_B = 9 } state;
    position place;
    shapes_test test;
    halves pair[2];
    _Bool truth;
    char letter;
    signed char small;
    long long large;
    unsigned long long larger;
};

/* Tags without a name that several declarators share. */
typedef struct {
    i32 x, y;
} pair, *pair_ref;
typedef const enum { TONE_LOW, TONE_HIGH = 40 } tone, tones[2];
struct shared {
    struct {
        u32 a;
    } first, rest[2], *__array link;
    const struct {
        u8 z : 3;
    } one, two;
    enum { SHARED_YES = 1 } yes, maybe;
    pair_ref pair;
    tone tone;
};

enum far { FAR_LOW = -9223372036854775807 - 1, FAR_HIGH = 9223372036854775807 };
enum up { UP = 18446744073709551615u, UP_NONE = 0 };

/* Several declarations at one place. */
#define LIST(T, name)                                                                              \
    struct name;                                                                                   \
    typedef T *__array name##_items;                                                               \
    typedef i32 (*name##_visit)(struct name *__scope list, u32 n);                                  \
    struct name {                                                                                  \
        name##_items items;                                                                        \
        name##_visit visit;                                                                        \
        u32 n;                                                                                     \
    };                                                                                             \
    typedef struct name *name##_ref
LIST(struct known, known_list);
LIST(known_list_ref, list_list);

struct hidden *torture_open(const char *__cstr name, enum depth depth, mode mode);
struct known *__nullable torture_find(struct hidden *token, const struct known *__nullable near);
u8 *__counted_by(n * 2 + 1) torture_bytes(const hidden_t token, u32 n);
lines_t torture_lines(lines_t lines, const lines_t more);
u32 torture_sum(const u32 *__counted_by(rows * TORTURE_ROWS) __scope grid, u32 rows, const struct header *__scope header);
void torture_fill(void *__sized_by(n - 1) __scope block, size_t n, const void *any);
void torture_fixed(u32 flags[4], const struct flags *__counted_by(SHAPES_MAX) f, fixed h);
callback_t torture_callback_of(torture_chain chain, i32 (*inner)(callback_t, u32 (*)(u32)));
void (*torture_direct(u32 n))(u32 code);
__functional u32 torture_hash(const u8 *__array data, size_t from);
__ephemeral void torture_tick(u64 now);
__ephemeral __functional _Bool torture_ready(const struct known *__scope known);
status torture_close(struct hidden *token) __must_check;
union number torture_number(union number number, enum wide wide);
enum shade torture_shade(struct surface *surface, const position *__scope at, position by_value);
struct binding *torture_binding(struct binding *__nullable binding);
const char *torture_name(const struct known *const known);
uint8_t torture_small(int16_t a, ptrdiff_t b, i8 c);
known_list_ref torture_list(list_list_ref lists, struct shared *shared, enum far far, enum up up);
const line_t *__array torture_consts(const line_t *__array lines, tone tone, pair_ref __nullable pair);
bool torture_truth(bool truth, struct list_list by_value[2]);
