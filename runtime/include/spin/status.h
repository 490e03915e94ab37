/* Status values, shared by extensions, compiler and kernel; the list is status.def.
 *
 * `status` is a struct so that it cannot be mistaken for a number or dropped without a word. */
#pragma once

/* Result of an operation that can fail: STATUS_OK or the reason. */
typedef struct status {
    int code;
} status;

enum status_code {
#define STATUS(name, number, text) STATUS_##name = number,
#include <spin/status.def>
#undef STATUS
};

#define STATUS_VALUE(code) ((status){(code)})
#define OK                 STATUS_VALUE(STATUS_OK)
#define failed(s)          ((s).code != STATUS_OK)
#define succeeded(s)       ((s).code == STATUS_OK)
