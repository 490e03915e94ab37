// Const parameters, by typedef or plain, in the declaration, in the definition or in both.
// expect: 1 2 3 5 6 7
#include <console.h>

typedef u32 number;
typedef const u32 fixed;
struct pair { u32 a, b; };
typedef const struct pair fixed_pair;

static u32 both(const number x);
static u32 declared(fixed x);
static u32 defined(u32 x);
static u32 of_struct(fixed_pair x);
static u32 in_body(struct pair x);
static u32 of_reference(u32 *const x);

static u32 both(const number x) { return x; }
static u32 declared(u32 x) { return ++x; }
static u32 defined(fixed x) { return x + 2; }
static u32 of_struct(struct pair x) { x.a += 4; return x.a; }
static u32 in_body(fixed_pair x) { return x.b + 4; }
static u32 of_reference(u32 *x) { x[0] += 6; return *x; }

int main(int argc, str_t *__array argv)
{
    struct pair pair = {1, 2};
    u32 *one = new(u32);
    *one = 1;
    console_print(console_open(), "%u %u %u %u %u %u\n", both(1), declared(1), defined(1), of_struct(pair),
                  in_body(pair), of_reference(one));
    return 0;
}
