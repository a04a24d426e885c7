// Begrippen, definities and tabellen of different sets may have one name. Then each is called by its name with its set («buffer van
// een.set»), and so is every mention of it: what a set sees only once needs no more words, of two a mention must say which.
#include "model.h"

enum kind { A_TERM = 'b', A_DEFINITION = 'd', A_TABLE = 't' };

struct declared {
  uint32_t set, next; // next: the same name in a set before it, NONE
};
struct naming {
  struct model *m;
  struct map last; // "b naam" → the last with that name
  VEC(struct declared) all;
  uint32_t set; // whose tree is walked
};

static struct text key_of(const struct naming *w, enum kind kind, struct text name) { return text_format(w->m->arena, "%c %.*s", kind, TP(name)); }

static uint32_t found(const struct naming *w, enum kind kind, struct text name) {
  const uintptr_t *at = map_find(&w->last, key_of(w, kind, name));
  return at ? (uint32_t)*at : NONE;
}

// By sets that do not see each other. A set that has a name from below again is told so: it can choose another.
static bool is_shared(const struct naming *w, uint32_t at) {
  bool shared = false;
  for (uint32_t i = at; i != NONE; i = w->all.p[i].next)
    for (uint32_t k = w->all.p[i].next; k != NONE; k = w->all.p[k].next) {
      uint32_t one = w->all.p[i].set, other = w->all.p[k].set;
      if (one == other || model_sees(w->m, one, other) || model_sees(w->m, other, one)) return false;
      shared = true;
    }
  return shared;
}

static struct text called(const struct naming *w, struct text name, uint32_t set) {
  return text_format(w->m->arena, "%.*s van %.*s", TP(name), TP(w->m->sets.p[set].name));
}

static void declare(struct naming *w, enum kind kind, struct text name) {
  uint32_t had = found(w, kind, name);
  if (name.n == 0) return;
  map_set(&w->last, key_of(w, kind, name), w->all.n);
  vec_push(w->m->arena, &w->all, (struct declared){w->set, had});
}

static enum kind kind_of(const struct node *n) { return n->kind == N_TERM ? A_TERM : n->kind == N_DEFINITION ? A_DEFINITION : A_TABLE; }

static bool declares(const struct node *n) { return n->kind == N_TERM || n->kind == N_DEFINITION || n->kind == N_TABLE; }

static void declare_all(struct naming *w) {
  for (w->set = 0; w->set < w->m->sets.n; w->set++)
    for (const struct node *n = node_child(w->m->sets.p[w->set].root, 2)->child; n; n = n->next) {
      if (declares(n)) declare(w, kind_of(n), n->text);
      if (n->kind == N_TERM) declare(w, A_TERM, node_child(n, 3)->text);
    }
}

// ---- mentions ----

static const struct source *source_of(const struct naming *w) { return w->m->sets.p[w->set].src; }

// What the name means where `set` looks; the name itself when no two sets have it.
static struct text meant(const struct naming *w, enum kind kind, const struct node *at, struct text name, uint32_t set) {
  uint32_t last = found(w, kind, name), one = NONE, other = NONE;
  if (last == NONE || !is_shared(w, last)) return name;
  for (uint32_t i = last; i != NONE; i = w->all.p[i].next) {
    uint32_t s = w->all.p[i].set;
    if (!model_sees(w->m, set, s) || s == one) continue;
    if (one != NONE) other = one;
    one = s;
  }
  if (other != NONE) {
    static const char *const words[] = {['b'] = "een begrip", ['d'] = "een definitie", ['t'] = "een tabel"};
    struct text kinds = text_format(w->m->arena, "%s «%.*s»", words[kind], TP(name));
    msg(w->m->sink, M_NAME_SEVERAL, node_place(source_of(w), at), kinds, w->m->sets.p[one].name, w->m->sets.p[other].name, name);
  }
  return one == NONE ? name : called(w, name, one);
}

// «NAAM van SET», said in full: the name, or nothing when that set has no such thing.
static struct text said(const struct naming *w, enum kind kind, struct text name, struct text set) {
  uint32_t last = found(w, kind, name), at = model_set(w->m, set);
  for (uint32_t i = at == NONE ? NONE : last; i != NONE; i = w->all.p[i].next)
    if (w->all.p[i].set == at && model_sees(w->m, w->set, at)) return is_shared(w, last) ? called(w, name, at) : name;
  return NO_TEXT;
}

static bool split_set(struct text t, struct text *name, struct text *set) {
  struct text between = TEXT(" van ");
  for (size_t i = 0; i + between.n < t.n; i++)
    if (text_starts(text_slice(t, i, t.n), between)) {
      *name = text_slice(t, 0, i);
      *set = text_slice(t, i + between.n, t.n);
      return true;
    }
  return false;
}

static void mention(const struct naming *w, enum kind kind, struct node *n) {
  struct text name, set, full;
  if (!split_set(n->text, &name, &set)) n->text = meant(w, kind, n, n->text, w->set);
  else if ((full = said(w, kind, name, set)).n > 0) n->text = full;
}

static void mention_list(const struct naming *w, struct node *list) {
  for (struct node *c = list->child; c; c = c->next)
    if (c->kind == N_NAME) mention(w, A_TERM, c);
}

static void mention_formulas(const struct naming *w, struct node *of) {
  for (struct node *c = of->child; c; c = c->next)
    if (c->kind == N_NAME && !map_find(&w->m->field_names, c->text)) mention(w, A_DEFINITION, c);
}

// The first row names the columns.
static void mention_columns(const struct naming *w, struct node *table) {
  for (struct node *c = node_child(table, 2)->child; c; c = c->next) {
    if (c->kind != N_TABLE_ROW) continue;
    mention_formulas(w, c);
    return;
  }
}

// `q van een.set` was read as a field of a row.
static void whole_reference(const struct naming *w, struct node *n) {
  const struct node *of = n->child;
  if (of->kind != N_REF || model_entity(w->m, of->text) != NONE) return;
  struct text full = said(w, A_DEFINITION, n->text, of->text);
  if (full.n == 0) return;
  n->kind = N_REF;
  n->text = full;
  n->child = n->last = NULL;
}

// A definitie of the first, last, next or previous row.
static void of_one_row(const struct naming *w, struct node *n) {
  bool one = n->kind == N_FIELD_OF && (n->child->kind == N_FIRST || n->child->kind == N_LAST || n->child->kind == N_NEXT);
  if (one && !map_find(&w->m->field_names, n->text)) mention(w, A_DEFINITION, n);
}

// An eis in which a word changes has the word as its own set sees it.
static void changed_word(const struct naming *w, struct node *n) {
  enum kind kind = n->kind == N_DEPARTS_TERM ? A_TERM : A_DEFINITION;
  const struct node *eis = node_child(n, 0), *of = node_child(n, 1);
  uint32_t set = of->kind == N_NONE ? w->set : model_set(w->m, of->text);
  struct text full = eis->kind == N_NONE && of->kind != N_NONE ? said(w, kind, n->text, of->text) : NO_TEXT;
  if (full.n > 0) n->text = full;
  else if (set != NONE) n->text = meant(w, kind, n, n->text, eis->kind == N_NONE ? w->set : set);
}

static void walk(const struct naming *w, struct node *n) {
  switch (n->kind) {
  case N_FIELD_OF: whole_reference(w, n), of_one_row(w, n); break;
  case N_DEPARTS_TERM: case N_DEPARTS_DEFINITION: changed_word(w, n); break;
  case N_COUNT: case N_EXISTS: case N_FIRST: case N_LAST: case N_HAS_RECENT: case N_OVER_ROWS: mention(w, A_TERM, n); break;
  case N_IS_EACH: mention(w, A_TERM, n->child); break;
  case N_EACH: mention_list(w, n->child); break;
  case N_SUM: case N_AVERAGE: mention(w, A_DEFINITION, n), mention_list(w, n->child), mention_formulas(w, n); break;
  case N_MEASURE_OF: mention_formulas(w, n); break;
  case N_TABLE: mention_columns(w, n); break;
  case N_QUANTITY: if (n->child->next) mention_list(w, n->child->next); break;
  case N_BY_TABLE: mention(w, A_TABLE, n->child); break;
  case N_REF:
    if (map_find(&w->m->field_names, n->text)) break; // a field comes first
    if (found(w, A_DEFINITION, n->text) != NONE) mention(w, A_DEFINITION, n);
    else mention(w, A_TERM, n);
    break;
  default: break;
  }
  for (struct node *c = n->child; c; c = c->next) walk(w, c);
}

static void rename_declared(const struct naming *w, struct node *n) {
  struct node *plural = n->kind == N_TERM ? node_child(n, 3) : NULL;
  if (is_shared(w, found(w, kind_of(n), n->text))) n->text = called(w, n->text, w->set);
  if (plural && plural->text.n > 0 && is_shared(w, found(w, A_TERM, plural->text))) plural->text = called(w, plural->text, w->set);
}

void model_names(struct model *m) {
  struct naming w = {.m = m, .last = {.arena = m->arena}};
  if (m->sets.n < 2) return;
  declare_all(&w);
  for (w.set = 0; w.set < m->sets.n; w.set++)
    for (struct node *n = node_child(m->sets.p[w.set].root, 2)->child; n; n = n->next)
      if (n->kind != N_EXAMPLE) walk(&w, n);
  for (w.set = 0; w.set < m->sets.n; w.set++)
    for (struct node *n = node_child(m->sets.p[w.set].root, 2)->child; n; n = n->next)
      if (declares(n)) rename_declared(&w, n);
}
