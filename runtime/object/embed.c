/* Build tool: writes a file as a C array, `const unsigned char NAME[]`, and its size, NAME_size.
 *
 *     embed NAME HEADER INPUT OUTPUT
 *
 * A NUL follows the bytes (it is not counted), so that text can be used as a string. HEADER declares
 * the two. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { PER_LINE = 16 };

static size_t copy_bytes(FILE *in, FILE *out)
{
    size_t n = 0;
    for (int c = getc(in); c != EOF; c = getc(in), n++)
        fprintf(out, "%d,%s", c, n % PER_LINE == PER_LINE - 1 ? "\n" : "");
    return n;
}

static int fail(const char *path)
{
    fprintf(stderr, "embed: %s: %s\n", path, strerror(errno));
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: embed NAME HEADER INPUT OUTPUT\n", stderr);
        return 2;
    }
    FILE *in = fopen(argv[3], "rb");
    if (!in)
        return fail(argv[3]);
    FILE *out = fopen(argv[4], "w");
    if (!out)
        return fail(argv[4]);
    fprintf(out, "#include \"%s\"\nconst unsigned char %s[] = {\n", argv[2], argv[1]);
    size_t n = copy_bytes(in, out);
    fprintf(out, "0};\nconst size_t %s_size = %zu;\n", argv[1], n);
    if (ferror(in) | fclose(in))
        return fail(argv[3]);
    if (ferror(out) | fclose(out))
        return fail(argv[4]);
    return 0;
}
