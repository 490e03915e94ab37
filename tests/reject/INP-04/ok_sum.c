// legal neighbour of sum
#define A +x+x+x+x+x+x+x+x+x+x
#define B A A A A A A A A A A
int f(int x) { return x B B; }
