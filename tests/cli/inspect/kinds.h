/* Interface kinds: one parameter, result and field of every kind. */
#pragma once

#include <spin/safe.h>

struct token;

struct point {
    i32 x, y;
};

struct record {
    struct point at;
    struct point *next;
    struct record *other;
    const u8 *__array bytes;
    u32 count;
    u32 *__counted_by(count) numbers;
    u16 grid[3][4];
    u32 low : 3;
    i32 (*callback)(i32 a, const struct point *__scope p);
    str_t name;
    void *anything;
};

struct token *kinds_open(const char *__cstr name);
struct token *__nullable kinds_find(struct token *from, u64 key);
const struct point *kinds_first(const struct record *record);
u32 kinds_sum(const u32 *__counted_by(n + 1) __scope numbers, u32 n);
void kinds_fill(void *__sized_by(n) __scope block, size_t n);
i64 kinds_each(struct record *__scope record, i32 (*visit)(struct point *__scope p));
_Bool kinds_same(void *__nullable a, void *b);
u8 *__array kinds_bytes(str_t name, f64 scale);
__functional u32 kinds_hash(const u8 *__array data);
__ephemeral void kinds_tick(void);
void kinds_log(struct token *token, const char *format, ...) __attribute__((format(printf, 2, 3)));
status kinds_close(struct token *token) __must_check;
