// A begrip whose name is nowhere used: not in a text, not in a norm.
#include "rule.h"

// «aspecifieke-toewijzing» as the words of the text have it: each part begins the word, so that plurals count.
static bool stands_at(const struct prose *p, size_t i, struct text name) {
  struct text part;
  for (; text_split(&name, '-', &part); i++) {
    if (i >= p->n || p->words[i].fold.n < part.n || !text_eq(text_slice(p->words[i].fold, 0, part.n), part)) return false;
    if (p->words[i].fold.n > part.n + 3 && name.n > 0) return false;
  }
  return true;
}

// The begrippen by what a word must begin or end with to say one: there are as many words as begrippen, so that each is looked up.
struct names {
  const struct lint *l;
  struct map starts, ends;  // the first part of a name, and the whole name → 1 + the last such begrip
  uint32_t *next, *next_end; // one before it with the same
  size_t longest;
  bool *length, *used;
};

static void list_name(struct map *map, struct text key, uint32_t term, uint32_t *next) {
  const uintptr_t *had = map_find(map, key);
  *next = had ? (uint32_t)*had : 0;
  map_set(map, key, term + 1);
}

static struct text name_of(const struct lint *l, uint32_t term) { return text_fold(l->arena, l->model->terms.p[term].name); }

static void list_names(struct names *s) {
  const struct lint *l = s->l;
  size_t n = l->model->terms.n;
  for (uint32_t i = 0; i < n; i++)
    if (l->model->terms.p[i].name.n > s->longest) s->longest = l->model->terms.p[i].name.n;
  s->length = NEW_ARRAY(l->arena, bool, 2 * s->longest + 2); // small letters may take more room
  s->next = NEW_ARRAY(l->arena, uint32_t, n);
  s->next_end = NEW_ARRAY(l->arena, uint32_t, n);
  s->used = NEW_ARRAY(l->arena, bool, n);
  s->longest *= 2;
  for (uint32_t i = 0; i < n; i++) {
    struct text name = name_of(l, i), rest = name, part = NO_TEXT;
    text_split(&rest, '-', &part);
    list_name(&s->starts, part, i, &s->next[i]);
    list_name(&s->ends, name, i, &s->next_end[i]);
    s->length[part.n] = s->length[name.n] = true;
  }
}

static void say(struct names *s, const struct prose *p, uint32_t term) {
  if (p->owner != PROSE_TERM || p->index != term) s->used[term] = true;
}

static void look_at(struct names *s, const struct prose *p, size_t k) {
  struct text fold = p->words[k].fold;
  for (size_t n = 1; n <= fold.n && n <= s->longest; n++) {
    if (!s->length[n]) continue;
    const uintptr_t *start = map_find(&s->starts, text_slice(fold, 0, n)), *end = map_find(&s->ends, text_slice(fold, fold.n - n, fold.n));
    for (uint32_t t = start ? (uint32_t)*start : 0; t > 0; t = s->next[t - 1]) { // also as the first part of a longer word
      struct text name = s->used[t - 1] ? NO_TEXT : name_of(s->l, t - 1);
      if (name.n > 0 && (text_starts(fold, name) || stands_at(p, k, name))) say(s, p, t - 1);
    }
    for (uint32_t t = end ? (uint32_t)*end : 0; t > 0; t = s->next_end[t - 1]) say(s, p, t - 1);
  }
}

static bool names_rows(const struct node *n) {
  switch (n->kind) {
  case N_NAME: case N_REF: case N_COUNT: case N_EXISTS: case N_FIRST: case N_LAST: case N_HAS_RECENT: case N_OVER_ROWS: case N_DEPARTS_TERM: return true;
  default: return false;
  }
}

static bool is_named(const struct node *n, const struct m_term *t) {
  if (n == t->node) return false;
  if (names_rows(n) && (text_eq(n->text, t->name) || (t->plural.n > 0 && text_eq(n->text, t->plural)))) return true;
  for (const struct node *c = n->child; c; c = c->next)
    if (is_named(c, t)) return true;
  return false;
}

void lint_unused_terms(struct lint *l) {
  struct names s = {.l = l, .starts = {.arena = l->arena}, .ends = {.arena = l->arena}};
  list_names(&s);
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) look_at(&s, &l->proses.p[i], k);
  for (uint32_t i = 0; i < l->model->terms.n; i++) {
    const struct m_term *t = &l->model->terms.p[i];
    if (t->src != l->src || s.used[i] || is_named(l->root, t)) continue;
    msg(l->model->sink, M_TERM_UNUSED, name_place(t->src, t->node), t->name);
  }
}
