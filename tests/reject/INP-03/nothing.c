// rule: INP-03
// There is nothing to compile, and nothing to check.
// error-2: INP-03
