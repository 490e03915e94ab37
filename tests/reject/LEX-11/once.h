#pragma once
#include "once.h"
