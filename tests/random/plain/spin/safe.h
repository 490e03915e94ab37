/* What a random program needs of <spin/safe.h>, for a plain C compiler. */
#pragma once

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef signed char i8;
typedef short i16;
typedef int i32;
typedef long i64;
typedef double f64;
typedef const char *str_t;
#define __array
