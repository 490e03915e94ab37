/* Files as the commands take them: sealed objects, and sources that spinc compiles on the way. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct file {
    void *bytes;
    size_t size;
};

/* Reads a regular file that is not empty; otherwise prints why not. */
bool file_read(const char *path, struct file *file);
void file_free(struct file *file);

/* Reads a regular file, also an empty one; false when it is none. */
bool file_try(const char *path, struct file *file);

/* Whether the name says that it is a source: it ends with ".c". */
bool file_is_source(const char *path);

/* Has spinc, which lies beside this program, compile a source; `debug`: by clang, with debugging
 * information, else by TCC. Returns HOST_DONE and the sealed object, or the exit status of the
 * process after spinc or we have said why. */
int file_compile(const char *path, bool debug, struct file *object);

/* Between these one spinc does all compiles (resident.h), started at the first of them, or at once if
 * `now`. */
void file_keep_compiler(bool now);
void file_end_compiler(void);

/* The object of a path of either kind; returns as file_compile(). */
int file_object(const char *path, bool debug, struct file *object);
