/* The loader against damaged objects, without the seal that keeps them from it.
 *
 *     test-object [MUTATIONS]
 *
 * First every damage by hand, to the objects of both compilers: the loader must say what is wrong.
 * Then random mutations: whatever it says, it must not crash, hang or leave memory behind. Objects
 * that load are linked to nothing and never run. The seed is fixed: a failure can be repeated. */
#include "damage.h"

#include "boot.h"
#include "domain.h"
#include "memory.h"
#include "tests/unit/domain/objects.h"

#include <spindle.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MUTATIONS = 20000,
    GATES = 4096 /* bytes: a page of gates is there till all of it was used */
};

static size_t passed, failures;

static void judge(bool good, const char *object, const char *name, const char *found)
{
    passed += good;
    failures += !good;
    if (!good)
        printf("%s: %s: %s\n", object, name, found);
}

/* Loads and ends a domain; whether it loaded. */
static bool load(const struct victim *victim)
{
    struct domain *domain;
    if (failed(domain_create_asserted(victim->bytes, victim->size, NULL, NULL, &domain)))
        return false;
    if (failed(spindle_destroy(domain)))
        abort();
    return true;
}

static struct victim copy(const unsigned char *object, size_t size)
{
    struct victim victim = {malloc(size), size};
    if (!victim.bytes)
        abort();
    memcpy(victim.bytes, object, size);
    return victim;
}

static void apply(const struct damage_list *list, const char *name, const unsigned char *object,
                  size_t size)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct damage *damage = &list->rows[i];
        struct victim victim = copy(object, size);
        damage->apply(&victim);
        bool loaded = load(&victim);
        bool good = !loaded && strstr(spindle_message(), damage->says);
        judge(good, name, damage->name, loaded ? "was loaded" : spindle_message());
        free(victim.bytes);
    }
}

static void run_damages(const char *name, const unsigned char *object, size_t size)
{
    struct victim whole = copy(object, size);
    judge(load(&whole), name, "undamaged", spindle_message());
    free(whole.bytes);
    apply(&damages_of_elf, name, object, size);
    apply(&damages_of_tables, name, object, size);
}

/* xorshift64*: the same everywhere. */
static uint64_t random_state = 0x5eed5eed5eed5eed;

static uint64_t next_random(void)
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return random_state * 0x2545f4914f6cdd1d;
}

static void mutate(struct victim *victim)
{
    static const uint64_t values[] = {0, 1, 0x7f, 0xff, 0x7fffffff, 0xffffffff, UINT64_MAX};
    for (uint64_t n = 1 + next_random() % 4; n; n--) {
        size_t at = next_random() % victim->size;
        uint64_t value = values[next_random() % 7];
        size_t width = victim->size - at < 8 ? victim->size - at : 8;
        switch (next_random() % 5) {
        case 0: victim->bytes[at] ^= (unsigned char)(1u << next_random() % 8); break;
        case 1: victim->bytes[at] = (unsigned char)next_random(); break;
        case 2: memcpy(victim->bytes + at, &value, width > 4 ? 4 : width); break;
        case 3: memcpy(victim->bytes + at, &value, width); break;
        default: victim->size = at + 1; break;
        }
    }
}

static void run_mutations(const unsigned char *object, size_t size, size_t count)
{
    size_t loaded = 0;
    for (size_t i = 0; i < count; i++) {
        struct victim victim = copy(object, size);
        mutate(&victim);
        loaded += load(&victim);
        free(victim.bytes);
    }
    printf("%zu mutations: %zu refused, %zu harmless; kernel memory %zu\n", count, count - loaded,
           loaded, memory_used());
}

int main(int argc, char **argv)
{
    size_t mutations = argc > 1 ? strtoul(argv[1], NULL, 10) : MUTATIONS;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (failed(spindle_boot(NULL))) {
        printf("boot: %s\n", spindle_message());
        return 1;
    }
    run_damages("clang", client_clang, client_clang_size);
    run_damages("tcc", client_tcc, client_tcc_size);
    boot_reap();
    size_t used = memory_used();
    run_mutations(client_clang, client_clang_size, mutations / 4);
    run_mutations(client_tcc, client_tcc_size, mutations / 4);
    run_mutations(server_clang, server_clang_size, mutations / 4);
    run_mutations(server_tcc, server_tcc_size, mutations / 4);
    run_mutations(safe_loader_clang, safe_loader_clang_size - sizeof(struct spin_seal),
                  mutations / 4);
    run_mutations(safe_loader_tcc, safe_loader_tcc_size - sizeof(struct spin_seal), mutations / 4);
    boot_reap();
    judge(memory_used() <= used + GATES, "mutations", "memory", "the kernel's memory has grown");
    spindle_shutdown();
    judge(boot_leaked() == 0, "shutdown", "memory", "the kernel's memory is not empty");
    printf("%zu passed, %zu failed\n", passed, failures);
    return failures != 0;
}
