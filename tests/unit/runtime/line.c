/* Lines of text in buffers of fixed size. */
#include "runtime/line.h"

#include <criterion/criterion.h>
#include <stdint.h>

Test(line, numbers_and_strings)
{
    char buffer[100];
    struct line line = line_into(buffer, sizeof buffer);
    line_print(&line, "%lu %ld", UINT64_MAX, INT64_MIN);
    line_add(&line, " and more", 4);
    cr_assert_str_eq(buffer, "18446744073709551615 -9223372036854775808 and");
    cr_assert_eq(line.length, strlen(buffer));
}

Test(line, is_cut_to_fit)
{
    char buffer[8] = "xxxxxxx";
    struct line line = line_into(buffer, 4);
    line_print(&line, "%s", "ab");
    line_print(&line, "%s", "cdef");
    cr_assert_str_eq(buffer, "abc");
    line_add(&line, "g", 1);
    line_break(&line);
    cr_assert_str_eq(buffer, "abc");
    cr_assert_eq(line.length, 3);
    cr_assert_str_eq(buffer + 4, "xxx");
    line = line_into(NULL, 0);
    line_add(&line, "g", 1);
    line_break(&line);
    line_print(&line, "%d", 1);
    cr_assert_eq(line.length, 0);
}

Test(line, holds_no_control_character)
{
    char buffer[40];
    struct line line = line_into(buffer, sizeof buffer);
    line_print(&line, "%s", "a\nb\x1b[31m\x7f");
    line_add(&line, "\0\r", 2);
    cr_assert_str_eq(buffer, "a?b?[31m???");
    line_break(&line);
    line_print(&line, "\n");
    cr_assert_str_eq(buffer, "a?b?[31m???\n?");
}

Test(line, copies)
{
    char buffer[4] = "xxx";
    line_copy(buffer, 4, "a\ncdef");
    cr_assert_str_eq(buffer, "a?c");
    line_copy(buffer, 1, "abcdef");
    cr_assert_str_eq(buffer, "");
    line_copy(buffer, 4, "ab");
    line_copy(buffer, 4, NULL);
    cr_assert_str_eq(buffer, "");
}
