#include "build.h"

#include "ask.h"
#include "library.h"

// ---- what the images know ----

static bool find_entity(const struct build *b, struct text name, const struct image **im, uint32_t *entity) {
  for (size_t i = 0; i < b->n_images; i++) {
    *im = b->images[i];
    *entity = image_find_entity(*im, name);
    if (*entity != NONE) return true;
  }
  return false;
}

// The enrolments, where some eis hangs on them.
static bool says_for_whom(const struct build *b, struct text name) {
  for (size_t i = 0; i < b->n_images; i++) {
    uint32_t e = image_find_entity(b->images[i], name);
    if (e != NONE && b->images[i]->entities[e].kind & KIND_FOR_WHOM) return true;
  }
  return false;
}

static const struct img_field *find_field(const struct build *b, struct text entity, struct text name, bool *judged) {
  for (size_t i = 0; i < b->n_images; i++) {
    uint32_t e = image_find_entity(b->images[i], entity);
    uint32_t f = e == NONE ? NONE : image_find_field(b->images[i], e, name);
    if (f == NONE) continue;
    const struct img_field *field = &b->images[i]->fields[f];
    *judged = field->type == TYPE_CHOICE && image_is_judged(b->images[i], field->class_);
    return field;
  }
  return NULL;
}

static struct text nearest_entity(const struct build *b, struct text wanted) {
  VEC(struct text) names = {0};
  for (size_t i = 0; i < b->n_images; i++)
    for (uint32_t e = 0; e < b->images[i]->n_entities; e++)
      vec_push(b->arena, &names, img_text(b->images[i], b->images[i]->entities[e].name));
  return text_nearest(wanted, names.p, names.n);
}

static struct text nearest_field(const struct build *b, struct text entity, struct text wanted) {
  VEC(struct text) names = {0};
  for (size_t i = 0; i < b->n_images; i++) {
    const struct image *im = b->images[i];
    uint32_t e = image_find_entity(im, entity);
    for (uint32_t f = 0; e != NONE && f < im->entities[e].fields; f++)
      vec_push(b->arena, &names, img_text(im, im->fields[im->entities[e].first_field + f].name));
  }
  return text_nearest(wanted, names.p, names.n);
}

// The entity an item speaks of, which must hang under the row it stands in. Gives its own name (not its plural).
static bool child_entity(struct build *b, const struct node *n, uint32_t parent, struct text *name, const struct image **im, uint32_t *e) {
  if (!find_entity(b, n->text, im, e)) {
    msg(b->sink, M_DOSSIER_ENTITY, name_place(b->src, n), n->text, nearest_entity(b, n->text));
    return false;
  }
  *name = img_text(*im, (*im)->entities[*e].name);
  if (*e == 0) return true;
  struct text under = img_text(*im, (*im)->entities[(*im)->entities[*e].parent].name);
  struct text here = b->plan->records.rows.p[parent].entity;
  if (text_eq(under, here)) return true;
  struct text where = text_format(b->arena, "ingesprongen onder een rij van %.*s", TP(under));
  if ((*im)->entities[*e].parent == 0) where = TEXT("vooraan, zonder inspringen");
  msg(b->sink, M_DOSSIER_PARENT, name_place(b->src, n), *name, under, here, where);
  return false;
}

// ---- values ----

uint32_t dossier_origin(struct build *b, const struct node *row, const struct node *items) {
  uint32_t line, column;
  place_position(b->src, row->off, &line, &column);
  struct origin o = {.source = b->src->name, .where = text_format(b->arena, "regel %u", line)};
  for (size_t i = o.source.n; i > 0; i--) // the name alone: the folder must not show
    if (o.source.p[i - 1] == '/') {
      o.source = text_slice(o.source, i, o.source.n);
      break;
    }
  for (const struct node *n = items ? items->child : NULL; n; n = n->next)
    if (n->kind == N_SOURCE) o = (struct origin){.source = n->child->text};
  return records_origin(&b->plan->records, o);
}

// Does «geen» or «onbekend» stand among its values?
static bool has_state(const struct node *n) {
  for (const struct node *d = n->child->child; d; d = d->next)
    if (d->kind == N_ABSENT || d->kind == N_UNKNOWN) return true;
  return false;
}

static struct text datum_text(const struct node *n) {
  return n->kind == N_YES ? TEXT("ja") : n->kind == N_NO ? TEXT("nee") : n->text;
}

day dossier_date(struct build *b, const struct node *n) {
  day d = NO_DATE;
  if (n->kind == N_DATE && !date_parse(n->text, &d)) msg(b->sink, M_DATE, place_of(b, n), n->text);
  return d;
}

static struct rec_value value_of(struct build *b, const struct node *n, uint32_t origin) {
  struct rec_value v = {.field = n->text, .state = STATE_KNOWN, .origin = origin};
  VEC(struct text) values = {0};
  for (const struct node *d = n->child->child; d; d = d->next) {
    if (d->kind == N_ABSENT) v.state = STATE_ABSENT;
    else if (d->kind == N_UNKNOWN) v.state = STATE_UNKNOWN, v.cause = CAUSE_MISSING;
    else vec_push(b->arena, &values, datum_text(d));
  }
  if (v.state != STATE_KNOWN && n->child->child->next) msg(b->sink, M_DOSSIER_MIXED, place_of(b, n), n->text);
  v.values = values.p;
  v.n_values = (uint32_t)values.n;
  if (n->child->next && n->child->next->kind == N_DATE) { // geldig tot, or geldig tot en met
    day until = dossier_date(b, n->child->next);
    v.until = until == NO_DATE ? 0 : until + (n->flags & 1);
  }
  return v;
}

static struct rec_list *add_list(struct build *b, struct text entity, uint32_t parent, enum list_status status, const struct node *n) {
  struct rec_list l = {.entity = entity, .parent = parent, .status = status, .origin = dossier_origin(b, n, NULL)};
  if (status == LIST_OPEN) l.cause = CAUSE_MISSING;
  vec_push(b->arena, &b->plan->records.lists, l);
  return &b->plan->records.lists.p[b->plan->records.lists.n - 1];
}

// An oordeel that is a field: who gave it, when, and why. Nothing else is said by anybody.
static uint32_t judged_origin(struct build *b, const struct node *n, bool judged, uint32_t origin) {
  const struct node *note = node_child(n, 2), *by = node_child(n, 3), *on = node_child(n, 4);
  struct origin o = records_origin_of(&b->plan->records, origin);
  if (!judged) {
    msg(b->sink, M_DOSSIER_NOT_JUDGED, place_of(b, note->len ? note : by->len ? by : on), n->text);
    return origin;
  }
  day given = dossier_date(b, on);
  o.note = note->text;
  o.by = by->text;
  o.on = given == NO_DATE ? 0 : given;
  return records_origin(&b->plan->records, o);
}

// Perhaps of a set that is not here: one dossier serves them all. What it says stays in the evidence.
static void other_field(struct build *b, uint32_t row, const struct node *n, uint32_t origin) {
  struct text entity = b->plan->records.rows.p[row].entity;
  msg(b->sink, b->example ? M_DOSSIER_FIELD : M_DOSSIER_OTHER, name_place(b->src, n), n->text, entity, nearest_field(b, entity, n->text));
  if (!records_find(&b->plan->records, row, n->text)) records_value(&b->plan->records, row, value_of(b, n, origin));
}

// `stopdatum: geen` is a field; `vog: geen` says that a list is known to be empty, and of the aanbieder that all such lists are.
static void add_value(struct build *b, uint32_t row, const struct node *n, uint32_t origin) {
  struct text entity = b->plan->records.rows.p[row].entity;
  bool judged = false;
  const struct img_field *f = find_field(b, entity, n->text, &judged);
  if (f) {
    if (n->child->next && n->child->next->next) origin = judged_origin(b, n, judged, origin);
    const struct rec_value *had = records_find(&b->plan->records, row, n->text);
    if (had) msg(b->sink, M_DOSSIER_TWICE, name_place(b->src, n), n->text);
    else records_value(&b->plan->records, row, value_of(b, n, origin));
    if (f->type != TYPE_SET && n->child->child->next && !has_state(n)) msg(b->sink, M_DOSSIER_ONE_VALUE, place_of(b, n), n->text);
    return;
  }
  const struct image *im;
  uint32_t e;
  if (n->child->child->kind == N_ABSENT && find_entity(b, n->text, &im, &e)) {
    struct text name = img_text(im, im->entities[e].name);
    if (row == 0 && im->entities[e].parent != 0) { // of what hangs deeper: nowhere
      add_list(b, name, NO_INDEX, LIST_COMPLETE, n);
      vec_push(b->arena, &b->none, (struct said_none){name, NO_INDEX, n});
      return;
    }
    if (!child_entity(b, n, row, &name, &im, &e)) return;
    if (!b->example && says_for_whom(b, name)) msg(b->sink, M_NOT_ENROLLED, place_of(b, n), b->plan->records.provider);
    add_list(b, name, row, LIST_COMPLETE, n);
    vec_push(b->arena, &b->none, (struct said_none){name, row, n});
    return;
  }
  other_field(b, row, n, origin);
}

// ---- rows ----

static struct text row_key(struct build *b, const struct node *n, const struct image *im, uint32_t e, uint32_t parent, struct text entity) {
  const struct node *title = node_child(n, 0);
  if (title->kind == N_TITLE) return title->text;
  struct text key = im->entities[e].key == NONE ? NO_TEXT : img_text(im, im->fields[im->entities[e].key].name);
  for (const struct node *v = node_child(n, 1)->child; v && key.n > 0; v = v->next)
    if (v->kind == N_VALUE && text_eq(v->text, key) && v->child->child->kind != N_ABSENT) return datum_text(v->child->child);
  uint32_t count = 1;
  for (size_t i = 0; i < b->plan->records.rows.n; i++) {
    const struct rec_row *r = &b->plan->records.rows.p[i];
    count += r->parent == parent && text_eq(r->entity, entity);
  }
  return text_format(b->arena, "%u", count);
}

// The number of a row without a title is nobody's word for its key: that is not known.
static void key_as_value(struct build *b, uint32_t row, const struct node *n, const struct image *im, uint32_t e, uint32_t origin) {
  const struct node *title = node_child(n, 0);
  if (im->entities[e].key == NONE) return;
  struct rec_value v = {.field = img_text(im, im->fields[im->entities[e].key].name), .state = STATE_UNKNOWN, .cause = CAUSE_MISSING, .origin = origin};
  if (records_find(&b->plan->records, row, v.field)) return;
  if (title->kind == N_TITLE) {
    struct text *value = NEW(b->arena, struct text);
    *value = title->text;
    v = (struct rec_value){.field = v.field, .state = STATE_KNOWN, .values = value, .n_values = 1, .origin = origin};
  }
  records_value(&b->plan->records, row, v);
}

static void add_items(struct build *b, const struct node *items, uint32_t row, uint32_t origin);

static void add_row(struct build *b, const struct node *n, uint32_t parent) {
  const struct image *im;
  struct text entity;
  uint32_t e;
  if (!child_entity(b, n, parent, &entity, &im, &e)) return;
  const struct node *items = node_child(n, 1);
  uint32_t origin = dossier_origin(b, n, items), row = 0;
  if (e != 0) {
    struct text key = row_key(b, n, im, e, parent, entity);
    for (size_t i = 0; i < b->plan->records.rows.n; i++) {
      const struct rec_row *r = &b->plan->records.rows.p[i];
      if (r->parent == parent && text_eq(r->entity, entity) && text_eq(r->key, key)) msg(b->sink, M_DOSSIER_ROW_TWICE, clause_place(b->src, n), entity, key);
    }
    row = records_row(&b->plan->records, entity, key, parent, origin);
  }
  add_items(b, items, row, origin);
  if (e != 0) key_as_value(b, row, n, im, e, origin);
}

// ---- collectors ----

static void split_call(struct text path, struct text *collector, struct text *function) {
  *function = path;
  text_split(function, '.', collector);
}

// Numbers between which a sample can be: *size stays as it is where no number is written.
static void sample_size(struct build *b, const struct node *n, const struct node *of, const struct node *all, uint32_t *size, uint32_t *total) {
  int64_t k = *size, whole = 0;
  if (of->kind == N_NUMBER && !text_to_int(of->text, &k)) k = 0;
  if (all->kind == N_NUMBER && (!text_to_int(all->text, &whole) || whole == 0)) whole = -1;
  if (k < 1 || k > 1000000 || whole < 0 || whole > 1000000 || (whole > 0 && k > whole)) msg(b->sink, M_DOSSIER_SAMPLE, place_of(b, n));
  *size = (uint32_t)k;
  *total = (uint32_t)whole;
}

static void add_sample(struct build *b, struct plan_call *call, const struct node *sample) {
  if (sample->kind == N_NONE) return;
  VEC(struct text) only = {0};
  for (const struct node *t = node_child(sample, 2)->child; t; t = t->next) vec_push(b->arena, &only, t->text);
  call->sample = (uint32_t)only.n;
  sample_size(b, sample, node_child(sample, 0), node_child(sample, 1), &call->sample, &call->total);
  call->status = LIST_SAMPLE;
  call->only = only.p;
  call->n_only = (uint32_t)only.n;
}

static void add_args(struct build *b, struct plan_call *call, const struct node *args) {
  for (const struct node *a = args->child; a; a = a->next) {
    if (call->n_args == sizeof call->args / sizeof *call->args) {
      msg(b->sink, M_DOSSIER_ARGS, place_of(b, a));
      return;
    }
    call->args[call->n_args++] = (struct plan_arg){a->text, place_of(b, a)};
  }
}

// `bekend vanaf D`: what is missing was before that day. 0: not said, or with a message.
static day known_since(struct build *b, const struct node *n, const struct node *date, const struct image *im, uint32_t e) {
  if (!date || date->kind == N_NONE) return 0;
  day since = dossier_date(b, date);
  if (e != NONE && im->entities[e].date != NONE) return since == NO_DATE ? 0 : since;
  msg(b->sink, M_DOSSIER_SINCE, name_place(b->src, n), n->text);
  return 0;
}

static void add_call(struct build *b, const struct node *n, uint32_t row) {
  const struct node *call = node_child(n, 0);
  struct plan_call c = {.parent_row = row == 0 ? NO_INDEX : row, .place = place_of(b, call)};
  struct text here = b->plan->records.rows.p[row].entity;
  split_call(call->text, &c.collector, &c.function);
  const struct image *im = NULL;
  uint32_t e = NONE;
  bool judged;
  if (row == 0 && text_eq(n->text, ASK_ANSWERS)) {
    c.entity = ASK_ANSWERS;
  } else if (find_field(b, here, n->text, &judged)) {
    c.entity = here;
    c.field = n->text;
    c.parent_row = row;
  } else if (find_entity(b, n->text, &im, &e)) {
    c.entity = img_text(im, im->entities[e].name);
    if (row != 0 && !child_entity(b, n, row, &c.entity, &im, &e)) return;
  } else {
    msg(b->sink, M_DOSSIER_ENTITY, name_place(b->src, n), n->text, nearest_entity(b, n->text));
    return;
  }
  add_args(b, &c, node_child(call, 0));
  add_sample(b, &c, node_child(n, 1));
  c.since = known_since(b, n, node_child(n, 2), im, e);
  if (c.since) c.status = LIST_OPEN;
  vec_push(b->arena, &b->plan->calls, c);
}

// ---- all together ----

// In a voorbeeld a list that is not mentioned is empty.
static void all_lists_complete(struct build *b) {
  const struct image *im = b->images[0];
  for (uint32_t e = 1; e < im->n_entities; e++) {
    struct rec_list l = {.entity = img_text(im, im->entities[e].name), .parent = NO_INDEX, .status = LIST_COMPLETE, .origin = NO_INDEX};
    vec_push(b->arena, &b->plan->records.lists, l);
  }
}

// A second one would silently take the place of the first.
static void once(struct build *b, const struct node *n, bool had) {
  if (had) msg(b->sink, M_DOSSIER_HEAD_TWICE, place_of(b, n));
}

static void read_date(struct build *b, const struct node *n) {
  once(b, n, b->plan->records.peildatum != NO_DATE);
  b->plan->records.peildatum = dossier_date(b, n->child);
}

static void read_period(struct build *b, const struct node *n) {
  struct records *r = &b->plan->records;
  once(b, n, r->period_from != NO_DATE);
  r->period_from = dossier_date(b, n->child);
  r->period_to = dossier_date(b, n->child->next);
  if (r->period_from != NO_DATE && r->period_to != NO_DATE && r->period_from > r->period_to) msg(b->sink, M_DOSSIER_PERIOD, place_of(b, n));
}

static void add_open(struct build *b, const struct node *n, uint32_t row) {
  const struct image *im;
  struct text name;
  uint32_t e;
  if (child_entity(b, n, row, &name, &im, &e)) add_list(b, name, row, LIST_OPEN, n)->since = known_since(b, n, node_child(n, 0), im, e);
}

// `cliënten steekproef 3 van 11`: the rows that stand here are a sample.
static void add_sampled(struct build *b, const struct node *n, uint32_t row) {
  const struct image *im;
  struct text name;
  uint32_t e;
  if (!child_entity(b, n, row, &name, &im, &e)) return;
  if (e == 0 || im->entities[e].kind & KIND_SINGLE) {
    msg(b->sink, M_DOSSIER_SAMPLE_ONE, name_place(b->src, n), name);
    return;
  }
  uint32_t rows = 0, total = 0;
  sample_size(b, n, node_child(n, 0), node_child(n, 1), &rows, &total);
  struct rec_list *l = add_list(b, name, row, LIST_SAMPLE, n);
  l->sample = rows;
  l->total = total;
  vec_push(b->arena, &b->samples, (struct said_sample){name, row, rows, n});
}

static void add_item(struct build *b, const struct node *n, uint32_t row, uint32_t origin) {
  switch (n->kind) {
  case N_ROW: add_row(b, n, row); break;
  case N_VALUE: add_value(b, row, n, origin); break;
  case N_LIST_OPEN: add_open(b, n, row); break;
  case N_LIST_SAMPLE: add_sampled(b, n, row); break;
  case N_FROM: add_call(b, n, row); break;
  case N_SOURCE: break;
  case N_JUDGEMENT: case N_WAIVER:
    if (row != 0) msg(b->sink, M_DOSSIER_HERE, place_of(b, n));
    else if (n->kind == N_JUDGEMENT) dossier_judgement(b, n);
    else dossier_waiver(b, n);
    break;
  case N_PERIOD:
    if (!b->example || row != 0) msg(b->sink, M_DOSSIER_HERE, place_of(b, n));
    else read_period(b, n);
    break;
  case N_AT_DATE: case N_EXPECT:
    if (!b->example || row != 0) msg(b->sink, M_DOSSIER_HERE, place_of(b, n));
    else if (n->kind == N_AT_DATE) read_date(b, n);
    else dossier_expectation(b, n);
    break;
  default: msg(b->sink, M_DOSSIER_HERE, place_of(b, n));
  }
}

static void add_items(struct build *b, const struct node *items, uint32_t row, uint32_t origin) {
  for (const struct node *n = items->child; n; n = n->next) add_item(b, n, row, origin);
}

static void check_set(struct build *b, const struct node *n) {
  b->set = n->text;
  VEC(struct text) names = {0};
  for (size_t i = 0; i < b->n_images; i++) {
    if (image_find_set(b->images[i], n->text) != NONE) return;
    for (uint32_t s = 0; s < b->images[i]->n_sets; s++) vec_push(b->arena, &names, img_text(b->images[i], b->images[i]->sets[s].name));
  }
  msg(b->sink, M_DOSSIER_SET, place_of(b, n), n->text, text_nearest(n->text, names.p, names.n));
}

static void add_prevails(struct build *b, const struct node *n) {
  struct records *r = &b->plan->records;
  struct rec_prevails rule = {n->child->text, n->child->next->text, place_of(b, n)};
  vec_push(b->arena, &r->prevails, rule);
  if (records_prevails(r, rule.source, rule.source)) msg(b->sink, M_DOSSIER_PREVAILS, rule.place, rule.source);
}

static void read_head(struct build *b, const struct node *items) {
  for (const struct node *n = items->child; n; n = n->next) {
    if (n->kind == N_AT_DATE) read_date(b, n);
    else if (n->kind == N_BY_SET) check_set(b, n);
    else if (n->kind == N_PREVAILS) add_prevails(b, n);
    else if (n->kind == N_PERIOD) read_period(b, n);
    else if (n->kind == N_GIVES_COLLECTOR) dossier_collector(b, n);
    else {
      msg(b->sink, M_DOSSIER_HEAD, place_of(b, n));
      return; // and so for what follows: the indentation is wrong
    }
  }
}

bool dossier_compile(struct arena *a, struct sink *sink, const char *path, const struct image *const *images, size_t n_images,
                     struct plan *out) {
  unsigned before = sink->errors + sink->system;
  const struct source *src = source_load(a, sink, text_from(path));
  if (!src) return false;
  bool ok;
  const struct node *root = syntax_parse(a, sink, src, &ok);
  if (!root) return false;
  if (root->kind != N_DOSSIER) {
    msg(sink, M_NOT_A_DOSSIER, clause_place(src, root));
    return false;
  }
  if (!ok) return false;
  *out = (struct plan){0};
  records_init(&out->records, a, root->text);
  struct build b = {.arena = a, .sink = sink, .src = src, .images = images, .n_images = n_images, .plan = out};
  read_head(&b, node_child(root, 0));
  add_items(&b, node_child(root, 1), 0, dossier_origin(&b, root, NULL));
  dossier_agrees(&b);
  return sink->errors + sink->system == before;
}

static bool has_expectation(const struct node *example) {
  for (const struct node *n = node_child(example, 1)->child; n; n = n->next)
    if (n->kind == N_EXPECT) return true;
  return false;
}

bool dossier_example(struct arena *a, struct sink *sink, const struct source *src, const struct node *example, struct text set,
                     const struct image *im, struct plan *out, struct expectation **expected, size_t *n_expected) {
  unsigned before = sink->errors + sink->system;
  *out = (struct plan){0};
  records_init(&out->records, a, node_child(example, 0)->text);
  struct build b = {.arena = a, .sink = sink, .src = src, .images = &im, .n_images = 1, .plan = out, .set = set, .example = true};
  all_lists_complete(&b);
  add_items(&b, node_child(example, 1), 0, dossier_origin(&b, example, NULL));
  dossier_agrees(&b);
  if (out->records.peildatum == NO_DATE) msg(sink, M_EXAMPLE_DATE, place_of(&b, example));
  if (b.expected.n == 0 && !has_expectation(example)) msg(sink, M_EXAMPLE_EXPECT, place_of(&b, example));
  *expected = b.expected.p;
  *n_expected = b.expected.n;
  return sink->errors + sink->system == before;
}
