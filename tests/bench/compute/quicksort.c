/* Quicksort (Hoare), median of three, insertion sort for short parts. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(quicksort);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 20000, SHORT = 16 };

static u32 *__array numbers;
static u32 *__array sorted;

static void swap(u32 *__scope a, u32 *__scope b)
{
    u32 t = *a;
    *a = *b;
    *b = t;
}

static void insertion_sort(u32 *__counted_by(n) a, i32 n)
{
    for (i32 i = 1; i < n; i++) {
        u32 x = a[i];
        i32 j = i - 1;
        while (j >= 0 && a[j] > x) {
            a[j + 1] = a[j];
            j--;
        }
        a[j + 1] = x;
    }
}

static void quicksort(u32 *__counted_by(n) __scope a, i32 n)
{
    while (n > SHORT) {
        i32 middle = n / 2, i = 0, j = n - 1;
        if (a[middle] < a[0])
            swap(&a[middle], &a[0]);
        if (a[n - 1] < a[0])
            swap(&a[n - 1], &a[0]);
        if (a[n - 1] < a[middle])
            swap(&a[n - 1], &a[middle]);
        u32 pivot = a[middle];
        while (i <= j) {
            while (a[i] < pivot)
                i++;
            while (a[j] > pivot)
                j--;
            if (i <= j)
                swap(&a[i++], &a[j--]);
        }
        quicksort(a, j + 1);
        a += i;
        n -= i;
    }
    insertion_sort(a, n);
}

void compute_prepare(void)
{
    numbers = new_array(u32, LENGTH);
    sorted = new_array(u32, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        numbers[i] = random_next() >> 8;
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        memcpy(sorted, numbers, LENGTH * sizeof(u32));
        quicksort(sorted, LENGTH);
        for (u32 i = 1; i < LENGTH; i++)
            sum += sorted[i - 1] <= sorted[i];
        sum += sorted[turns % LENGTH];
    }
    return sum;
}
