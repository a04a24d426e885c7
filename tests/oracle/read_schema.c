// Classifications and gegevens (§3, §5): what a set says about evidence.
#include "read_set.h"

static struct text text_of(const struct node *n) { return n ? n->text : NO_TEXT; }

void o_problem(struct o_model *m, const char *what) {
  if (!m->problem) m->problem = what;
}

static void add_twigs(struct o_model *m, struct o_class *c, const struct node *list, struct text above) {
  for (const struct node *b = list->child; b; b = b->next) {
    struct o_twig t = {.name = b->text, .path = b->text, .title = text_of(o_child(b, 0)), .code = text_of(o_child(b, 1)),
                       .first = c->leaves, .borders = o_child(b, 3)};
    if (above.n > 0) t.path = text_format(m->arena, "%.*s.%.*s", TP(above), TP(b->text));
    size_t at = c->twigs.n;
    vec_push(m->arena, &c->twigs, t);
    const struct node *below = o_child(b, 2);
    if (below && below->child) add_twigs(m, c, below, t.path);
    else c->leaves++;
    c->twigs.p[at].leaves = c->leaves - t.first;
  }
}

static struct o_class *class_of_names(struct o_model *m, const struct node *names) {
  struct o_class *c = NEW(m->arena, struct o_class);
  for (const struct node *n = names->child; n; n = n->next) {
    struct o_twig t = {.name = n->text, .path = n->text, .first = c->leaves++, .leaves = 1};
    vec_push(m->arena, &c->twigs, t);
  }
  return c;
}

static const struct o_class *class_named(struct o_model *m, struct text name) {
  for (size_t i = 0; i < m->classes.n; i++)
    if (text_eq(m->classes.p[i]->name, name)) return m->classes.p[i];
  o_problem(m, "onbekende indeling");
  return NEW(m->arena, struct o_class);
}

struct o_field *o_add_field(struct o_model *m, struct o_entity *e, struct text name, enum o_type type) {
  struct o_field *f = NEW(m->arena, struct o_field);
  *f = (struct o_field){.name = name, .type = type, .index = (unsigned)e->fields.n};
  vec_push(m->arena, &e->fields, f);
  return f;
}

static enum o_type plain_type(struct text name, bool *plain) {
  static const char *const names[] = {"ja/nee", "getal", "bedrag", "percentage", "datum", "tekst"};
  for (unsigned i = 0; i < 6; i++)
    if (text_eq(name, text_from(names[i]))) return *plain = true, (enum o_type)i;
  return *plain = false, O_CHOICE;
}

static void read_field(struct o_model *m, struct o_entity *e, const struct node *n) {
  const struct node *type = o_child(n, 0);
  struct o_field *f = o_add_field(m, e, n->text, O_CHOICE);
  bool plain = false;
  f->optional = n->flags & 1;
  if (type->flags & 1) f->type = O_SET;
  else if (!type->flags) f->type = plain_type(type->text, &plain);
  if (type->flags & 4) f->type = O_DURATION, plain = span_unit_named(o_child(type, 1)->text, &f->unit);
  if (type->flags & 2) f->of = class_of_names(m, o_child(type, 0));
  else if (!plain && text_eq(type->text, TEXT("oordeel"))) f->of = o_judged_class(m);
  else if (!plain) f->of = class_named(m, type->text);
}

static void read_kinds(struct o_entity *e, const struct node *kinds) {
  for (const struct node *k = kinds ? kinds->child : NULL; k; k = k->next) {
    e->document = e->document || text_eq(k->text, TEXT("document"));
    e->request = e->request || text_eq(k->text, TEXT("verzoek"));
    e->event = e->event || e->request || text_eq(k->text, TEXT("gebeurtenis"));
    e->person = e->person || text_eq(k->text, TEXT("persoon"));
    e->organisation = e->organisation || text_eq(k->text, TEXT("organisatie"));
    if (o_child(k, 0)) e->date_name = o_child(k, 0)->text;
  }
}

static void read_entity(struct o_model *m, const struct node *n) {
  struct o_entity *e = o_entity_named(m, n->text);
  if (!e) {
    e = NEW(m->arena, struct o_entity);
    *e = (struct o_entity){.name = n->text, .plural = text_of(o_child(n, 0)), .index = (unsigned)m->entities.n};
    e->parent_name = o_child(n, 1) ? o_child(n, 1)->text : TEXT("aanbieder");
    e->single = e->plural.n == 0;
    vec_push(m->arena, &m->entities, e);
  }
  read_kinds(e, o_child(n, 3));
  for (const struct node *f = o_child(n, 4)->child; f; f = f->next) {
    if (f->kind == N_KEY) e->key_name = f->text;
    else if (f->kind == N_FIELD) read_field(m, e, f);
  }
}

static struct o_field *given(struct o_model *m, struct o_entity *e, struct text name, enum o_type type) {
  const struct o_field *had = o_field_named(e, name);
  return had ? (struct o_field *)had : o_add_field(m, e, name, type);
}

static struct o_class *class_of_words(struct o_model *m, const char *const *words, unsigned n) {
  struct o_class *c = NEW(m->arena, struct o_class);
  for (unsigned i = 0; i < n; i++) {
    struct o_twig t = {.name = text_from(words[i]), .path = text_from(words[i]), .first = c->leaves++, .leaves = 1};
    vec_push(m->arena, &c->twigs, t);
  }
  return c;
}

// What a kind of gegeven brings by itself (docs/taal.md §4).
void o_finish_entity(struct o_model *m, struct o_entity *e) {
  static const char *const signers[] = {"cliënt", "vertegenwoordiger", "aanbieder", "opdrachtgever"};
  static const char *const askers[] = {"cliënt", "vertegenwoordiger", "opdrachtgever", "toezichthouder", "ander"};
  e->parent = e->index == 0 ? NULL : o_entity_named(m, e->parent_name);
  if (e->index > 0 && !e->parent) o_problem(m, "gegeven hangt onder iets onbekends");
  if (e->person || e->organisation) given(m, e, TEXT("naam"), O_TEXT);
  if (e->document || e->event) e->date = given(m, e, e->date_name.n > 0 ? e->date_name : TEXT("datum"), O_DATE);
  if (e->request && !o_field_named(e, TEXT("verzoeker"))) given(m, e, TEXT("verzoeker"), O_CHOICE)->of = class_of_words(m, askers, 5);
  if (e->request && !o_field_named(e, TEXT("beantwoord-op"))) given(m, e, TEXT("beantwoord-op"), O_DATE)->optional = true;
  if (e->document && !o_field_named(e, TEXT("ondertekend-door"))) given(m, e, TEXT("ondertekend-door"), O_SET)->of = class_of_words(m, signers, 4);
  if (e->key_name.n > 0) e->key = o_field_named(e, e->key_name);
  else if (e->person) e->key = o_field_named(e, TEXT("naam"));
}

void o_read_schema(struct o_model *m, const struct node *declarations) {
  for (const struct node *n = declarations->child; n; n = n->next) {
    if (n->kind != N_CLASSIFICATION) continue;
    struct o_class *c = NEW(m->arena, struct o_class);
    c->name = n->text;
    add_twigs(m, c, o_child(n, 0), NO_TEXT);
    vec_push(m->arena, &m->classes, c);
  }
  for (const struct node *n = declarations->child; n; n = n->next)
    if (n->kind == N_ENTITY) read_entity(m, n);
}
