// Eisen and their onderdelen, with what their chapters pass on.
#include "model.h"

// What a chapter passes on to what stands in it.
struct inherited {
  m_clauses scope;
  m_nodes also; // ALSO_EACH
  const struct node *theme, *shown, *each;
  struct text source;
  uint32_t chapter; // number + 1; 0: none
};

static uint32_t new_target(struct model *m, struct m_target t) {
  t.theme = NONE;
  vec_push(m->arena, &m->targets, t);
  return (uint32_t)m->targets.n - 1;
}

static void add_clause(struct model *m, m_clauses *list, const struct source *src, const struct node *n) {
  vec_push(m->arena, list, (struct m_clause){src, n});
}

static void only_once(struct model *m, const struct m_target *t, const struct node *had, const struct node *n) {
  if (!had) return;
  struct message *at = msg(m->sink, M_CLAUSE_TWICE, clause_place(t->src, n));
  msg_note(m->sink, at, M_NOTE_FIRST, clause_place(t->src, had));
}

// A chapter has said of which rows it speaks.
static void say_each_twice(struct model *m, const struct source *src, struct text name, const struct node *n, const struct node *chapter) {
  msg_note(m->sink, msg(m->sink, M_EACH_CHAPTER, clause_place(src, n), name), M_NOTE_FIRST, clause_place(src, chapter));
}

static void read_text_tails(struct model *m, struct m_target *t, const struct node *list) {
  for (const struct node *n = list->child; n; n = n->next) {
    if (n->kind == N_GATHER) msg(m->sink, M_GATHER_HERE, node_place(t->src, n));
    if (n->kind == N_QUESTION) t->question = n->child->text;
    if (n->kind == N_HELP) t->help = n->child->text;
    if (n->kind != N_WHO) continue;
    model_check_who(m, t->src, n);
    t->who = n->text;
    vec_push(m->arena, &t->notes, (struct m_note){.kind = NOTE_ASKED, .by = n->text});
  }
}

// A label alone asks nothing: most often the word in front of it is missing, as in «thema 4.3».
static bool is_bare(const struct node *n) {
  for (unsigned i = 0; i < 4; i++)
    if (node_child(n, i)->kind != N_NONE) return false;
  return !node_child(n, 4)->child;
}

// A word and a text, and nothing more: a clause has that form too.
static bool is_word_and_text(const struct node *n) {
  enum { SHORTEST = 3 }; // shorter labels are labels
  bool more = node_child(n, 1)->kind != N_NONE || node_child(n, 2)->kind != N_NONE || node_child(n, 3)->kind != N_NONE;
  return n->text.n >= SHORTEST && node_child(n, 0)->kind != N_NONE && !more && !node_child(n, 4)->child;
}

static bool is_one_of(struct text name, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (text_eq(name, text_from(words[i]))) return true;
  return false;
}

// `brom "…"` is no onderdeel that is called brom. False when it was an error.
static bool is_label(struct model *m, const struct source *src, const struct node *n) {
  static const char *const spelled[] = {"bron", "lezing", "noot", "gebrek", "vraag", "hulp", "oordeel"};
  static const char *const prose[] = {"toelichting", "gevolg", "gevolgen", "opmerking", "opmerkingen", "uitleg", "voorbeeld", "let-op", "context",
                                      "achtergrond", "commentaar", "motivering", "onderbouwing", "titel", "omschrijving", "bronnen", "noten"};
  if (!is_word_and_text(n)) return true;
  struct text label = text_fold(m->arena, n->text), words[sizeof spelled / sizeof *spelled];
  if (is_one_of(label, prose, sizeof prose / sizeof *prose)) {
    msg(m->sink, M_PART_WORD, name_place(src, n), n->text);
    return true;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) words[i] = text_from(spelled[i]);
  struct text near = text_nearest(label, words, sizeof words / sizeof *words);
  if (near.n > 0) msg(m->sink, M_WORD, name_place(src, n), n->text, near);
  return near.n == 0;
}

static void add_part(struct model *m, uint32_t parent, const struct node *n, const struct node *topic) {
  if (!topic && !is_label(m, m->targets.p[parent].src, n)) return;
  if (!topic && is_bare(n)) {
    msg(m->sink, M_PART_BARE, node_place(m->targets.p[parent].src, n), n->text);
    return;
  }
  const struct m_target *p = &m->targets.p[parent];
  struct m_target t = {.kind = TARGET_PART, .set = p->set, .eis = p->eis, .parent = parent, .exception = p->exception,
                       .number = n->text, .src = p->src, .node = n, .topic = topic};
  t.path = p->path.n > 0 ? text_format(m->arena, "%.*s.%.*s", TP(p->path), TP(n->text)) : n->text;
  const struct node *title = node_child(n, 0), *text = node_child(n, 1), *norm = node_child(n, 2), *when = node_child(n, 3);
  t.title = title->text;
  if (text->kind == N_VERBATIM) t.text = verbatim_text(m->arena, text->text);
  if (norm->kind == N_NORM) t.norm = norm->child;
  if (when->kind != N_NONE) add_clause(m, &t.when, t.src, when);
  if (norm->kind == N_NORM && norm->child->kind == N_SHOWN) t.norm = norm->child->child;
  if (topic && t.norm) msg(m->sink, M_TOPIC_NORM, node_place(t.src, t.norm), n->text);
  uint32_t at = new_target(m, t);
  vec_push(m->arena, &m->targets.p[parent].parts, at);
  if (norm->kind == N_NORM && norm->child->kind == N_SHOWN) model_shown(m, at, norm->child);
  model_judged(m, at, t.norm);
  model_target_block(m, at, node_child(n, 4));
}

static void add_topics(struct model *m, uint32_t target, const struct node *topics) {
  for (const struct node *n = node_child(topics, 1)->child; n; n = n->next) {
    if (n->kind == N_PART) add_part(m, target, n, topics->child);
    else say_clause_here(m, m->targets.p[target].src, n, HOME_TOPICS);
  }
}

static void add_norm(struct model *m, uint32_t target, const struct node *n) {
  struct m_target *t = &m->targets.p[target];
  if (n->flags & 1) t->complete = true;
  if (n->child->kind == N_TOPICS) {
    add_topics(m, target, n->child);
    return;
  }
  if (n->child->kind == N_SHOWN) model_shown(m, target, n->child);
  t = &m->targets.p[target];
  only_once(m, t, t->norm, n);
  t->norm = n->child->kind == N_SHOWN ? n->child->child : n->child;
  model_judged(m, target, t->norm);
}

static void replacing_eis(struct model *m, uint32_t target, const struct node *n, m_nodes before) {
  const struct m_target *t = &m->targets.p[target];
  struct m_exception e = {.label = text_format(m->arena, "eis %.*s", TP(t->number)), .title = t->title, .set = t->set, .src = t->src,
                          .node = n, .term = NONE, .definition = NONE, .new_rows = {.entity = NONE}, .scope = t->scope, .when = t->when,
                          .each = t->each, .replacing = target + 1};
  vec_push(m->arena, &e.aims, (struct m_aim){NONE, n->child, 0, 0});
  vec_push(m->arena, &e.branches, (struct m_branch){.effect = EFFECT_LAPSE, .norm = NONE});
  e.before = before;
  vec_push(m->arena, &m->exceptions, e);
}

static bool simple_clause(struct model *m, uint32_t target, const struct node *n) {
  struct m_target *t = &m->targets.p[target];
  switch (n->kind) {
  case N_VERBATIM: t->text = verbatim_text(m->arena, n->text); return true;
  case N_NO_TEXT: t->no_text = true; return true;
  case N_SOURCE: t->source = n->child->text; return true;
  case N_COMPLETE: t->complete = true; return true;
  case N_READING: case N_REMARK: case N_DEFECT: vec_push(m->arena, &t->notes, model_note(n)); return true;
  case N_LIST: read_text_tails(m, t, n); return true;
  case N_IN_THEME:
    if (t->theme_node && t->theme_node->off >= t->node->off) only_once(m, t, t->theme_node, n);
    t->theme_node = n;
    return true;
  case N_EACH:
    if (t->each && t->each->off < t->node->off) say_each_twice(m, t->src, named_target(m, t), n, t->each);
    else only_once(m, t, t->each, n);
    t->each = n;
    return true;
  default: break;
  }
  if (is_scope_clause(n)) add_clause(m, &t->scope, t->src, n);
  else if (is_when_clause(n)) add_clause(m, &t->when, t->src, n);
  else return false;
  return true;
}

// Two parts with one label.
static void say_parts_twice(struct model *m, const struct m_target *t) {
  struct map labels = {.arena = m->arena};
  if (t->parts.n < 2) return;
  for (size_t i = 0; i < t->parts.n; i++) {
    const struct m_target *part = &m->targets.p[t->parts.p[i]];
    const uintptr_t *had = map_find(&labels, part->number);
    const struct m_target *first = had ? &m->targets.p[*had] : NULL;
    if (first) model_twice(m, M_PART_TWICE, part->src, part->node, part->number, first->src, first->node);
    else map_set(&labels, part->number, t->parts.p[i]);
  }
}

void model_target_block(struct model *m, uint32_t target, const struct node *clauses) {
  const struct node *replaces = NULL;
  m_nodes before = {0};
  say_twice(m, m->targets.p[target].src, clauses);
  for (const struct node *n = clauses->child; n; n = n->next) {
    if (n->kind == N_PART) add_part(m, target, n, NULL);
    else if (n->kind == N_NORM) add_norm(m, target, n);
    else if (model_standing(m, target, n)) continue;
    else if (n->kind == N_REPLACES && m->targets.p[target].kind == TARGET_EIS) {
      only_once(m, &m->targets.p[target], replaces, n);
      replaces = n;
    }
    else if (n->kind == N_BEFORE && m->targets.p[target].kind == TARGET_EIS) vec_push(m->arena, &before, n);
    else if (!simple_clause(m, target, n)) say_clause_here(m, m->targets.p[target].src, n, m->targets.p[target].kind == TARGET_EIS ? HOME_EIS : HOME_PART);
  }
  struct m_target *t = &m->targets.p[target];
  say_parts_twice(m, t);
  if (t->norm && t->parts.n > 0) msg(m->sink, M_NORM_AND_PARTS, node_place(t->src, t->norm), named_target(m, t));
  if (t->no_text && t->text.n > 0) msg(m->sink, M_TEXT_AND_NONE, name_place(t->src, t->node), named_target(m, t));
  if (replaces) replacing_eis(m, target, replaces, before);
  else if (before.n > 0) msg(m->sink, M_REPLACES_NONE, clause_place(t->src, before.p[0]), t->number);
}

static void add_eis(struct model *m, uint32_t set, const struct node *n, const struct inherited *from) {
  const struct source *src = m->sets.p[set].src;
  struct m_target t = {.kind = TARGET_EIS, .set = set, .parent = NONE, .exception = NONE, .number = n->text, .src = src, .node = n};
  if (n->kind == N_KPI) t.number = text_format(m->arena, "kpi %.*s", TP(n->text));
  t.title = node_child(n, 0)->text;
  if (node_child(n, 1)->kind == N_VERBATIM) t.text = verbatim_text(m->arena, node_child(n, 1)->text);
  t.theme_node = from->theme;
  t.source = from->source;
  t.each = n->kind == N_KPI ? NULL : from->each;
  t.chapter = from->chapter;
  for (size_t i = 0; i < from->scope.n; i++) {
    bool scope = is_scope_clause(from->scope.p[i].node);
    add_clause(m, scope ? &t.scope : &t.when, from->scope.p[i].src, from->scope.p[i].node);
  }
  t.eis = (uint32_t)m->targets.n;
  struct text key = model_key(m, m->sets.p[set].name, t.number);
  const uintptr_t *had = map_find(&m->eis_names, key);
  if (had) model_twice(m, M_EIS_TWICE, src, n, t.number, m->targets.p[*had].src, m->targets.p[*had].node);
  else
    map_set(&m->eis_names, key, t.eis);
  uint32_t at = new_target(m, t);
  m->targets.p[at].theme_node = from->theme;
  if (from->shown) model_shown(m, at, from->shown);
  model_target_block(m, at, node_child(n, 2));
  for (size_t i = 0; i < from->also.n && !model_is_shown(m, at); i++) model_also_each(m, at, src, from->also.p[i]);
  if (n->kind == N_KPI) model_kpi_lines(m, set, at, node_child(n, 3));
}

// A kpi is always measured, and of the aanbieder alone.
static void add_kpi(struct model *m, uint32_t set, const struct node *n, const struct inherited *from) {
  struct inherited own = *from;
  const struct node *strange = from->shown ? from->shown : from->also.n > 0 ? from->also.p[0] : from->each;
  struct text words = !strange ? NO_TEXT : strange->kind == N_ADDRESSED ? TEXT("gericht aan") : strange->kind == N_SHOWN ? strange->text : strange->kind == N_EACH ? TEXT("voor elke") : TEXT("geldt ook voor elke");
  if (strange) {
    struct message *at = msg(m->sink, M_KPI_CHAPTER, name_place(m->sets.p[set].src, n), n->text, words);
    msg_note(m->sink, at, M_NOTE_EXCLUDES, clause_place(m->sets.p[set].src, strange));
  }
  own.shown = NULL;
  own.also = (m_nodes){0};
  add_eis(m, set, n, &own);
}

static void add_exception(struct model *m, uint32_t set, const struct node *n, const struct inherited *from) {
  struct m_exception e = model_exception(m, set, n, &from->scope);
  if (e.source.n == 0) e.source = from->source;
  if (e.each && from->each) say_each_twice(m, e.src, text_format(m->arena, "Afwijking %.*s", TP(e.label)), e.each, from->each);
  if (!e.each) e.each = from->each;
  struct text key = model_key(m, m->sets.p[set].name, e.label);
  const uintptr_t *had = map_find(&m->labels, key);
  if (had) model_twice(m, M_LABEL_TWICE, e.src, n, e.label, m->exceptions.p[*had].src, m->exceptions.p[*had].node);
  else
    map_set(&m->labels, key, m->exceptions.n);
  vec_push(m->arena, &m->exceptions, e);
}

static void add_term(struct model *m, uint32_t set, const struct node *n) {
  const struct source *src = m->sets.p[set].src;
  struct m_term t = {.name = n->text, .plural = node_child(n, 3)->text, .set = set, .rows = {NONE, NONE, src, NULL}, .src = src, .node = n};
  if (node_child(n, 1)->kind == N_VERBATIM) t.text = verbatim_text(m->arena, node_child(n, 1)->text);
  say_twice(m, src, node_child(n, 2));
  for (const struct node *c = node_child(n, 2)->child; c; c = c->next) {
    if (c->kind == N_VERBATIM) t.text = verbatim_text(m->arena, c->text);
    else if (c->kind == N_IS_EACH) t.rows.each = c;
    else if (c->kind != N_SOURCE && c->kind != N_REMARK) say_clause_here(m, src, c, HOME_TERM);
  }
  uint32_t had = model_term(m, t.name);
  if (had != NONE) {
    model_twice(m, M_TERM_TWICE, src, n, t.name, m->terms.p[had].src, m->terms.p[had].node);
    return;
  }
  map_set(&m->term_names, t.name, m->terms.n);
  if (t.plural.n > 0 && model_term(m, t.plural) == NONE) map_set(&m->term_names, t.plural, m->terms.n);
  vec_push(m->arena, &m->terms, t);
}

// The entity that `per …` names; the aanbieder when it is not there. NONE after an error.
static uint32_t per_entity(struct model *m, const struct source *src, const struct node *per) {
  if (per->kind == N_NONE) return 0;
  uint32_t e = model_entity(m, per->text);
  if (e != NONE) return e;
  m->incomplete = true;
  if (model_term(m, per->text) != NONE) msg(m->sink, M_TERM_HERE, node_place(src, per), per->text, NO_TEXT);
  else msg(m->sink, M_ENTITY_UNKNOWN, node_place(src, per), per->text, nearest_key(&m->entity_names, per->text));
  return NONE;
}

static void add_table(struct model *m, uint32_t set, const struct node *n) {
  const struct source *src = m->sets.p[set].src;
  struct m_table t = {.name = n->text, .src = src, .node = n, .entity = per_entity(m, src, node_child(n, 0))};
  const uintptr_t *had = map_find(&m->table_names, t.name);
  if (had) model_twice(m, M_TERM_TWICE, src, n, t.name, m->tables.p[*had].src, m->tables.p[*had].node);
  if (had || t.entity == NONE) return;
  map_set(&m->table_names, t.name, m->tables.n);
  vec_push(m->arena, &m->tables, t);
}

// Its text, with where it stands, is a note as well: of what uses the definitie.
static void definition_notes(struct model *m, struct m_definition *d, const struct node *lines) {
  struct m_note meaning = {.kind = NOTE_MEANING};
  say_twice(m, d->src, lines);
  for (const struct node *c = lines->child; c; c = c->next) {
    if (c->kind == N_VERBATIM) meaning.text = text_format(m->arena, "%.*s: %.*s", TP(d->name), TP(verbatim_text(m->arena, c->text)));
    else if (c->kind == N_SOURCE) meaning.by = c->child->text;
    else vec_push(m->arena, &d->notes, model_note(c));
  }
  if (meaning.text.n == 0 && meaning.by.n > 0) meaning.text = d->name;
  if (meaning.text.n > 0) vec_push(m->arena, &d->notes, meaning);
}

static void add_definition(struct model *m, uint32_t set, const struct node *n) {
  const struct source *src = m->sets.p[set].src;
  struct m_definition d = {.name = n->text, .set = set, .src = src, .node = n, .expr = node_child(n, 2), .meaning = NONE, .entity = per_entity(m, src, node_child(n, 0))};
  if (d.entity == NONE) return;
  uint32_t had = model_definition(m, d.name);
  if (had != NONE) {
    model_twice(m, M_TERM_TWICE, src, n, d.name, m->definitions.p[had].src, m->definitions.p[had].node);
    return;
  }
  if (node_child(n, 3)) definition_notes(m, &d, node_child(n, 3));
  map_set(&m->definition_names, d.name, m->definitions.n);
  vec_push(m->arena, &m->definitions, d);
}

static void add_chapter(struct model *m, uint32_t set, const struct node *n, const struct inherited *outer);

static bool add_member(struct model *m, uint32_t set, const struct node *n, const struct inherited *from) {
  if (n->kind == N_EIS) add_eis(m, set, n, from);
  else if (n->kind == N_EXCEPTION) add_exception(m, set, n, from);
  else if (n->kind == N_CHAPTER) add_chapter(m, set, n, from);
  else return false;
  return true;
}

// Of its own eisen: it names none.
static bool is_also(const struct node *n) { return n->kind == N_ALSO_EACH && node_child(n, 1)->kind == N_NONE; }

// What the chapter around it passes on, in lists of its own.
static struct inherited passed_on(struct model *m, const struct inherited *outer) {
  struct inherited from = *outer;
  from.scope = (m_clauses){0};
  from.also = (m_nodes){0};
  for (size_t i = 0; i < outer->scope.n; i++) vec_push(m->arena, &from.scope, outer->scope.p[i]);
  for (size_t i = 0; i < outer->also.n; i++) vec_push(m->arena, &from.also, outer->also.p[i]);
  return from;
}

static void chapter_each(struct model *m, const struct source *src, const struct node *n, const struct node *chapter, struct inherited *from) {
  bool own = from->each && from->each->off > chapter->off;
  if (from->each && !own) say_each_twice(m, src, text_format(m->arena, "Hoofdstuk «%.*s»", TP(chapter->child->text)), n, from->each);
  if (own) msg_note(m->sink, msg(m->sink, M_CLAUSE_TWICE, clause_place(src, n)), M_NOTE_FIRST, clause_place(src, from->each));
  from->each = n;
}

static struct inherited inherited_from(struct model *m, const struct source *src, const struct node *n, const struct inherited *outer) {
  struct inherited from = passed_on(m, outer);
  const struct node *clauses = node_child(n, 1);
  for (const struct node *c = clauses->child; c; c = c->next) {
    if (is_scope_clause(c) || is_when_clause(c)) add_clause(m, &from.scope, src, c);
    if (c->kind == N_IN_THEME) from.theme = c;
    if (c->kind == N_SOURCE) from.source = c->child->text;
    if (c->kind == N_ADDRESSED || c->kind == N_SHOWN) from.shown = c;
    if (is_also(c)) vec_push(m->arena, &from.also, c);
    if (c->kind == N_EACH) chapter_each(m, src, c, n, &from);
  }
  return from;
}

static void add_chapter(struct model *m, uint32_t set, const struct node *n, const struct inherited *outer) {
  const struct source *src = m->sets.p[set].src;
  const struct node *clauses = node_child(n, 1);
  struct inherited from = inherited_from(m, src, n, outer);
  vec_push(m->arena, &m->chapters, (struct m_chapter){n->child->text, set, outer->chapter == 0 ? NONE : outer->chapter - 1});
  from.chapter = (uint32_t)m->chapters.n;
  say_twice(m, src, clauses);
  for (const struct node *c = clauses->child; c; c = c->next) {
    bool known = is_scope_clause(c) || is_when_clause(c) || c->kind == N_IN_THEME || c->kind == N_SOURCE ||
                 c->kind == N_ADDRESSED || c->kind == N_SHOWN || c->kind == N_EACH || c->kind == N_VERBATIM || c->kind == N_REMARK || c->kind == N_DEFECT || c->kind == N_KPI || is_also(c);
    if (!add_member(m, set, c, &from) && !known) say_clause_here(m, src, c, HOME_CHAPTER);
  }
}

static void add_kpis(struct model *m, uint32_t set, const struct node *list, const struct inherited *from) {
  for (const struct node *n = list->child; n; n = n->next) {
    if (n->kind == N_KPI) add_kpi(m, set, n, from);
    if (n->kind != N_CHAPTER) continue;
    struct inherited own = inherited_from(m, m->sets.p[set].src, n, from);
    add_kpis(m, set, node_child(n, 1), &own);
  }
}

void model_eisen(struct model *m, uint32_t set) {
  const struct node *declarations = node_child(m->sets.p[set].root, 2);
  const struct inherited nothing = {.theme = NULL};
  for (const struct node *n = declarations->child; n; n = n->next) {
    if (n->kind == N_TERM) add_term(m, set, n);
    if (n->kind == N_DEFINITION) add_definition(m, set, n);
    if (n->kind == N_TABLE) add_table(m, set, n);
    if (n->kind == N_EXAMPLE) vec_push(m->arena, &m->examples, (struct m_example){set, m->sets.p[set].src, n});
  }
  size_t eisen = m->targets.n;
  for (const struct node *n = declarations->child; n; n = n->next) eisen += n->kind == N_EIS;
  vec_room(m->arena, &m->targets, eisen);
  for (const struct node *n = declarations->child; n; n = n->next) {
    if (n->kind == N_ORDER) vec_push(m->arena, &m->orders, (struct m_order){set, n});
    else if (n->kind == N_THEME) msg(m->sink, M_THEME_HERE, clause_place(m->sets.p[set].src, n));
    else add_member(m, set, n, &nothing);
  }
  add_kpis(m, set, declarations, &nothing);
}
