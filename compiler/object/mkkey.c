/* Build tool, run after the installation into the build folder: makes the development key.
 *
 *     mkkey PREFIX SOURCE     makes PREFIX/keys when PREFIX lies inside SOURCE, else does nothing
 *
 * An installed compiler has no keys beside it: its users make their own (`spindle key new`). */
#include "object/keys.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    char directory[4096], problem[KEY_PROBLEM];
    if (argc != 3) {
        fputs("usage: mkkey PREFIX SOURCE\n", stderr);
        return 2;
    }
    size_t n = strlen(argv[2]);
    if (strncmp(argv[1], argv[2], n) != 0 || argv[1][n] != '/')
        return 0;
    snprintf(directory, sizeof directory, "%s/keys", argv[1]);
    if (sodium_init() < 0 || !key_create(directory, "development", problem)) {
        fprintf(stderr, "mkkey: %s\n", problem);
        return 1;
    }
    return 0;
}
