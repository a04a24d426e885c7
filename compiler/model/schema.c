// Classifications and the evidence schema: what must be known, in a vocabulary that sets share.
#include "model.h"

static void add_nodes(struct model *m, struct m_class *c, const struct node *branches, uint32_t parent, const struct source *src, struct map *paths) {
  for (const struct node *b = branches->child; b; b = b->next) {
    const struct node *title = node_child(b, 0), *code = node_child(b, 1), *below = node_child(b, 2);
    struct m_node n = {.name = b->text, .path = b->text, .title = title->text, .code = code->text, .parent = parent};
    if (parent != NONE) n.path = text_format(m->arena, "%.*s.%.*s", TP(c->nodes.p[parent].path), TP(b->text));
    if (!map_set(paths, n.path, 1)) msg(m->sink, M_BRANCH_TWICE, node_place(src, b), n.path);
    n.first_leaf = c->leaves;
    uint32_t at = (uint32_t)c->nodes.n;
    vec_push(m->arena, &c->nodes, n);
    add_nodes(m, c, below, at, src, paths);
    if (!below->child) c->leaves++;
    c->nodes.p[at].leaves = c->leaves - n.first_leaf;
  }
}

// `grenst aan` holds both ways, and for every leaf under a branch that is named.
static void border(struct model *m, struct m_class *c, const struct m_node *a, const struct m_node *b) {
  for (uint32_t i = a->first_leaf; i < a->first_leaf + a->leaves; i++)
    for (uint32_t k = b->first_leaf; k < b->first_leaf + b->leaves; k++) {
      uint32_t pair[] = {i, k, k, i};
      for (int p = 0; p < 4; p++) vec_push(m->arena, &c->borders, pair[p]);
    }
}

static void add_borders(struct model *m, uint32_t class_, const struct source *src, const struct node *branches) {
  for (const struct node *b = branches->child; b; b = b->next) {
    struct m_class *c = &m->classes.p[class_];
    uint32_t from = model_node(m, class_, b->text);
    for (const struct node *to = node_child(b, 3)->child; to && from != NONE; to = to->next) {
      uint32_t other = model_node(m, class_, to->text);
      if (other == NONE) msg(m->sink, M_BRANCH_UNKNOWN, node_place(src, to), to->text, NO_TEXT);
      else border(m, c, &c->nodes.p[from], &c->nodes.p[other]);
    }
    add_borders(m, class_, src, node_child(b, 2));
  }
}

static void add_class(struct model *m, const struct source *src, const struct node *n) {
  uint32_t had = model_class(m, n->text);
  if (had != NONE) {
    model_twice(m, M_CLASS_TWICE, src, n, n->text, m->classes.p[had].src, m->classes.p[had].node);
    return;
  }
  struct m_class c = {.name = n->text, .src = src, .node = n, .ordered = n->flags & 1};
  struct map paths = {.arena = m->arena};
  add_nodes(m, &c, node_child(n, 0), NONE, src, &paths);
  model_index_nodes(m, &c);
  map_set(&m->class_names, n->text, m->classes.n);
  vec_push(m->arena, &m->classes, c);
}

// The class of an `een van (…)` or `verzameling van (…)`.
static uint32_t choices_class(struct model *m, const struct source *src, const struct node *names, bool ordered) {
  struct m_class c = {.src = src, .node = names, .ordered = ordered};
  for (const struct node *n = names->child; n; n = n->next) {
    for (size_t i = 0; i < c.nodes.n; i++)
      if (text_eq(c.nodes.p[i].name, n->text)) msg(m->sink, M_BRANCH_TWICE, node_place(src, n), n->text);
    struct m_node node = {.name = n->text, .path = n->text, .parent = NONE, .first_leaf = c.leaves++, .leaves = 1};
    vec_push(m->arena, &c.nodes, node);
  }
  model_index_nodes(m, &c);
  vec_push(m->arena, &m->classes, c);
  return (uint32_t)m->classes.n - 1;
}

static uint32_t add_field(struct model *m, struct m_field f) {
  uint32_t had = model_field(m, f.entity, f.name);
  if (had != NONE) {
    if (!f.node) return had; // given by a kind and declared as well: the declaration stands
    struct message *at = msg(m->sink, M_FIELD_TWICE, name_place(f.src, f.node), f.name, m->entities.p[f.entity].name);
    if (m->fields.p[had].node) msg_note(m->sink, at, M_NOTE_FIRST, name_place(m->fields.p[had].src, m->fields.p[had].node));
    return had;
  }
  return model_add_field(m, f);
}

void model_check_who(struct model *m, const struct source *src, const struct node *n) {
  static const char *const all[] = {"aanbieder", "toezichthouder", "opdrachtgever"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (text_eq(n->text, text_from(all[i]))) return;
  msg(m->sink, M_WHO, node_place(src, n), n->text);
}

static void read_tails(struct model *m, struct m_field *f, const struct node *tails) {
  for (const struct node *t = tails->child; t; t = t->next) {
    if (t->kind == N_QUESTION) f->question = t->child->text;
    if (t->kind == N_HELP) f->help = t->child->text;
    if (t->kind == N_WHO) f->who = t->text;
    if (t->kind == N_GATHER && f->gather) model_gather_twice(m, f->src, t, f->name, f->src, f->gather);
    else if (t->kind == N_GATHER) f->gather = t;
    if (t->kind == N_WHO) model_check_who(m, f->src, t);
  }
}

static void add_gather(struct model *m, const struct source *src, uint32_t entity, const struct node *n) {
  struct m_entity *e = &m->entities.p[entity];
  if (e->gather) {
    model_gather_twice(m, src, n, e->name, e->gather_src, e->gather);
    return;
  }
  e->gather = n;
  e->gather_src = src;
}

static void add_fields(struct model *m, const struct source *src, uint32_t entity, const struct node *list) {
  for (const struct node *n = list->child; n; n = n->next) {
    if (n->kind == N_KEY) {
      m->entities.p[entity].key_name = n->text;
      m->entities.p[entity].key_place = node_place(src, n);
      continue;
    }
    if (n->kind == N_GATHER) {
      add_gather(m, src, entity, n);
      continue;
    }
    struct m_field f = {.name = n->text, .entity = entity, .class_ = NONE, .src = src, .node = n};
    f.flags = n->flags & 1 ? FIELD_OPTIONAL : 0;
    read_tails(m, &f, node_child(n, 1));
    add_field(m, f);
  }
}

static void read_kinds(struct model *m, const struct source *src, uint32_t entity, const struct node *kinds) {
  struct m_entity *e = &m->entities.p[entity];
  for (const struct node *k = kinds->child; k; k = k->next) {
    if (text_eq(k->text, TEXT("document"))) e->kind |= KIND_DOCUMENT;
    else if (text_eq(k->text, TEXT("gebeurtenis"))) e->kind |= KIND_EVENT;
    else if (text_eq(k->text, TEXT("persoon"))) e->kind |= KIND_PERSON;
    else if (text_eq(k->text, TEXT("organisatie"))) e->kind |= KIND_ORGANISATION;
    else if (text_eq(k->text, TEXT("verzoek"))) e->kind |= KIND_EVENT, e->request = true;
    else {
      m->incomplete = true; // the fields that it would bring
      msg(m->sink, M_KIND, node_place(src, k), k->text);
    }
    if (k->child->kind == N_NAME) e->date_name = k->child->text;
  }
}

static uint32_t new_entity(struct model *m, const struct source *src, const struct node *n) {
  const struct node *plural = node_child(n, 0), *parent = node_child(n, 1);
  struct m_entity e = {.name = n->text, .plural = plural->text, .parent = NONE, .key = NONE, .date = NONE, .src = src, .node = n};
  e.parent_name = parent->kind == N_NONE ? TEXT("aanbieder") : parent->text;
  if (plural->kind == N_NONE) e.kind = KIND_SINGLE;
  uint32_t at = (uint32_t)m->entities.n;
  vec_push(m->arena, &m->entities, e);
  model_entity_name(m, at);
  map_set(&m->entity_names, e.name, at);
  if (e.plural.n > 0) map_set(&m->entity_names, e.plural, at);
  return at;
}

static bool says_where(const struct node *n) {
  return node_child(n, 0)->kind != N_NONE || node_child(n, 1)->kind != N_NONE;
}

// Fields were added above the declaration that says what the rows are and under what they hang: that one counts, wherever it stands.
static void declare_after_fields(struct model *m, const struct source *src, uint32_t at, const struct node *n) {
  struct m_entity *e = &m->entities.p[at];
  if (at == 0 || !says_where(n) || says_where(e->node)) return;
  if (node_child(n, 1)->kind != N_NONE) e->parent_name = node_child(n, 1)->text;
  e->src = src;
  e->node = n;
  if (node_child(n, 0)->kind == N_NONE) return;
  e->plural = node_child(n, 0)->text;
  e->kind &= ~(uint32_t)KIND_SINGLE;
  model_entity_name(m, at);
  map_set(&m->entity_names, e->plural, at);
}

static void add_entity(struct model *m, const struct source *src, const struct node *n) {
  uint32_t at = model_entity(m, n->text);
  if (at == NONE) at = new_entity(m, src, n);
  else if (text_eq(m->entities.p[at].name, n->text)) declare_after_fields(m, src, at, n);
  else {
    const struct m_entity *had = &m->entities.p[at];
    msg_note(m->sink, msg(m->sink, M_ENTITY_NAME, name_place(src, n), n->text, had->name), M_NOTE_FIRST, name_place(had->src, had->node));
    return;
  }
  if (node_child(n, 2)->kind != N_NONE) m->entities.p[at].title = node_child(n, 2)->text;
  read_kinds(m, src, at, node_child(n, 3));
  add_fields(m, src, at, node_child(n, 4));
}

void model_schema(struct model *m, const struct source *src, const struct node *declarations) {
  for (const struct node *n = declarations->child; n; n = n->next) {
    if (n->kind == N_CLASSIFICATION) add_class(m, src, n);
    if (n->kind == N_ENTITY) add_entity(m, src, n);
  }
}

// ---- after all files were read ----

static uint32_t class_of_names(struct model *m, const char *const *names, size_t n_names) {
  struct m_class c = {0};
  for (size_t i = 0; i < n_names; i++) {
    struct m_node n = {.name = text_from(names[i]), .path = text_from(names[i]), .parent = NONE, .first_leaf = c.leaves++, .leaves = 1};
    vec_push(m->arena, &c.nodes, n);
  }
  model_index_nodes(m, &c);
  vec_push(m->arena, &m->classes, c);
  return (uint32_t)m->classes.n - 1;
}

uint32_t model_judged_class(struct model *m) {
  static const char *const names[] = {"ja", "nvt", "deels", "nee"};
  if (m->judged_class > 0) return m->judged_class - 1;
  uint32_t class_ = class_of_names(m, names, sizeof names / sizeof *names);
  m->classes.p[class_].nodes.p[1].code = TEXT("n.v.t."); // as people write it too
  m->judged_class = class_ + 1;
  return class_;
}

bool model_is_judged(const struct model *m, uint32_t class_) { return m->judged_class != 0 && class_ == m->judged_class - 1; }

static struct text nearest_type(struct model *m, struct text name) {
  static const char *const words[] = {"ja/nee", "getal", "bedrag", "percentage", "datum", "tekst", "oordeel"};
  enum { WORDS = sizeof words / sizeof *words };
  struct text *all = NEW_ARRAY(m->arena, struct text, m->class_names.n + WORDS);
  for (size_t i = 0; i < WORDS; i++) all[i] = text_from(words[i]);
  for (size_t i = 0; i < m->class_names.n; i++) all[WORDS + i] = m->class_names.entries[i].key;
  return text_nearest(name, all, m->class_names.n + WORDS);
}

// `duur in uren`: the unit is kept where a choice has its class.
static void duration_type(struct model *m, struct m_field *f, const struct node *type) {
  const struct node *name = node_child(type, 1);
  enum span_unit unit = SPAN_DAY;
  f->type = TYPE_DURATION;
  if (!text_eq(type->text, TEXT("duur"))) msg(m->sink, M_TYPE_UNKNOWN, name_place(f->src, type), type->text, TEXT("duur"));
  else if (!span_unit_named(name->text, &unit)) msg(m->sink, M_UNIT_UNKNOWN, node_place(f->src, name), name->text);
  f->class_ = unit;
}

static void type_of(struct model *m, struct m_field *f) {
  static const struct { const char *name; enum field_type type; } types[] = {
      {"ja/nee", TYPE_BOOL}, {"getal", TYPE_NUMBER}, {"bedrag", TYPE_MONEY}, {"percentage", TYPE_PERCENT},
      {"datum", TYPE_DATE}, {"tekst", TYPE_TEXT}};
  if (!f->node) return;
  const struct node *type = node_child(f->node, 0);
  if (type->flags & 2) {
    f->type = type->flags & 1 ? TYPE_SET : TYPE_CHOICE;
    f->class_ = choices_class(m, f->src, type->child, type->flags & 8);
    return;
  }
  if (type->flags & 4) {
    duration_type(m, f, type);
    return;
  }
  for (size_t i = 0; i < sizeof types / sizeof *types && !type->flags; i++)
    if (text_eq(type->text, text_from(types[i].name))) {
      f->type = types[i].type;
      return;
    }
  f->type = type->flags & 1 ? TYPE_SET : TYPE_CHOICE;
  f->class_ = text_eq(type->text, JUDGED_WORD) ? model_judged_class(m) : model_class(m, type->text);
  if (f->class_ == NONE) {
    m->incomplete = true;
    if (text_eq(type->text, TEXT("duur"))) msg(m->sink, M_UNIT_MISSING, name_place(f->src, type));
    else msg(m->sink, M_TYPE_UNKNOWN, name_place(f->src, type), type->text, nearest_type(m, type->text));
    f->type = TYPE_TEXT;
  }
}

static void check_field(struct model *m, struct m_field *f) {
  type_of(m, f);
  if (f->type == TYPE_SET && f->class_ != NONE && m->classes.p[f->class_].leaves > 64)
    msg(m->sink, M_SET_TOO_LARGE, name_place(f->src, f->node), f->name);
  bool judged = f->type == TYPE_CHOICE && model_is_judged(m, f->class_);
  if ((f->type == TYPE_BOOL || f->type == TYPE_SET || judged) && (f->flags & FIELD_OPTIONAL))
    msg(m->sink, M_NOT_OPTIONAL, name_place(f->src, f->node), f->name);
}

static uint32_t given_field(struct model *m, uint32_t entity, struct text name, enum field_type type, uint32_t class_) {
  return add_field(m, (struct m_field){.name = name, .entity = entity, .type = type, .class_ = class_});
}

static uint32_t signers(struct model *m) {
  static const char *const names[] = {"cliënt", "vertegenwoordiger", "aanbieder", "opdrachtgever"};
  return class_of_names(m, names, sizeof names / sizeof *names);
}

// Who asked, on which day, and when that was answered: each with a question, unless the author gives another.
static void give_request(struct model *m, uint32_t entity, struct text date) {
  static const char *const names[] = {"cliënt", "vertegenwoordiger", "opdrachtgever", "toezichthouder", "ander"};
  struct text name = m->entities.p[entity].name;
  struct m_field asked = {.name = date, .entity = entity, .type = TYPE_DATE, .class_ = NONE};
  struct m_field by = {.name = TEXT("verzoeker"), .entity = entity, .type = TYPE_CHOICE, .class_ = class_of_names(m, names, sizeof names / sizeof *names)};
  struct m_field answered = {.name = TEXT("beantwoord-op"), .entity = entity, .type = TYPE_DATE, .class_ = NONE, .flags = FIELD_OPTIONAL};
  asked.question = text_format(m->arena, "Op welke dag kwam {%.*s}?", TP(name));
  by.question = text_format(m->arena, "Van wie kwam {%.*s}?", TP(name));
  answered.question = text_format(m->arena, "Op welke dag is {%.*s} beantwoord?", TP(name));
  answered.help = TEXT("Is er nog niet geantwoord? Vul dan in: geen.");
  add_field(m, asked);
  add_field(m, by);
  add_field(m, answered);
}

// What the kind of an entity brings: the fields of a document, an event, a person, an organisation.
static void give_fields(struct model *m, uint32_t entity, uint32_t *signer_class) {
  struct m_entity *e = &m->entities.p[entity];
  if (e->request) give_request(m, entity, e->date_name.n > 0 ? e->date_name : TEXT("datum"));
  e = &m->entities.p[entity];
  if (e->kind & (KIND_PERSON | KIND_ORGANISATION)) given_field(m, entity, TEXT("naam"), TYPE_TEXT, NONE);
  if (e->kind & (KIND_EVENT | KIND_DOCUMENT)) {
    struct text date = e->date_name.n > 0 ? e->date_name : TEXT("datum");
    m->entities.p[entity].date = given_field(m, entity, date, TYPE_DATE, NONE);
  }
  if (!(e->kind & KIND_DOCUMENT)) return;
  if (*signer_class == NONE) *signer_class = signers(m);
  given_field(m, entity, TEXT("ondertekend-door"), TYPE_SET, *signer_class);
}

static struct text nearest_field(struct model *m, const struct m_entity *e, struct text name) {
  struct text *names = NEW_ARRAY(m->arena, struct text, e->fields.n);
  for (size_t i = 0; i < e->fields.n; i++) names[i] = m->fields.p[e->fields.p[i]].name;
  return text_nearest(name, names, e->fields.n);
}

static void finish_entity(struct model *m, uint32_t entity) {
  struct m_entity *e = &m->entities.p[entity];
  if (e->key_name.n > 0) e->key = model_field(m, entity, e->key_name);
  else if (e->kind & KIND_PERSON) e->key = model_field(m, entity, TEXT("naam"));
  if (e->key_name.n > 0 && e->key == NONE) msg(m->sink, M_KEY_UNKNOWN, e->key_place, e->key_name, e->name, nearest_field(m, e, e->key_name));
  if (e->date == NONE || m->fields.p[e->date].type == TYPE_DATE) return;
  m->incomplete = true;
  msg(m->sink, M_DATE_FIELD, name_place(m->fields.p[e->date].src, m->fields.p[e->date].node), m->fields.p[e->date].name, e->name);
}

// Told once for each circle: at its first entity.
static void say_cycle(struct model *m, uint32_t entity) {
  const struct m_entity *e = &m->entities.p[entity];
  uint32_t up = e->parent;
  for (size_t steps = 0; steps < m->entities.n && up != entity && up != NONE; steps++) {
    if (up < entity) return;
    up = m->entities.p[up].parent;
  }
  if (up == entity) msg(m->sink, M_ENTITY_CYCLE, name_place(e->src, e->node), e->name);
}

// Parents get lower numbers than children; the order of declaration is kept otherwise.
static void order_entities(struct model *m) {
  uint32_t n = (uint32_t)m->entities.n, done = 1;
  uint32_t *new_of = NEW_ARRAY(m->arena, uint32_t, n), *old_of = NEW_ARRAY(m->arena, uint32_t, n);
  for (uint32_t i = 1; i < n; i++) new_of[i] = NONE;
  for (uint32_t before = 0; before != done;) {
    before = done;
    for (uint32_t i = 1; i < n; i++)
      if (new_of[i] == NONE && m->entities.p[i].parent != NONE && new_of[m->entities.p[i].parent] != NONE) {
        old_of[done] = i;
        new_of[i] = done++;
      }
  }
  for (uint32_t i = 1; i < n; i++) // what is left hangs under itself, or under nothing
    if (new_of[i] == NONE) {
      say_cycle(m, i);
      m->entities.p[i].parent = 0;
      old_of[done] = i;
      new_of[i] = done++;
    }
  struct m_entity *sorted = NEW_ARRAY(m->arena, struct m_entity, n);
  for (uint32_t i = 0; i < n; i++) {
    sorted[i] = m->entities.p[old_of[i]];
    if (sorted[i].parent != NONE) sorted[i].parent = new_of[sorted[i].parent];
  }
  m->entities.p = sorted;
  m->entities.cap = n;
  for (size_t i = 0; i < m->fields.n; i++) m->fields.p[i].entity = new_of[m->fields.p[i].entity];
  for (size_t i = 0; i < m->entity_names.n; i++) m->entity_names.entries[i].value = new_of[m->entity_names.entries[i].value];
}

void model_schema_finish(struct model *m) {
  for (uint32_t i = 0; i < m->classes.n; i++)
    if (m->classes.p[i].name.n > 0) add_borders(m, i, m->classes.p[i].src, node_child(m->classes.p[i].node, 0));
  for (uint32_t i = 1; i < m->entities.n; i++) {
    struct m_entity *e = &m->entities.p[i];
    e->parent = model_entity(m, e->parent_name);
    if (e->parent != NONE) continue;
    const struct node *at = node_child(e->node, 1);
    m->incomplete = true;
    msg(m->sink, M_ENTITY_UNKNOWN, node_place(e->src, at->len ? at : e->node), e->parent_name, nearest_key(&m->entity_names, e->parent_name));
  }
  order_entities(m);
  for (size_t i = 0; i < m->fields.n; i++) check_field(m, &m->fields.p[i]);
  uint32_t signer_class = NONE;
  for (uint32_t i = 0; i < m->entities.n; i++) give_fields(m, i, &signer_class);
  for (uint32_t i = 0; i < m->entities.n; i++) finish_entity(m, i);
  model_gathers(m);
}

void model_frame(struct model *m, const struct source *src, const struct node *root) {
  struct m_frame f = {.name = root->text, .title = root->child->text};
  for (const struct node *c = node_child(root, 1)->child; c; c = c->next)
    if (c->kind == N_VERSION) f.version = c->child->text;
  uint32_t at = (uint32_t)m->frames.n;
  vec_push(m->arena, &m->frames, f);
  for (const struct node *n = node_child(root, 2)->child; n; n = n->next) {
    if (n->kind != N_THEME) {
      msg(m->sink, M_ONLY_THEMES, clause_place(src, n));
      continue;
    }
    struct m_theme t = {.number = n->text, .title = node_child(n, 0)->text, .frame = at, .src = src, .node = n};
    for (const struct node *c = node_child(n, 1)->child; c; c = c->next)
      if (c->kind == N_QUALITY) t.norm = verbatim_text(m->arena, c->child->text);
    vec_push(m->arena, &m->themes, t);
  }
}
