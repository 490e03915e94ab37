/*
 * Runs the unit tests that are linked in.  The command line is empty (all that are to come back),
 * "list" (those that are to end the machine: name and status), the name of one, or "-" and the name of
 * one that is left out.
 */
#include <criterion/criterion.h>

#include "bare.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern const struct unit_test __start_unit_tests[], __stop_unit_tests[];

size_t unit_step = 1, unit_first;
static const struct unit_test *current;
static size_t passed;

void unit_say(const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    machine_console_write(text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

_Noreturn void unit_fail(const char *file, int line, const char *what, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    unit_say("FAIL %s/%s: %s:%d: %s: %s\n", current->suite, current->name, file, line, what, text);
    unit_say("%zu passed, 1 failed\n", passed);
    machine_stop(1);
}

static void run(const struct unit_test *test)
{
    current = test;
    if (test->options.init != NULL)
        test->options.init();
    test->run();
    if (test->options.fini != NULL)
        test->options.fini();
    passed++;
    unit_say("pass %s/%s\n", test->suite, test->name);
}

static bool is_named(const struct unit_test *test, const char *name)
{
    size_t suite = strlen(test->suite);
    return strncmp(name, test->suite, suite) == 0 && name[suite] == '/' &&
           strcmp(name + suite + 1, test->name) == 0;
}

static const char *take_number(const char *text, size_t *number)
{
    for (*number = 0; *text >= '0' && *text <= '9'; text++)
        *number = 10 * *number + (size_t)(*text - '0');
    return text;
}

/* Reads "step N" or "step N+FIRST" at the start of the command line, and gives what follows. */
static const char *take_step(const char *text)
{
    static const char word[] = "step ";
    if (strncmp(text, word, sizeof word - 1) != 0)
        return text;
    text = take_number(text + sizeof word - 1, &unit_step);
    if (*text == '+')
        text = take_number(text + 1, &unit_first);
    cr_assert_gt(unit_step, 0);
    return *text == ' ' ? text + 1 : text;
}

_Noreturn void bare_main(const struct bare_boot *boot)
{
    const char *wanted = take_step(boot->command_line);
    bool is_list = strcmp(wanted, "list") == 0;
    bool is_all = wanted[0] == 0 || wanted[0] == '-';
    for (const struct unit_test *test = __start_unit_tests; test < __stop_unit_tests; test++) {
        bool ends = test->options.exit_code != 0;
        if (is_list && ends)
            unit_say("%s/%s %d\n", test->suite, test->name, test->options.exit_code);
        else if (!is_list &&
                 (is_all ? !ends && !is_named(test, wanted + 1) : is_named(test, wanted)))
            run(test);
    }
    if (!is_list)
        unit_say("%zu passed, 0 failed\n", passed);
    machine_stop(0);
}

/* Time passes. */
int unit_sleep(useconds_t microseconds);
int unit_sleep(useconds_t microseconds)
{
    uint64_t start = machine_clock();
    while (machine_clock() - start < (uint64_t)microseconds * 1000)
        ;
    return 0;
}
