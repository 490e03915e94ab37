/* Files of the bare machine are members of an archive: one is made of those that there are. */
#include "domain/files.h"

#include "host/pack.h"
#include "machine/x86_64/files.h"

#include <stdio.h>
#include <string.h>

enum { FILES = 8, NAME = 64 };

static struct file {
    char name[NAME]; /* "": free */
    struct bytes content;
} files[FILES];
static struct pack pack;
static unsigned made;

static void repack(void)
{
    pack_fini(&pack);
    pack_init(&pack);
    for (size_t i = 0; i < FILES; i++)
        if (files[i].name[0] != '\0')
            pack_add(&pack, files[i].name, files[i].content.bytes, files[i].content.size);
    cr_assert(pack_finish(&pack));
    const char *wrong = files_boot(pack.bytes, pack.size);
    cr_assert_null(wrong, "%s", wrong);
}

static struct file *find(const char *name)
{
    for (size_t i = 0; i < FILES; i++)
        if (strcmp(files[i].name, name) == 0)
            return &files[i];
    return NULL;
}

void file_make(char *path, struct bytes content)
{
    struct file *file = find("");
    cr_assert_not_null(file);
    snprintf(path + strlen(path) - 6, 7, "%06u", made++);
    snprintf(file->name, sizeof file->name, "device/%s", path);
    file->content = content;
    repack();
}

void file_remove(const char *path)
{
    char name[NAME];
    snprintf(name, sizeof name, "device/%s", path);
    struct file *file = find(name);
    cr_assert_not_null(file);
    file->name[0] = '\0';
    repack();
}
