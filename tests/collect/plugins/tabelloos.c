/* A shared object without a table. */
int iets(void);
int iets(void) {
  return 1;
}
