/* The sieve of Eratosthenes. */
#include <compute.h>
#include <string.h>

module(sieve);
implements(compute);

enum { LIMIT = 100000 };

static u8 *__array composite;

static u32 count_primes(u8 *__counted_by(limit + 1) mark, u32 limit)
{
    u32 count = 0;
    memset(mark, 0, limit + 1);
    for (u32 i = 2; i <= limit; i++) {
        if (mark[i])
            continue;
        count++;
        for (u32 j = 2 * i; j <= limit; j += i)
            mark[j] = 1;
    }
    return count;
}

void compute_prepare(void)
{
    composite = new_array(u8, LIMIT + 1);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0)
        sum += count_primes(composite, LIMIT - (u32)(turns % 100));
    return sum;
}
