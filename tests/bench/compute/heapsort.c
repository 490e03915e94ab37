/* Heapsort (Williams, Floyd). */
#include <compute.h>
#include <random.h>
#include <string.h>

module(heapsort);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 10000 };

static f64 *__array numbers;
static f64 *__array sorted;

static void sift_down(f64 *__counted_by(n) a, u32 at, u32 n)
{
    f64 x = a[at];
    for (;;) {
        u32 child = 2 * at + 1;
        if (child >= n)
            break;
        if (child + 1 < n && a[child + 1] > a[child])
            child++;
        if (a[child] <= x)
            break;
        a[at] = a[child];
        at = child;
    }
    a[at] = x;
}

static void heapsort(f64 *__counted_by(n) a, u32 n)
{
    for (u32 i = n / 2; i > 0; i--)
        sift_down(a, i - 1, n);
    for (u32 end = n; end > 1; end--) {
        f64 largest = a[0];
        a[0] = a[end - 1];
        a[end - 1] = largest;
        sift_down(a, 0, end - 1);
    }
}

void compute_prepare(void)
{
    numbers = new_array(f64, LENGTH);
    sorted = new_array(f64, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        numbers[i] = random_next();
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        memcpy(sorted, numbers, LENGTH * sizeof(f64));
        heapsort(sorted, LENGTH);
        for (u32 i = 1; i < LENGTH; i++)
            sum += sorted[i - 1] <= sorted[i];
        sum += (u64)sorted[turns % LENGTH];
    }
    return sum;
}
