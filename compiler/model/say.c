// Names as messages show them, and what they say about clauses.
#include "model.h"

struct text nearest_key(const struct map *names, struct text wanted) {
  struct text *keys = NEW_ARRAY(names->arena, struct text, names->n);
  for (size_t i = 0; i < names->n; i++) keys[i] = names->entries[i].key;
  return text_nearest(wanted, keys, names->n);
}

struct text nearest_after(const struct map *names, struct text prefix, struct text wanted) {
  struct text *keys = NEW_ARRAY(names->arena, struct text, names->n);
  size_t n = 0;
  for (size_t i = 0; i < names->n; i++) {
    struct text key = names->entries[i].key;
    if (text_starts(key, prefix)) keys[n++] = text_slice(key, prefix.n, key.n);
  }
  return text_nearest(wanted, keys, n);
}

struct text named_target(const struct model *m, const struct m_target *t) {
  if (t->kind == TARGET_EIS) return text_format(m->arena, "Eis %.*s", TP(t->number));
  return text_format(m->arena, "Onderdeel %.*s", TP(t->path.n > 0 ? t->path : t->number));
}

// What can stand there, in the order of clause.def.
static struct text clauses_of(struct arena *a, enum clause_home home) {
  enum { EIS = 1 << HOME_EIS, PART = 1 << HOME_PART, EXCEPTION = 1 << HOME_EXCEPTION, CHAPTER = 1 << HOME_CHAPTER, TERM = 1 << HOME_TERM,
         TOPICS = 1 << HOME_TOPICS };
  static const struct { const char *words; unsigned homes; } clauses[] = {
#define CLAUSE(words, homes) {words, homes},
#include "clause.def"
  };
  struct buf b = {.arena = a};
  for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
    if (clauses[i].homes >> home & 1) buf_format(&b, "%s%s", b.n > 0 ? ", " : "", clauses[i].words);
  return buf_text(&b);
}

void say_clause_here(struct model *m, const struct source *src, const struct node *n, enum clause_home home) {
  static const char *const homes[] = {[HOME_EIS] = "een eis", [HOME_PART] = "een onderdeel", [HOME_EXCEPTION] = "een afwijking",
                                      [HOME_CHAPTER] = "een hoofdstuk", [HOME_TERM] = "een begrip", [HOME_TOPICS] = "een lijst van onderwerpen"};
  msg(m->sink, M_CLAUSE_HERE, clause_place(src, n), text_from(homes[home]), clauses_of(m->arena, home));
}

// Of clauses of one kind a second one would silently take the place of the first.
static void one_of_each(struct model *m, const struct source *src, const struct node *clauses, const enum node_kind *kinds, size_t n, enum message_id id) {
  const struct node **first = NEW_ARRAY(m->arena, const struct node *, n);
  for (const struct node *c = clauses->child; c; c = c->next)
    for (size_t k = 0; k < n; k++) {
      if (c->kind != kinds[k]) continue;
      if (first[k]) msg_note(m->sink, msg(m->sink, id, clause_place(src, c)), M_NOTE_FIRST, clause_place(src, first[k]));
      else first[k] = c;
    }
}

void say_twice(struct model *m, const struct source *src, const struct node *clauses) {
  static const enum node_kind single[] = {N_VERBATIM, N_NO_TEXT, N_SOURCE, N_COMPLETE, N_IN_THEME, N_IS_EACH};
  one_of_each(m, src, clauses, single, sizeof single / sizeof *single, M_CLAUSE_TWICE);
}

void say_heads_twice(struct model *m, const struct source *src, const struct node *head) {
  static const enum node_kind single[] = {N_VERSION, N_VALID, N_SOURCE};
  one_of_each(m, src, head, single, sizeof single / sizeof *single, M_HEAD_TWICE);
}
