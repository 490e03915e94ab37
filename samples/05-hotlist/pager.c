/* Replays a trace of page numbers (hexadecimal, one a line) against a number of frames and counts the
 * faults; which page leaves is up to the extension that implements interface policy. */
#include "policy.h"

#include <console.h>
#include <device.h>

module(pager);

enum { BUCKETS = 256 };

struct page {
    struct page *next; /* of the same bucket */
    u64 number;
    u32 frame;
    _Bool resident;
};

struct pager {
    struct page *buckets[BUCKETS];
    struct page **__counted_by(count) frames;
    u32 count, used;
    u32 references, faults;
};

static struct page *pager_page(struct pager *pager, u64 number)
{
    u32 bucket = (u32)(number % BUCKETS);
    for (struct page *page = pager->buckets[bucket]; page; page = page->next)
        if (page->number == number)
            return page;
    struct page *page = new(struct page);
    page->number = number;
    page->next = pager->buckets[bucket];
    pager->buckets[bucket] = page;
    return page;
}

static u32 free_frame(struct pager *pager)
{
    if (pager->used < pager->count)
        return pager->used++;
    u32 victim = policy_victim();
    pager->frames[victim]->resident = 0;
    return victim;
}

static void reference(struct pager *pager, u64 number)
{
    struct page *page = pager_page(pager, number);
    pager->references++;
    if (page->resident) {
        policy_used(page->frame);
        return;
    }
    pager->faults++;
    page->frame = free_frame(pager);
    page->resident = 1;
    pager->frames[page->frame] = page;
    policy_loaded(page->frame);
}

static int digit(u8 c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

static void replay(struct pager *pager, const u8 *__counted_by(n) text, size_t n)
{
    u64 number = 0;
    _Bool inside = 0;
    for (size_t i = 0; i < n; i++) {
        int value = digit(text[i]);
        if (value >= 0) {
            number = number * 16 + (u64)value;
            inside = 1;
        } else if (inside) {
            reference(pager, number);
            number = 0;
            inside = 0;
        }
    }
}

static u32 decimal(const char *text)
{
    u32 value = 0;
    for (size_t i = 0; i < lenof(text) && text[i] >= '0' && text[i] <= '9'; i++)
        value = value * 10 + (u32)(text[i] - '0');
    return value;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    if (argc != 3) {
        console_print(console, "usage: pager TRACE FRAMES\n");
        return 2;
    }
    struct device *file = device_open(argv[1]);
    u32 count = decimal(argv[2]);
    if (!file || count == 0) {
        console_print(console, "pager: cannot open %s, or no frames\n", argv[1]);
        return 1;
    }
    u8 *text = new_array(u8, device_size(file));
    i64 n = device_read(file, 0, text, lenof(text));
    struct pager *pager = new(struct pager);
    pager->frames = new_array(struct page *, count);
    pager->count = count;
    policy_start(count);
    replay(pager, text, n < 0 ? 0 : (size_t)n);
    console_print(console, "%s %u frames: %u references, %u faults\n", policy_name(), count,
                  pager->references, pager->faults);
    return 0;
}
