#pragma once
#include <spin/safe.h>
enum { OTHER = 1 };
