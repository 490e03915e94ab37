/*
 * Criterion's names on the bare machine: as many of them as the unit tests of the kernel use, so that
 * the same files run on both machines.  Tests of one image run one after the other in one machine.
 */
#pragma once
#pragma GCC system_header

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct unit_test {
    const char *suite, *name;
    void (*run)(void);
    struct unit_options {
        void (*init)(void), (*fini)(void);
        int exit_code; /* that it ends the machine with */
        double timeout;
    } options;
};

#define Test(suite_, name_, ...)                                                                   \
    static void suite_##_##name_(void);                                                            \
    static const struct unit_test unit_##suite_##_##name_                                          \
        __attribute__((section("unit_tests"), used, aligned(8))) = {                               \
            #suite_, #name_, suite_##_##name_, {__VA_ARGS__}};                                     \
    static void suite_##_##name_(void)

/* Says what did not hold, and ends the machine. */
_Noreturn void unit_fail(const char *file, int line, const char *what, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A test that does something at every instruction does it at every so many: "step N" in front of the
 * command line; 1 without. */
extern size_t unit_step, unit_first;

void unit_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

#define cr_assert(condition, ...)                                                                  \
    ((condition) ? (void)0 : unit_fail(__FILE__, __LINE__, #condition, "" __VA_ARGS__))
#define cr_assert_not(condition, ...) cr_assert(!(condition), ##__VA_ARGS__)
#define cr_assert_eq(a, b, ...) cr_assert((a) == (b), ##__VA_ARGS__)
#define cr_assert_neq(a, b, ...) cr_assert((a) != (b), ##__VA_ARGS__)
#define cr_assert_lt(a, b, ...) cr_assert((a) < (b), ##__VA_ARGS__)
#define cr_assert_leq(a, b, ...) cr_assert((a) <= (b), ##__VA_ARGS__)
#define cr_assert_gt(a, b, ...) cr_assert((a) > (b), ##__VA_ARGS__)
#define cr_assert_geq(a, b, ...) cr_assert((a) >= (b), ##__VA_ARGS__)
#define cr_assert_null(a, ...) cr_assert((a) == NULL, ##__VA_ARGS__)
#define cr_assert_not_null(a, ...) cr_assert((a) != NULL, ##__VA_ARGS__)
#define cr_assert_str_eq(a, b, ...) cr_assert(strcmp(a, b) == 0, ##__VA_ARGS__)
#define cr_assert_str_empty(a, ...) cr_assert((a)[0] == 0, ##__VA_ARGS__)
#define cr_expect cr_assert
#define cr_expect_eq cr_assert_eq
#define cr_expect_str_eq cr_assert_str_eq
#define cr_log_error(...) unit_say(__VA_ARGS__)
