// rule: INP-04
// Passes walk the tree by recursion: its depth is the stack they need.
#define A +x+x+x+x+x+x+x+x+x+x
#define B A A A A A A A A A A
#define C B B B B B B B B B B
int f(int x) { return x C C; }  // error: INP-04
