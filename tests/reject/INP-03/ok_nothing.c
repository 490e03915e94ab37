// legal neighbour of nothing
const int a = 1;
