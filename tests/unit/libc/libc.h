/* The C library of the bare machine under other names, beside the host's: shim_NAME for NAME. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- The library ------------------------------------------------------------------------------- */

void *shim_memcpy(void *dst, const void *src, size_t n);
void *shim_memmove(void *dst, const void *src, size_t n);
void *shim_memset(void *dst, int value, size_t n);
int shim_memcmp(const void *a, const void *b, size_t n);
void *shim_memchr(const void *bytes, int value, size_t n);
void *shim___memcpy_chk(void *dst, const void *src, size_t n, size_t room);
void *shim___memset_chk(void *dst, int value, size_t n, size_t room);

size_t shim_strlen(const char *text);
size_t shim_strnlen(const char *text, size_t most);
int shim_strcmp(const char *a, const char *b);
int shim_strncmp(const char *a, const char *b, size_t most);
char *shim_strchr(const char *text, int wanted);
char *shim_strrchr(const char *text, int wanted);
char *shim_strstr(const char *text, const char *wanted);
size_t shim_strcspn(const char *text, const char *stop);
size_t shim_strspn(const char *text, const char *wanted);
char *shim_strpbrk(const char *text, const char *wanted);
char *shim_strcpy(char *dst, const char *src);
char *shim_strncpy(char *dst, const char *src, size_t n);
char *shim_strsep(char **rest, const char *stop);
char *shim_strdup(const char *text);
unsigned long shim_strtoul(const char *text, char **end, int base);
long shim_strtol(const char *text, char **end, int base);

int shim_vsnprintf(char *text, size_t size, const char *format, va_list list);
int shim_snprintf(char *text, size_t size, const char *format, ...);
int shim___snprintf_chk(char *text, size_t size, int flag, size_t room, const char *format, ...);

void *shim_malloc(size_t bytes);
void shim_free(void *memory);
void *shim_calloc(size_t count, size_t bytes);
void *shim_realloc(void *memory, size_t bytes);
void *shim_reallocarray(void *memory, size_t count, size_t bytes);
void *shim_mmap(void *address, size_t length, int protection, int flags, int file, long position);
int shim_munmap(void *address, size_t length);
int *shim___errno_location(void);

int shim_pthread_mutex_lock(void);
int shim_open(void);
void shim_pthread_create(void);
char *shim_getenv(const char *name);

/* --- The machine below it, which the tests are -------------------------------------------------- */

extern int ground_heap;     /* that pages were asked for last */
extern size_t ground_pages; /* mapped now */
extern size_t ground_most;  /* as many may be */
extern size_t ground_maps;  /* requests that were granted */

/* xorshift64*: the same everywhere. */
uint64_t random_next(void);
