/* How programs of the plain prelude make objects: calloc, and a list of what was made.
 *
 * The list says what our headers say: how many elements, and the type by its name. It knows neither which struct
 * begins with which nor where the part of an array ends. */
#pragma once

struct plain_object {
    struct plain_object *older;
    const char *type; /* as written */
    u64 bytes, count;
    _Bool is_array, is_flexible;
    char start[] __attribute__((aligned(16)));
};

static struct plain_object *plain_newest;

static inline void *plain_make(const char *type, u64 size, u64 count, _Bool is_array)
{
    u64 bytes = size * (count ? count : 1) + 1;
    struct plain_object *made = __builtin_calloc(1, sizeof *made + bytes);
    if (!made)
        __builtin_trap();
    made->older = plain_newest;
    made->type = type;
    made->bytes = bytes;
    made->count = count;
    made->is_array = is_array;
    plain_newest = made;
    return made->start;
}

/* Elements of a member without a length have at most 64 bytes here. */
static inline void *plain_make_flexible(const char *type, u64 size, u64 count)
{
    void *start = plain_make(type, size + 64 * count, 1, 0);
    plain_newest->count = count;
    plain_newest->is_flexible = 1;
    return start;
}

/* The object that an address lies in; NULL when it was not made here. */
static inline struct plain_object *plain_find(const void *p)
{
    struct plain_object *o = plain_newest;
    while (o && (u64)((const char *)p - o->start) >= o->bytes)
        o = o->older;
    return o;
}

static inline u64 plain_len(const void *p, u64 size)
{
    struct plain_object *o = p ? plain_find(p) : 0;
    if (!o)
        return 0;
    return o->is_flexible ? o->count : o->count - (u64)((const char *)p - o->start) / size;
}

static inline _Bool plain_is(const void *p, const char *type)
{
    struct plain_object *o = p ? plain_find(p) : 0;
    return o && !o->is_array && __builtin_strcmp(o->type, type) == 0;
}

#define new(T)              ((T *)plain_make(#T, sizeof(T), 1, 0))
#define try_new(T)          new(T)
#define new_array(T, n)     ((T *)plain_make(#T, sizeof(T), (n), 1))
#define try_new_array(T, n) new_array(T, n)
#define new_flex(T, n)      ((T *)plain_make_flexible(#T, sizeof(T), (n)))
#define is(T, p)            plain_is((p), #T)
#define free(p)             ((void)(p))

/* Of an array by its type, of anything else by the list. */
#define lenof(p)                                                                                   \
    (__builtin_types_compatible_p(__typeof__(p), __typeof__(&(p)[0])) ? plain_len((p), sizeof *(p)) \
                                                                      : sizeof(p) / sizeof *(p))
