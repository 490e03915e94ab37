/* Key files: made, found, refused; and the seal that is made with them. */
#include "object/keys.h"
#include "object/sign.h"
#include "output.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[PATH_MAX], path[PATH_MAX + 16], problem[KEY_PROBLEM];

static void in_fresh_directory(void)
{
    const char *parent = getenv("TMPDIR");
    snprintf(directory, sizeof directory, "%s/keys.XXXXXX", parent ? parent : "/tmp");
    cr_assert(mkdtemp(directory) != NULL);
    snprintf(path, sizeof path, "%s/secret", directory);
}

static void clean_up(void)
{
    char command[PATH_MAX + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", directory);
    cr_assert(system(command) == 0);
}

TestSuite(keys, .init = in_fresh_directory, .fini = clean_up);
TestSuite(output, .init = in_fresh_directory, .fini = clean_up);

static void put(const char *file, const char *text)
{
    FILE *out = fopen(file, "w");
    cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0);
}

static bool contains(const char *file, const char *text)
{
    char got[256] = "";
    FILE *in = fopen(file, "r");
    cr_assert(in != NULL);
    size_t n = fread(got, 1, sizeof got - 1, in);
    fclose(in);
    got[n] = 0;
    return strcmp(got, text) == 0;
}

Test(keys, are_made_private_and_trusted)
{
    struct signing_key key;
    struct stat st;
    char ring[PATH_MAX + 16], line[256], wanted[256], hex[SEAL_HEX + 1];
    cr_assert(key_create(directory, "test", problem), "%s", problem);
    cr_assert(stat(path, &st) == 0);
    cr_expect((st.st_mode & 07777) == 0600);
    cr_assert(key_load(&key, path, problem), "%s", problem);
    cr_expect(strcmp(key.name, "test") == 0);
    snprintf(ring, sizeof ring, "%s/keyring", directory);
    FILE *in = fopen(ring, "r");
    cr_assert(in && fgets(line, sizeof line, in));
    fclose(in);
    seal_to_hex(key.public_key, hex);
    snprintf(wanted, sizeof wanted, "trust %s test\n", hex);
    cr_expect(strcmp(line, wanted) == 0);
}

Test(keys, are_kept_when_there)
{
    struct signing_key first, second;
    cr_assert(key_create(directory, "test", problem) && key_load(&first, path, problem));
    cr_assert(key_create(directory, "test", problem) && key_load(&second, path, problem));
    cr_expect(memcmp(first.public_key, second.public_key, SEAL_KEY) == 0);
}

Test(keys, readable_by_others_are_refused)
{
    struct signing_key key;
    cr_assert(key_create(directory, "test", problem));
    for (mode_t bit = 1; bit < 0100; bit <<= 1) {
        cr_assert(chmod(path, 0600 | bit) == 0);
        cr_expect(!key_load(&key, path, problem), "mode %o", 0600 | bit);
        cr_expect(strstr(problem, path) && strstr(problem, "chmod 600"));
    }
    cr_assert(chmod(path, 0400) == 0);
    cr_expect(key_load(&key, path, problem));
}

Test(keys, other_shapes_are_refused)
{
    static const char hex[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    static const char *const wrong[] = {"%.0s",
                                        "spindle-secret-key-2 %s x\n",
                                        "spindle-secret-key-1 %s\n",
                                        "spindle-secret-key-1 %s \n",
                                        "spindle-secret-key-1 %.63s x\n",
                                        "spindle-secret-key-1  %s x\n",
                                        "%s\n",
                                        "spindle-secret-key-1 %s two words\n"};
    struct signing_key key;
    char text[512];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(text, sizeof text, wrong[i], hex);
        put(path, text);
        cr_assert(chmod(path, 0600) == 0);
        cr_expect(!key_load(&key, path, problem), "%s", text);
        cr_expect(strstr(problem, path) != NULL);
    }
    snprintf(text, sizeof text, "spindle-secret-key-1 %s good\n", hex);
    put(path, text);
    cr_expect(key_load(&key, path, problem));
}

Test(keys, that_are_no_files_are_refused)
{
    struct signing_key key;
    cr_expect(!key_load(&key, path, problem)); /* not there */
    cr_expect(strstr(problem, path) != NULL);
    cr_assert(mkdir(path, 0700) == 0);
    cr_expect(!key_load(&key, path, problem));
    cr_assert(rmdir(path) == 0 && mkfifo(path, 0600) == 0);
    cr_expect(!key_load(&key, path, problem)); /* and does not wait for a writer */
    cr_expect(!key_load(&key, "/dev/zero", problem));
}

Test(keys, seal_what_verifies)
{
    struct signing_key key;
    struct spin_seal seal, again;
    uint8_t file[100 + sizeof seal];
    memset(file, 7, sizeof file);
    cr_assert(key_create(directory, "test", problem) && key_load(&key, path, problem));
    seal = object_seal(file, 100, &key);
    again = object_seal(file, 100, &key);
    cr_expect(memcmp(&seal, &again, sizeof seal) == 0, "the same seal every time");
    memcpy(file + 100, &seal, sizeof seal);
    cr_assert(seal_read(file, sizeof file, &again));
    cr_expect(seal_verify(file, &again));
    file[50] ^= 1;
    cr_expect(!seal_verify(file, &again));
}

/* --- Output ------------------------------------------------------------------------------------------- */

static const struct output_part parts[] = {{"new ", 4}, {"text", 4}};

Test(output, writes_all_parts)
{
    cr_assert(output_write(path, parts, 2) == NULL);
    cr_expect(contains(path, "new text"));
}

Test(output, replaces_the_old_file)
{
    put(path, "old");
    cr_assert(output_write(path, parts, 2) == NULL);
    cr_expect(contains(path, "new text"));
}

Test(output, follows_a_link)
{
    char link[PATH_MAX + 32];
    struct stat st;
    snprintf(link, sizeof link, "%s/link", directory);
    put(path, "old");
    cr_assert(symlink("secret", link) == 0);
    cr_assert(output_write(link, parts, 2) == NULL);
    cr_expect(contains(path, "new text"));
    cr_expect(lstat(link, &st) == 0 && S_ISLNK(st.st_mode));
}

Test(output, keeps_the_old_file_when_there_is_no_space)
{
    struct rlimit limit = {6, RLIM_INFINITY};
    put(path, "old");
    cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const char *why = output_write(path, parts, 2);
    limit.rlim_cur = RLIM_INFINITY;
    cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    cr_expect(why != NULL);
    cr_expect(contains(path, "old"));
    char command[PATH_MAX + 64];
    snprintf(command, sizeof command, "test $(ls '%s' | wc -l) = 1", directory);
    cr_expect(system(command) == 0, "no temporary is left");
}

Test(output, reports_a_full_device)
{
    cr_expect(output_write("/dev/full", parts, 2) != NULL);
    cr_expect(output_write("/dev/null", parts, 2) == NULL);
}

Test(output, refuses_directories_and_missing_ones)
{
    char missing[PATH_MAX + 64];
    snprintf(missing, sizeof missing, "%s/no/such/file", directory);
    cr_expect(output_write(directory, parts, 2) != NULL);
    cr_expect(output_write(missing, parts, 2) != NULL);
    cr_expect(output_write("", parts, 2) != NULL);
}
