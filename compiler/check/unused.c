// What no eis uses is right too: definitions, tables and begrippen by themselves.
#include "table.h"
#include "unused.h"

// Is something wrong in it that was said of another definition? So a circle gives one message.
static bool is_told(const struct model *m, uint32_t which, const bool *bad, bool *mentioned) {
  size_t n = m->definitions.n;
  for (size_t i = 0; i < n; i++) mentioned[i] = false;
  check_mentions(m, m->definitions.p[which].expr, mentioned);
  for (size_t i = 0; i < n; i++)
    if (mentioned[i] && bad[i]) return true;
  return false;
}

static void check_definitions(struct model *m) {
  bool *bad = NEW_ARRAY(m->arena, bool, m->definitions.n), *mentioned = NEW_ARRAY(m->arena, bool, m->definitions.n), some = false;
  for (uint32_t i = 0; i < m->definitions.n; i++) {
    bad[i] = (some && is_told(m, i, bad, mentioned)) || !check_definition(m, i);
    some = some || bad[i];
  }
  for (size_t i = 0; i < m->definitions.n; i++) m->definitions.p[i].bad = bad[i];
}

void check_unused(struct model *m) {
  check_definitions(m);
  for (size_t i = 0; i < m->tables.n; i++) check_whole_table(m, &m->tables.p[i]);
  check_terms(m);
}
