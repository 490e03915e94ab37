/* Keys and seals: what is loaded, and what is refused before it is looked at. */
#include "modules.h"
#include "objects.h"

#include "runtime/seal.h"

#include <string.h>

static uint8_t key[SEAL_KEY];

static void boot(void)
{
    struct spin_seal seal;
    cr_assert(succeeded(spindle_boot(NULL)));
    cr_assert(seal_read(safe_service_clang, safe_service_clang_size, &seal));
    memcpy(key, seal.key, sizeof key);
}

static int load(const unsigned char *bytes, size_t size)
{
    struct domain *domain;
    return spindle_load(bytes, size, NULL, &domain).code;
}

static int load_service(void)
{
    return load(safe_service_clang, safe_service_clang_size);
}

Test(keys, empty_ring_accepts_nothing)
{
    boot();
    cr_assert_eq(load_service(), STATUS_UNTRUSTED);
    spindle_shutdown();
}

Test(keys, trusted_key)
{
    boot();
    cr_assert(succeeded(spindle_trust(key, "test")));
    cr_assert_eq(load_service(), STATUS_OK, "%s", spindle_message());
    cr_assert_eq(load(safe_user_tcc, safe_user_tcc_size), STATUS_OK);
    spindle_shutdown();
}

Test(keys, other_key)
{
    boot();
    uint8_t other[SEAL_KEY] = {1, 2, 3};
    cr_assert(succeeded(spindle_trust(other, "other")));
    cr_assert_eq(load_service(), STATUS_UNTRUSTED);
    spindle_shutdown();
}

Test(keys, revoked_key_says_so)
{
    boot();
    cr_assert(succeeded(spindle_revoke(key, "test")));
    cr_assert(succeeded(spindle_trust(key, "test")));
    cr_assert_eq(load_service(), STATUS_REVOKED);
    cr_assert(strstr(spindle_message(), "'test'"), "%s", spindle_message());
    spindle_shutdown();
}

Test(keys, keys_go_at_shutdown)
{
    boot();
    cr_assert(succeeded(spindle_trust(key, "test")));
    spindle_shutdown();
    boot();
    cr_assert_eq(load_service(), STATUS_UNTRUSTED);
    spindle_shutdown();
}

/* One bit anywhere: in the code, the tables, the relocations, the seal. */
Test(keys, every_changed_bit_is_seen)
{
    static unsigned char copy[64 * 1024];
    boot();
    cr_assert(succeeded(spindle_trust(key, "test")));
    cr_assert_lt(safe_service_clang_size, sizeof copy);
    memcpy(copy, safe_service_clang, safe_service_clang_size);
    for (size_t i = 0; i < safe_service_clang_size; i += 97) {
        copy[i] ^= 4;
        int code = load(copy, safe_service_clang_size);
        cr_assert(code == STATUS_BAD_SEAL || code == STATUS_UNTRUSTED, "byte %zu: %d", i, code);
        copy[i] ^= 4;
    }
    cr_assert_eq(load(copy, safe_service_clang_size), STATUS_OK);
    spindle_shutdown();
}

Test(keys, cut_off_and_extended)
{
    static unsigned char copy[64 * 1024];
    boot();
    cr_assert(succeeded(spindle_trust(key, "test")));
    memcpy(copy, safe_service_clang, safe_service_clang_size);
    cr_assert_eq(load(copy, safe_service_clang_size - 1), STATUS_BAD_SEAL);
    cr_assert_eq(load(copy, safe_service_clang_size + 1), STATUS_BAD_SEAL);
    cr_assert_eq(load(copy, sizeof(struct spin_seal) - 1), STATUS_BAD_SEAL);
    cr_assert_eq(load(copy, 0), STATUS_BAD_SEAL);
    cr_assert_eq(load(copy + 1, safe_service_clang_size - 1), STATUS_BAD_SEAL);
    spindle_shutdown();
}
