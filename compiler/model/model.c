// Which files belong to a set, and in which order they are read: what a set builds on stands before it, a diamond is one set.
#include "model.h"

#include <string.h>

static void load_file(struct model *m, const struct source *src, bool root);

// Loads `kind name` for the source that names it at `at`, unless it was loaded already.
static void need(struct model *m, const struct source *from, const struct node *at, const char *kind, struct text name) {
  struct text key = text_format(m->arena, "%s %.*s", kind, TP(name));
  const uintptr_t *had = map_find(&m->loaded, key);
  if (had && *had == 0) msg(m->sink, M_BUILDS_CYCLE, node_place(from, at), name);
  if (had) return;
  if (m->loaded.n >= FILES_LIMIT) {
    msg(m->sink, M_FILES_MANY, node_place(from, at), text_format(m->arena, "%d", FILES_LIMIT));
    m->incomplete = true;
    return;
  }
  const struct library_file *f = library_find(m->library, from->name, text_from(kind), name);
  if (!f) {
    struct text near = nearest_after(&m->library->found, text_format(m->arena, "%s ", kind), name);
    msg(m->sink, M_SET_NOT_FOUND, node_place(from, at), text_from(kind), name, near);
    map_set(&m->loaded, key, NONE);
    m->incomplete = true;
    return;
  }
  if (f->twin) msg(m->sink, M_SET_TWICE, node_place(from, at), name, f->twin->path, f->path);
  const struct source *src = source_load(m->arena, m->sink, f->path);
  if (src) load_file(m, src, false);
  else m->incomplete = true;
}

static day parse_date(struct model *m, const struct source *src, const struct node *n) {
  day d = NO_DAY;
  if (!date_parse(n->text, &d)) msg(m->sink, M_DATE, node_place(src, n), n->text);
  return d;
}

static void read_header(struct model *m, struct m_set *s) {
  const struct node *list = node_child(s->root, 1);
  for (const struct node *c = list->child; c; c = c->next) {
    const struct node *first = c->child;
    if (c->kind == N_VERSION) s->version = first->text;
    if (c->kind == N_SOURCE) s->source = first->text;
    if (c->kind == N_REFERS) map_set(&m->documents, first->text, 1);
    if (c->kind == N_WORKDAYS) model_workdays(m, s, c);
    if (c->kind == N_VALID) {
      s->valid_from = parse_date(m, s->src, first);
      if (first->next->kind == N_DATE) s->valid_to = parse_date(m, s->src, first->next);
    }
  }
}

static void load_needs(struct model *m, const struct source *src, const struct node *root) {
  for (const struct node *c = node_child(root, 1)->child; c; c = c->next) {
    if (c->kind == N_USES_BOOK) need(m, src, c->child, "gegevensboek", c->child->text);
    if (c->kind == N_USES_FRAME) need(m, src, c->child, "kader", c->child->text);
    if (c->kind == N_BUILDS_ON) need(m, src, c->child, "eisenset", c->child->text);
  }
}

// The version behind `gebruikt …` is the one that the file has.
static void check_used_version(struct model *m, const struct source *src, const struct node *c) {
  const struct node *version = c->child->next;
  const char *kind = c->kind == N_USES_BOOK ? "gegevensboek" : "kader";
  if (version->kind == N_NONE) return;
  for (size_t i = 0; i < m->heads.n; i++) {
    const struct m_head *head = &m->heads.p[i];
    if (head->root->kind != (c->kind == N_USES_BOOK ? N_BOOK : N_FRAME) || !text_eq(head->root->text, c->child->text)) continue;
    const struct node *has = NULL;
    for (const struct node *n = node_child(head->root, 1)->child; n; n = n->next)
      if (n->kind == N_VERSION) has = n;
    if (has && text_eq(has->child->text, version->text)) return;
    struct text words = has ? text_format(m->arena, "versie «%.*s»", TP(has->child->text)) : TEXT("geen versie");
    struct message *at = msg(m->sink, M_USED_VERSION, node_place(src, version), text_from(kind), head->root->text, words, version->text);
    if (has) msg_note(m->sink, at, M_NOTE_DECLARED, node_place(head->src, has), has->child->text);
    return;
  }
}

static void check_versions(struct model *m) {
  for (size_t i = 0; i < m->heads.n; i++)
    for (const struct node *c = node_child(m->heads.p[i].root, 1)->child; c; c = c->next)
      if (c->kind == N_USES_BOOK || c->kind == N_USES_FRAME) check_used_version(m, m->heads.p[i].src, c);
}

static void check_version(struct model *m, const struct m_set *base, const struct m_set *s, const struct node *c) {
  const struct node *version = c->child->next;
  if (version->kind == N_NONE || text_eq(version->text, base->version)) return;
  struct text has = base->version.n == 0 ? TEXT("geen versie") : text_format(m->arena, "versie «%.*s»", TP(base->version));
  struct message *at = msg(m->sink, M_SET_VERSION, node_place(s->src, version), base->name, version->text, has);
  for (const struct node *n = node_child(base->root, 1)->child; n; n = n->next)
    if (n->kind == N_VERSION) msg_note(m->sink, at, M_NOTE_DECLARED, node_place(base->src, n), base->version);
}

static void link_bases(struct model *m, struct m_set *s) {
  for (const struct node *c = node_child(s->root, 1)->child; c; c = c->next) {
    uint32_t base = c->kind == N_BUILDS_ON ? model_set(m, c->child->text) : NONE;
    if (base == NONE) continue;
    vec_push(m->arena, &s->builds_on, base);
    check_version(m, &m->sets.p[base], s, c);
  }
}

static void add_set(struct model *m, const struct source *src, const struct node *root) {
  struct m_set s = {.name = root->text, .title = root->child->text, .src = src, .root = root};
  s.valid_from = s.valid_to = NO_DAY;
  read_header(m, &s);
  link_bases(m, &s);
  vec_push(m->arena, &m->sets, s);
}

static const char *kind_word(const struct node *root) {
  return root->kind == N_SET ? "eisenset" : root->kind == N_BOOK ? "gegevensboek" : root->kind == N_FRAME ? "kader" : "dossier";
}

static void add_declarations(struct model *m, const struct source *src, const struct node *root) {
  model_schema(m, src, node_child(root, 2));
  if (root->kind == N_SET) add_set(m, src, root);
  if (root->kind == N_FRAME) model_frame(m, src, root);
}

static void load_file(struct model *m, const struct source *src, bool top) {
  bool ok;
  const struct node *root = syntax_parse(m->arena, m->sink, src, &ok);
  if (!ok) m->incomplete = true;
  if (!root) return;
  if (root->kind == N_DOSSIER || (top && root->kind != N_SET)) {
    m->incomplete = true;
    msg(m->sink, M_NOT_A_SET, clause_place(src, root), text_from(kind_word(root)));
    return;
  }
  struct text key = text_format(m->arena, "%s %.*s", kind_word(root), TP(root->text));
  map_set(&m->loaded, key, 0);
  model_order(m->arena, src, root);
  say_heads_twice(m, src, node_child(root, 1));
  vec_push(m->arena, &m->heads, (struct m_head){src, root});
  load_needs(m, src, root);
  add_declarations(m, src, root);
  map_set(&m->loaded, key, 1);
}

static void begin(struct model *m) {
  struct map *maps[] = {&m->loaded, &m->documents, &m->entity_names, &m->class_names, &m->field_names, &m->term_names, &m->definition_names, &m->table_names, &m->eis_names, &m->labels};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) maps[i]->arena = m->arena;
  struct m_entity provider = {.name = TEXT("aanbieder"), .title = TEXT("De aanbieder"), .parent = NONE, .key = NONE, .date = NONE,
                              .kind = KIND_SINGLE};
  vec_push(m->arena, &m->entities, provider);
  map_set(&m->entity_names, provider.name, 0);
}

bool model_build(struct model *m, struct text path) {
  begin(m);
  const struct source *src = library_first(m->library, path);
  if (!src) return false;
  load_file(m, src, true);
  if (m->incomplete) return false;
  check_versions(m);
  model_names(m);
  model_schema_finish(m);
  for (uint32_t s = 0; s < m->sets.n; s++) {
    size_t exceptions = m->exceptions.n;
    model_eisen(m, s);
    model_order_exceptions(m, exceptions);
  }
  model_terms_finish(m);
  model_exceptions_finish(m);
  if (!m->incomplete) model_same_names(m);
  return !m->incomplete;
}
