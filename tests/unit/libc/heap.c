/* Memory of the bare machine's library: malloc() and its kin, pages, and what there is not. */
#include "libc.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096, BLOCKS = 64, ROUNDS = 50000, SHARED = MAP_PRIVATE | MAP_ANONYMOUS };

enum { LIBRARY, COLLECTED }; /* as in bare.h */

struct piece {
    unsigned char *bytes;
    size_t size;
    unsigned char value;
};

static void fill(struct piece *piece, size_t size)
{
    piece->size = size;
    piece->value = (unsigned char)random_next();
    memset(piece->bytes, piece->value, size);
}

static bool is_whole(const struct piece *piece, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (piece->bytes[i] != piece->value)
            return false;
    return true;
}

static size_t random_size(void)
{
    return random_next() % (random_next() % 8 ? 200 : 9000);
}

/* One random request; every block keeps what was put into it. */
static void request(struct piece *piece)
{
    size_t size = random_size();
    cr_assert(is_whole(piece, piece->size));
    if (piece->bytes == NULL) {
        piece->bytes = random_next() % 2 ? shim_malloc(size) : shim_calloc(size, 1);
        cr_assert((uintptr_t)piece->bytes % 16 == 0 && piece->bytes != NULL);
    } else if (random_next() % 3 == 0) {
        piece->bytes = shim_realloc(piece->bytes, size);
        cr_assert(is_whole(piece, size < piece->size ? size : piece->size));
    } else {
        shim_free(piece->bytes);
        *piece = (struct piece){NULL, 0, 0};
        return;
    }
    fill(piece, size);
}

Test(libc_heap, blocks_keep_their_bytes)
{
    struct piece pieces[BLOCKS] = {{NULL, 0, 0}};
    for (int i = 0; i < ROUNDS; i++)
        request(&pieces[random_next() % BLOCKS]);
    size_t maps = ground_maps;
    for (size_t i = 0; i < BLOCKS; i++)
        shim_free(pieces[i].bytes);
    cr_assert(maps < 20, "%zu requests for pages", maps);
}

/* What was freed is one block again: as large a one as all of it fits. */
Test(libc_heap, neighbours_are_joined)
{
    void *pieces[BLOCKS];
    for (size_t i = 0; i < BLOCKS; i++)
        pieces[i] = shim_malloc(1000);
    size_t maps = ground_maps;
    for (size_t i = 0; i < BLOCKS; i += 2)
        shim_free(pieces[i]);
    for (size_t i = 1; i < BLOCKS; i += 2)
        shim_free(pieces[i]);
    cr_assert(shim_malloc(BLOCKS * 1000) != NULL);
    cr_assert(ground_maps == maps);
}

Test(libc_heap, calloc_clears)
{
    unsigned char *first = shim_malloc(500);
    memset(first, 0xff, 500);
    shim_free(first);
    unsigned char *second = shim_calloc(50, 10);
    cr_assert(second == first);
    for (size_t i = 0; i < 500; i++)
        cr_assert(second[i] == 0);
}

Test(libc_heap, too_much_is_refused)
{
    void *block = shim_malloc(10);
    cr_assert(ground_heap == LIBRARY);
    cr_assert(shim_malloc(SIZE_MAX) == NULL);
    cr_assert(*shim___errno_location() == ENOMEM);
    cr_assert(shim_malloc(SIZE_MAX / 2 + 1) == NULL);
    cr_assert(shim_malloc((size_t)PTRDIFF_MAX) == NULL);
    cr_assert(shim_calloc(SIZE_MAX / 2, 3) == NULL);
    cr_assert(shim_reallocarray(block, SIZE_MAX / 2, 3) == NULL);
    cr_assert(shim_realloc(block, SIZE_MAX) == NULL);
    shim_free(block);
}

Test(libc_heap, no_memory_is_a_result)
{
    void *pieces[1000];
    size_t n = 0;
    ground_most = 40;
    while (n < 1000 && (pieces[n] = shim_malloc(1000)) != NULL)
        n++;
    cr_assert(n >= 60 && n < 1000);
    cr_assert(*shim___errno_location() == ENOMEM);
    while (n > 0)
        shim_free(pieces[--n]);
    cr_assert(shim_malloc(60000) != NULL);
}

Test(libc_heap, what_is_free_is_not_freed_again, .exit_code = 70)
{
    void *block = shim_malloc(100);
    shim_free(block);
    shim_free(block);
}

/* --- Pages ------------------------------------------------------------------------------------- */

Test(libc_pages, come_zeroed_and_go)
{
    char *pages = shim_mmap(NULL, 3 * PAGE - 1, PROT_READ | PROT_WRITE, SHARED, -1, 0);
    cr_assert(pages != MAP_FAILED && ground_pages == 3 && ground_heap == COLLECTED);
    for (int i = 0; i < 3 * PAGE; i++)
        cr_assert(pages[i] == 0);
    memset(pages, 1, 3 * PAGE);
    cr_assert(shim_munmap(pages, 3 * PAGE) == 0 && ground_pages == 0);
}

Test(libc_pages, addresses_are_used_once)
{
    char *first = shim_mmap(NULL, PAGE, PROT_READ | PROT_WRITE, SHARED, -1, 0);
    shim_munmap(first, PAGE);
    char *second = shim_mmap(first, PAGE, PROT_READ | PROT_WRITE, SHARED, -1, 0);
    cr_assert(second != MAP_FAILED && second != first);
}

Test(libc_pages, too_many_are_refused)
{
    cr_assert(shim_mmap(NULL, SIZE_MAX, PROT_READ | PROT_WRITE, SHARED, -1, 0) == MAP_FAILED);
    cr_assert(shim_mmap(NULL, 1 << 29, PROT_READ | PROT_WRITE, SHARED, -1, 0) == MAP_FAILED);
    cr_assert(shim_mmap(NULL, 0, PROT_READ | PROT_WRITE, SHARED, -1, 0) == MAP_FAILED);
    cr_assert(*shim___errno_location() == ENOMEM);
    ground_most = 10;
    for (int i = 0; i < 10000; i++)
        cr_assert(shim_mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, SHARED, -1, 0) == MAP_FAILED);
    cr_assert(shim_mmap(NULL, 11 * PAGE, PROT_READ | PROT_WRITE, SHARED, -1, 0) == MAP_FAILED);
    cr_assert(ground_pages == 0);
    cr_assert(shim_mmap(NULL, 10 * PAGE, PROT_READ | PROT_WRITE, SHARED, -1, 0) != MAP_FAILED);
}

/* What was given back is kept by the collector: it would not come through its loss. */
Test(libc_pages, holes_end_the_machine, .exit_code = 70)
{
    char *pages = shim_mmap(NULL, PAGE, PROT_READ | PROT_WRITE, SHARED, -1, 0);
    shim_mmap(pages, PAGE, PROT_NONE, SHARED | MAP_FIXED, -1, 0);
}

Test(libc_pages, code_ends_the_machine, .exit_code = 70)
{
    shim_mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, SHARED, -1, 0);
}

Test(libc_pages, files_end_the_machine, .exit_code = 70)
{
    shim_mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, 0, 0);
}

Test(libc_pages, pages_of_others_end_the_machine, .exit_code = 70)
{
    shim_munmap((void *)0x1000, PAGE);
}

/* --- What there is not -------------------------------------------------------------------------- */

Test(libc_absent, locks_are_free_files_are_not_there)
{
    cr_assert(shim_pthread_mutex_lock() == 0);
    cr_assert(shim_open() == -1 && *shim___errno_location() == ENOSYS);
    cr_assert(shim_getenv("GC_PRINT_STATS") == NULL);
    cr_assert(strcmp(shim_getenv("GC_UNMAP_THRESHOLD"), "0") == 0);
}

Test(libc_absent, a_thread_ends_the_machine, .exit_code = 70)
{
    shim_pthread_create();
}
