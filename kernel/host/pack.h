/* Making an archive (machine/archive.h).
 *
 *     struct pack pack;
 *     pack_init(&pack);
 *     pack_add(&pack, "keyring", text, size);
 *     if (pack_finish(&pack)) ... pack.bytes, pack.size ...
 *     pack_fini(&pack); */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct pack {
    char *bytes;
    size_t size, room;
    bool is_bad; /* memory was short, or a member is not one that an archive can hold */
};

void pack_init(struct pack *pack);
void pack_fini(struct pack *pack);

/* Adds a member unless there is one of that name. What goes wrong shows in pack_finish(). */
void pack_add(struct pack *pack, const char *name, const void *bytes, size_t size);

/* Whether there is a member of that name. */
bool pack_has(const struct pack *pack, const char *name);

/* Ends the archive and puts the digest in its place; false: something was wrong. */
bool pack_finish(struct pack *pack);
