#include "gather.h"

#include "convert.h"
#include "schema.h"

enum { MOST_CALLS = 2000 };

// One list or field that a set asks for, with a collector that the dossier names.
struct wanted {
  const struct image *im;
  const struct img_gather *g;
  const struct plan_collector *given;
  struct text entity, field; // field: empty for a list
  uint32_t depth;            // ancestors, without the aanbieder
  size_t first;              // the first request for the same; that one has:
  bool *asked;               //   of a field: in each row,
  size_t n_asked;            //   of so many
  bool failed;               // it fails in the same way in every row:
  struct failure why;
  size_t waiting;            // rows that lack an argument,
  struct text lacks;         // this one
};
struct gather {
  struct arena *arena;
  struct sink *sink;
  struct plan *plan;
  const struct collect_options *options;
  VEC(struct wanted) wanted;
  struct map own; // "row/field": a call of the dossier itself
  unsigned left;
  bool stopped;
};

// What is asked, and of what the dossier says something.

static const struct plan_collector *given_by(const struct plan *plan, struct text collector) {
  for (size_t i = 0; i < plan->collectors.n; i++)
    if (text_eq(plan->collectors.p[i].name, collector))
      return &plan->collectors.p[i];
  return NULL;
}

static bool is_provider(const struct wanted *r) {
  return r->g->entity == 0;
}

static bool has_rows(const struct plan *plan, struct text entity) {
  for (size_t i = 0; i < plan->records.rows.n; i++)
    if (text_eq(plan->records.rows.p[i].entity, entity))
      return true;
  return false;
}

// Nothing is to be asked of a list (any more): the dossier says something of it, it was collected, or there is nothing that its
// rows could stand under. The aanbieder always has its row: there only a call says where its fields are to come from.
static bool is_settled(const struct plan *plan, const struct wanted *r) {
  const struct records *records = &plan->records;
  for (size_t i = 0; i < plan->calls.n; i++)
    if (!plan->calls.p[i].field.n && text_eq(plan->calls.p[i].entity, r->entity))
      return true;
  for (size_t i = 0; i < records->lists.n; i++)
    if (text_eq(records->lists.p[i].entity, r->entity))
      return true;
  if (is_provider(r))
    return false;
  uint32_t parent = r->im->entities[r->g->entity].parent;
  return has_rows(plan, r->entity) || !has_rows(plan, img_text(r->im, r->im->entities[parent].name));
}

static uint32_t depth_of(const struct image *im, uint32_t entity) {
  uint32_t depth = 0;
  while (entity != 0 && (entity = im->entities[entity].parent) != 0)
    depth++;
  return depth;
}

static bool is_same(const struct wanted *a, const struct wanted *b) {
  return text_eq(a->entity, b->entity) && text_eq(a->field, b->field);
}

static void add_wanted(struct gather *g, const struct image *im, const struct img_gather *asked) {
  struct wanted r = {.im = im, .g = asked, .given = given_by(g->plan, img_text(im, asked->collector))};
  if (!r.given)
    return;
  r.entity = img_text(im, im->entities[asked->entity].name);
  if (asked->field != NONE)
    r.field = img_text(im, im->fields[asked->field].name);
  r.depth = depth_of(im, asked->entity);
  while (r.first < g->wanted.n && !is_same(&g->wanted.p[r.first], &r))
    r.first++;
  vec_push(g->arena, &g->wanted, r);
}

static struct text at_row(struct arena *a, uint32_t row, struct text field) {
  return text_format(a, "%u/%.*s", row, TP(field));
}

struct gather *gather_begin(struct arena *a, struct sink *sink, struct plan *plan, const struct collect_options *o) {
  struct gather *g = NEW(a, struct gather);
  *g = (struct gather){.arena = a, .sink = sink, .plan = plan, .options = o, .own.arena = a};
  g->left = o->calls ? o->calls : MOST_CALLS;
  for (size_t i = 0; i < o->n_images && plan->collectors.n; i++)
    for (uint32_t k = 0; k < o->images[i]->n_gathers; k++)
      add_wanted(g, o->images[i], &o->images[i]->gathers[k]);
  for (size_t i = 0; i < plan->calls.n && g->wanted.n; i++)
    if (plan->calls.p[i].field.n)
      map_set(&g->own, at_row(a, plan->calls.p[i].parent_row, plan->calls.p[i].field), i);
  return g;
}

// The arguments.

static bool is_expired(const struct records *r, const struct rec_value *v) {
  return v->until != 0 && r->peildatum != NO_DATE && v->until <= r->peildatum;
}

enum argument { ARGUMENT_KNOWN, ARGUMENT_UNKNOWN, ARGUMENT_ABSENT };

// «geen», as a table has it.
static bool says_absent(struct arena *a, const struct img_field *f, struct text t) {
  return (f->flags & FIELD_OPTIONAL) && f->type != TYPE_CHOICE && convert_is_absent(text_fold(a, text_squeeze(a, t)));
}

static enum argument field_value(const struct gather *g, const struct wanted *r, uint32_t field, uint32_t row, struct text *out) {
  const struct records *records = &g->plan->records;
  const struct img_field *f = &r->im->fields[field];
  struct text entity = img_text(r->im, r->im->entities[f->entity].name);
  while (row != NO_INDEX && !text_eq(records->rows.p[row].entity, entity))
    row = records->rows.p[row].parent;
  const struct rec_value *v = row == NO_INDEX ? NULL : records_find(records, row, img_text(r->im, f->name));
  if (!v || v->state == STATE_UNKNOWN || is_expired(records, v))
    return ARGUMENT_UNKNOWN;
  if (v->state == STATE_ABSENT || v->n_values != 1 || !v->values[0].n || says_absent(g->arena, f, v->values[0]))
    return ARGUMENT_ABSENT;
  *out = v->values[0];
  return ARGUMENT_KNOWN;
}

static bool given_value(const struct wanted *r, struct text name, struct text *out) {
  for (size_t i = 0; i < r->given->values.n; i++) {
    if (!text_eq(r->given->values.p[i].name, name))
      continue;
    *out = r->given->values.p[i].value;
    return true;
  }
  return false;
}

// The first name that the dossier does not give; empty: it gives them all.
static struct text missing_name(const struct wanted *r) {
  struct text value;
  for (uint32_t i = 0; i < r->g->args; i++) {
    const struct img_gather_arg *a = &r->im->gather_args[r->g->first_arg + i];
    struct text name = img_text(r->im, a->text);
    if (a->kind == GATHER_NAME && !given_value(r, name, &value))
      return name;
  }
  return NO_TEXT;
}

static void lacking(const struct gather *g, struct wanted *r, uint32_t field) {
  const struct img_field *f = &r->im->fields[field];
  struct text entity = img_text(r->im, r->im->entities[f->entity].name);
  r->waiting++;
  if (!r->lacks.n)
    r->lacks = text_format(g->arena, "«%.*s» van %.*s", TP(img_text(r->im, f->name)), TP(entity));
}

// All names are there. false: a field is not known in this row (or those above it), or known to be absent: then there is nothing
// to ask.
static bool arguments(const struct gather *g, struct wanted *r, uint32_t row, struct plan_call *call) {
  for (uint32_t i = 0; i < r->g->args; i++) {
    const struct img_gather_arg *a = &r->im->gather_args[r->g->first_arg + i];
    struct text value = img_text(r->im, a->text);
    enum argument known = ARGUMENT_KNOWN;
    if (a->kind == GATHER_NAME)
      given_value(r, value, &value);
    if (a->kind == GATHER_FIELD)
      known = field_value(g, r, a->field, row, &value);
    if (known == ARGUMENT_UNKNOWN)
      lacking(g, r, a->field);
    if (known != ARGUMENT_KNOWN)
      return false;
    call->args[call->n_args++] = (struct plan_arg){value, r->given->place};
  }
  return true;
}

static struct plan_call call_of(const struct wanted *r) {
  return (struct plan_call){.collector = img_text(r->im, r->g->collector),
                            .function = img_text(r->im, r->g->function),
                            .entity = r->entity,
                            .field = r->field,
                            .parent_row = NO_INDEX,
                            .place = r->given->place,
                            .only_unknown = is_provider(r)};
}

// Asking.

static bool may_ask(struct gather *g) {
  if (g->left > 0) {
    g->left--;
    return true;
  }
  unsigned most = g->options->calls ? g->options->calls : MOST_CALLS;
  if (!g->stopped)
    msg(g->sink, M_GATHER_MANY, g->plan->collectors.p[0].place, text_format(g->arena, "%u", most));
  g->stopped = true;
  return false;
}

void gather_lists(struct gather *g, uint32_t depth) {
  struct failure why;
  for (size_t i = 0; i < g->wanted.n; i++) {
    struct wanted *r = &g->wanted.p[i];
    struct plan_call call = call_of(r);
    if (r->field.n || r->depth != depth || missing_name(r).n || is_settled(g->plan, r) || !arguments(g, r, 0, &call))
      continue;
    if (!may_ask(g))
      return;
    vec_push(g->arena, &g->plan->calls, call);
    collect_call(g->arena, g->sink, g->plan, &call, g->options, &why);
  }
}

// The dossier itself says it, or says how it is found; or another source has it.
static bool has_value(const struct gather *g, const struct wanted *r, uint32_t row) {
  const struct records *records = &g->plan->records;
  const struct rec_value *v = records_find(records, row, r->field);
  if (g->own.n && map_find(&g->own, at_row(g->arena, row, r->field)))
    return true;
  if (!v)
    return false;
  if (v->state != STATE_UNKNOWN)
    return !is_expired(records, v);
  return v->cause != CAUSE_MISSING || !records_origin_of(records, v->origin).collector.n;
}

// What goes wrong whatever the arguments are.
static bool fails_everywhere(const struct failure *why) {
  switch (why->id) {
  case M_COLLECT_UNKNOWN_PLUGIN: case M_COLLECT_UNKNOWN_FUNCTION: case M_COLLECT_FAULTY: case M_COLLECT_WANTS_VALUE:
  case M_COLLECT_ARGUMENTS: case M_COLLECT_START: case M_COLLECT_LATE: return true;
  default: return false;
  }
}

static void ask_in_row(struct gather *g, struct wanted *r, struct plan_call *call) {
  if (r->failed) {
    collect_failed(g->arena, g->sink, g->plan, call, g->options, &r->why);
    return;
  }
  r->failed = !collect_call(g->arena, g->sink, g->plan, call, g->options, &r->why) && fails_everywhere(&r->why);
}

// Whether something was asked.
static bool gather_field(struct gather *g, struct wanted *r) {
  bool *asked = g->wanted.p[r->first].asked, any = false;
  r->waiting = 0;
  for (uint32_t row = 0; row < g->plan->records.rows.n && !g->stopped; row++) {
    struct plan_call call = call_of(r);
    if (!text_eq(g->plan->records.rows.p[row].entity, r->entity) || asked[row] || has_value(g, r, row))
      continue;
    r->waiting += missing_name(r).n > 0;
    if (missing_name(r).n || !arguments(g, r, row, &call))
      continue;
    if (!r->failed && !may_ask(g))
      break;
    call.parent_row = row;
    asked[row] = any = true;
    ask_in_row(g, r, &call);
  }
  return any;
}

static void make_room(const struct gather *g, struct wanted *r) {
  size_t n = g->plan->records.rows.n;
  bool *asked = NEW_ARRAY(g->arena, bool, n);
  for (size_t i = 0; i < r->n_asked; i++)
    asked[i] = r->asked[i];
  r->asked = asked;
  r->n_asked = n;
}

// What one finds may be what another needs.
void gather_fields(struct gather *g) {
  bool any = g->wanted.n > 0;
  for (size_t i = 0; i < g->wanted.n; i++)
    if (g->wanted.p[i].field.n && g->wanted.p[i].first == i)
      make_room(g, &g->wanted.p[i]);
  while (any) {
    any = false;
    for (size_t i = 0; i < g->wanted.n; i++)
      if (g->wanted.p[i].field.n)
        any = gather_field(g, &g->wanted.p[i]) || any;
  }
}

// What could not be asked.

// Nothing more is to be had: it was asked, by this set or another, or the dossier speaks of it.
static bool is_done(const struct gather *g, const struct wanted *r) {
  return r->field.n ? r->waiting == 0 : is_settled(g->plan, r);
}

static void tell_names(const struct gather *g, const struct plan_collector *c) {
  VEC(struct text) names = {0};
  for (size_t i = 0; i < g->wanted.n; i++) {
    const struct wanted *r = &g->wanted.p[i];
    struct text name = missing_name(r);
    bool told = r->given != c || !name.n || is_done(g, r);
    for (size_t k = 0; k < names.n; k++)
      told = told || text_eq(names.p[k], name);
    if (!told)
      vec_push(g->arena, &names, name);
  }
  if (names.n)
    msg(g->sink, M_GATHER_NAMES, c->place, c->name, text_join(g->arena, names.p, names.n, TEXT(", ")), names.p[0]);
}

static struct text what(const struct gather *g, const struct wanted *r) {
  if (!r->field.n)
    return text_format(g->arena, "De lijst van %.*s", TP(r->entity));
  struct text rows = r->waiting > 1 ? text_format(g->arena, " (%zu keer)", r->waiting) : NO_TEXT;
  return text_format(g->arena, "«%.*s» van %.*s%.*s", TP(r->field), TP(r->entity), TP(rows));
}

void gather_again(struct gather *g) {
  for (uint32_t depth = 0; depth < SCHEMA_DEPTH && g->wanted.n; depth++)
    gather_lists(g, depth);
  gather_fields(g);
}

void gather_tell(struct gather *g) {
  for (size_t i = 0; i < g->plan->collectors.n; i++)
    tell_names(g, &g->plan->collectors.p[i]);
  for (size_t i = 0; i < g->wanted.n; i++) {
    const struct wanted *r = &g->wanted.p[i];
    if (!is_done(g, r) && r->lacks.n)
      msg(g->sink, M_GATHER_ARGUMENT, r->given->place, what(g, r), r->lacks);
  }
}
