/* The runtime object itself, as extensions call it; its symbols begin with `object_` here. */
#include <spin/abi.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <string.h>

void *object_memcpy(void *dst, const void *src, size_t n);
void *object_memmove(void *dst, const void *src, size_t n);
void *object_memset(void *block, int value, size_t n);
int object_memcmp(const void *a, const void *b, size_t n);
double object___floatundidf(uint64_t x);
float object___floatundisf(uint64_t x);
uint64_t object___fixunsdfdi(double x);
uint64_t object___fixunssfdi(float x);
int64_t object___fixdfdi(double x);
int64_t object___fixsfdi(float x);
extern uint64_t (*object_spin_entries[SPIN_ENTRY_COUNT])(void);
uint32_t object_spin_is(const void *object, uint32_t type);
void object_spin_fault(uint32_t site, uint64_t a, uint64_t b);

enum { SPACE = 160, LONGEST = 60, MIDDLE = 64 };

struct space {
    _Alignas(16) uint8_t bytes[SPACE];
};

static struct space numbered(void)
{
    struct space space;
    for (size_t i = 0; i < SPACE; i++)
        space.bytes[i] = (uint8_t)(i * 7 + 3);
    return space;
}

static bool equal(const struct space *a, const struct space *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

Test(block, copies_every_alignment_and_length)
{
    struct space src = numbered();
    for (size_t to = 0; to < 8; to++)
        for (size_t from = 0; from < 8; from++)
            for (size_t n = 0; n <= LONGEST; n++) {
                struct space got = {{0}}, wanted = {{0}};
                void *result = object_memcpy(got.bytes + to, src.bytes + from, n);
                memcpy(wanted.bytes + to, src.bytes + from, n);
                cr_assert(result == got.bytes + to && equal(&got, &wanted), "%zu <- %zu, %zu", to,
                          from, n);
            }
}

Test(block, moves_every_overlap)
{
    for (size_t to = 0; to < MIDDLE + 40; to++)
        for (size_t from = MIDDLE - 8; from < MIDDLE + 8; from++)
            for (size_t n = 0; n <= 50; n++) {
                struct space got = numbered(), wanted = numbered();
                void *result = object_memmove(got.bytes + to, got.bytes + from, n);
                memmove(wanted.bytes + to, wanted.bytes + from, n);
                cr_assert(result == got.bytes + to && equal(&got, &wanted), "%zu <- %zu, %zu", to,
                          from, n);
            }
}

Test(block, sets_every_alignment_and_length)
{
    for (size_t to = 0; to < 16; to++)
        for (size_t n = 0; n <= LONGEST; n++) {
            struct space got = numbered(), wanted = numbered();
            void *result = object_memset(got.bytes + to, 0x1a5, n);
            memset(wanted.bytes + to, 0xa5, n);
            cr_assert(result == got.bytes + to && equal(&got, &wanted), "%zu, %zu", to, n);
        }
}

Test(block, compares_bytes_as_unsigned)
{
    cr_expect(eq(int, object_memcmp("ab", "ab", 2), 0));
    cr_expect(lt(int, object_memcmp("a\x7f", "a\x80", 2), 0));
    cr_expect(gt(int, object_memcmp("b", "aaaa", 1), 0));
    cr_expect(eq(int, object_memcmp("a", "b", 0), 0));
    cr_expect(eq(int, object_memcmp("same tail", "same head", 5), 0));
}

Test(convert, agrees_with_c_in_range)
{
    static const uint64_t values[] = {0,          1,    0x7fffffffffffffff, 0x8000000000000000,
                                      UINT64_MAX, 12345};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        cr_expect(object___floatundidf(values[i]) == (double)values[i]);
        cr_expect(object___floatundisf(values[i]) == (float)values[i]);
    }
    cr_expect(object___fixunsdfdi(9.3e18) == 9300000000000000000u);
    cr_expect(object___fixunssfdi(3.99f) == 3);
    cr_expect(object___fixdfdi(-4.5e18) == -4500000000000000000);
    cr_expect(object___fixsfdi(-3.99f) == -3);
}

Test(convert, saturates_and_turns_nan_into_zero)
{
    cr_expect(object___fixunsdfdi(1e300) == UINT64_MAX);
    cr_expect(object___fixunsdfdi(-1) == 0);
    cr_expect(object___fixunsdfdi((double)NAN) == 0);
    cr_expect(object___fixunssfdi(INFINITY) == UINT64_MAX);
    cr_expect(object___fixdfdi(1e300) == INT64_MAX);
    cr_expect(object___fixdfdi(-1e300) == INT64_MIN);
    cr_expect(object___fixdfdi((double)NAN) == 0);
    cr_expect(object___fixsfdi(-INFINITY) == INT64_MIN);
    cr_expect(object___fixsfdi(NAN) == 0);
}

static const void *seen_object;
static uint32_t seen_type, seen_site;
static uint64_t seen_a, seen_b;

static uint32_t kernel_is(const void *object, uint32_t type)
{
    seen_object = object;
    seen_type = type;
    return 1;
}

static void kernel_fault(uint32_t site, uint64_t a, uint64_t b)
{
    seen_site = site;
    seen_a = a;
    seen_b = b;
}

Test(entries, jump_through_the_table_with_all_arguments)
{
    object_spin_entries[SPIN_ENTRY_spin_is] = (uint64_t (*)(void))(void (*)(void))kernel_is;
    object_spin_entries[SPIN_ENTRY_spin_fault] = (uint64_t (*)(void))(void (*)(void))kernel_fault;
    int object = 0;
    cr_expect(object_spin_is(&object, 105) == 1);
    cr_expect(seen_object == &object && seen_type == 105);
    object_spin_fault(7, UINT64_MAX, 1);
    cr_expect(seen_site == 7 && seen_a == UINT64_MAX && seen_b == 1);
}
