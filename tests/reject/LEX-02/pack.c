// rule: LEX-02
// Packed structs hold references where no collector looks.
#include <spin/safe.h>
#pragma pack(1)  // error: LEX-02
struct s { u8 a; u32 b; };
