#include "collect.h"

#include "ask.h"
#include "filled.h"
#include "find.h"
#include "gather.h"
#include "request.h"
#include "rows.h"
#include "session.h"

// Which collector and function.

static bool unknown_plugin(struct session *w, const struct plan_call *call) {
  const struct collect_options *o = w->options;
  struct sink nobody = {.arena = w->arena};
  size_t n;
  const struct found_plugin *found = find_plugins(w->arena, &nobody, o, &n);
  struct text *names = NEW_ARRAY(w->arena, struct text, n), *dirs = NEW_ARRAY(w->arena, struct text, o->n_plugin_dirs);
  for (size_t i = 0; i < n; i++)
    names[i] = found[i].name;
  for (size_t i = 0; i < o->n_plugin_dirs; i++)
    dirs[i] = text_from(o->plugin_dirs[i]);
  struct text folders =
      o->n_plugin_dirs ? text_join(w->arena, dirs, o->n_plugin_dirs, TEXT(", ")) : TEXT("geen enkele map");
  return session_fail(w, M_COLLECT_UNKNOWN_PLUGIN, find_nearest(w->arena, call->collector, names, n), folders, NO_TEXT);
}

static bool unknown_function(struct session *w, const struct plan_call *call, const struct description *d) {
  struct text *names = NEW_ARRAY(w->arena, struct text, d->functions.n);
  struct text wanted = call->function.n ? call->function : TEXT("rijen");
  for (size_t i = 0; i < d->functions.n; i++)
    names[i] = d->functions.p[i].name;
  return session_fail(w, M_COLLECT_UNKNOWN_FUNCTION, wanted, find_nearest(w->arena, wanted, names, d->functions.n),
                      text_join(w->arena, names, d->functions.n, TEXT(", ")));
}

// `rijen`, or the first one for a field, when the dossier names none.
static bool is_meant(const struct plan_call *call, struct text name) {
  if (call->function.n)
    return text_eq(name, call->function);
  return call->field.n || text_eq(name, TEXT("rijen"));
}

static bool choose_function(struct session *w, const struct plan_call *call, const struct description *d,
                            uint32_t *out) {
  if (d->faults.n)
    return session_fail(w, M_COLLECT_FAULTY, text_join(w->arena, d->faults.p, d->faults.n, TEXT("; ")), NO_TEXT,
                        NO_TEXT);
  for (uint32_t i = 0; i < d->functions.n; i++) {
    const struct described_function *f = &d->functions.p[i];
    if (!is_meant(call, f->name))
      continue;
    *out = i;
    w->name = text_format(w->arena, "%.*s.%.*s", TP(call->collector), TP(f->name));
    if ((f->parsed.result == SIG_ROWS) == (call->field.n == 0))
      return true;
    return session_fail(w, call->field.n ? M_COLLECT_WANTS_VALUE : M_COLLECT_WANTS_ROWS, f->signature, NO_TEXT,
                        NO_TEXT);
  }
  return unknown_function(w, call, d);
}

// From a call to its answer.

static struct origin source_of(struct session *w, const struct plan_call *call, const struct request *r) {
  struct origin o = {.source = r->source, .collector = w->name, .digest = r->digest};
  if (!o.source.n)
    o.source = call->n_args && call->args[0].value.n ? call->args[0].value : w->name;
  return o;
}

static bool send_request(struct session *w, const struct plan_call *call, const struct described_function *f,
                         uint32_t function, struct request *r) {
  if (w->replay)
    return true;
  if (!request_make(w->arena, call, w->name, f, function, w->options->dossier_dirfd, r, &w->why))
    return false;
  bool sent = session_went_well(w, channel_send(&w->channel, &r->bytes, r->files, r->n_files), NO_TEXT);
  request_close(r);
  return sent;
}

static struct text without_period(struct text t) {
  t = text_trim(t);
  return text_ends(t, TEXT(".")) ? text_slice(t, 0, t.n - 1) : t;
}

static bool ask(struct session *w, const struct plan_call *call, struct origin *from, enum sig_type *type,
                struct answer *out) {
  struct description d;
  struct request r = {.result = w->sink->result};
  uint32_t function = 0;
  struct text path = NO_TEXT, why = NO_TEXT;
  if (!w->replay && !find_plugin(w->arena, w->options, call->collector, &path))
    return unknown_plugin(w, call);
  if (!w->replay && !session_start(w))
    return false;
  if (!session_describe(w, path, call->collector, &d) || !choose_function(w, call, &d, &function))
    return false;
  const struct described_function *f = &d.functions.p[function];
  *type = f->parsed.result;
  if (!send_request(w, call, f, function, &r))
    return false;
  enum channel_status status = answer_call(w->arena, &w->channel, *type, out, &why);
  if (!session_went_well(w, status, why))
    return false;
  *from = source_of(w, call, &r);
  if (out->result == RESULT_UNKNOWN)
    return session_fail(w, M_COLLECT_CANNOT_KNOW, without_period(out->text), NO_TEXT, NO_TEXT);
  return true;
}

// From an answer to records.

static bool is_filled(const struct plan_call *call) {
  return text_eq(call->entity, ASK_ANSWERS);
}

static struct schema schema_of(const struct collect_options *o) {
  return o ? (struct schema){o->images, o->n_images} : (struct schema){NULL, 0};
}

static struct origin kept_origin(struct arena *a, struct origin o) {
  return (struct origin){.source = text_copy(a, o.source), .collector = text_copy(a, o.collector), .digest = text_copy(a, o.digest)};
}

static uint32_t row_of_call(const struct plan_call *call) {
  return call->parent_row == NO_INDEX ? 0 : call->parent_row;
}

static void store_field(struct session *w, struct plan *plan, const struct plan_call *call, struct origin from,
                        enum sig_type type, const struct answer *answer) {
  struct arena *keep = plan->records.arena;
  struct rec_value v = {.field = call->field, .state = STATE_ABSENT};
  v.origin = records_origin(&plan->records, kept_origin(keep, from));
  struct text value = answer->result == RESULT_ABSENT ? NO_TEXT : answer_value(w->arena, type, answer);
  if (value.n) {
    v.state = STATE_KNOWN;
    v.n_values = 1;
    v.values = NEW(keep, struct text);
    *v.values = text_copy(keep, value);
  } else if (answer->result != RESULT_ABSENT) {
    v.state = STATE_UNKNOWN;
    v.cause = CAUSE_MISSING;
    v.note = TEXT("de collector gaf een lege tekst");
  }
  records_value(&plan->records, row_of_call(call), v);
}

static bool store(struct session *w, struct plan *plan, const struct plan_call *call, struct origin from,
                  enum sig_type type, const struct answer *answer) {
  struct schema schema = schema_of(w->options);
  if (call->field.n) {
    store_field(w, plan, call, from, type, answer);
    return true;
  }
  struct placing p = {
      .work = w->arena, .sink = w->sink, .plan = plan, .call = call, .schema = &schema, .answer = answer};
  p.from = kept_origin(plan->records.arena, from);
  bool ok = is_filled(call) ? filled_store(&p) : rows_store(&p);
  w->why = p.why;
  return ok;
}

// That a collector is not there is said once of a dossier, where it is first asked for.
static bool is_said(const struct session *w, struct place at) {
  for (const struct message *m = w->sink->first; m != NULL && w->why.id == M_COLLECT_UNKNOWN_PLUGIN; m = m->next)
    if (m->id == w->why.id && m->place.src == at.src && text_eq(m->args[0], w->why.args[0]))
      return true;
  return false;
}

static void record_failure(struct session *w, struct plan *plan, const struct plan_call *call) {
  struct records *r = &plan->records;
  struct text note = text_copy(r->arena, failure_sentence(w->arena, &w->why));
  struct origin from = {.source = call->n_args ? call->args[0].value : w->name, .collector = w->name};
  uint32_t origin = records_origin(r, kept_origin(r->arena, from));
  if (!is_said(w, call->place))
    msg_put(w->sink, w->why.id, call->place, w->why.args);
  if (call->field.n) {
    struct rec_value v = {
        .field = call->field, .state = STATE_UNKNOWN, .origin = origin, .cause = w->why.cause, .note = note};
    records_value(r, row_of_call(call), v);
    return;
  }
  if (is_filled(call))
    return;
  struct schema schema = schema_of(w->options);
  struct entity_shape shape;
  schema_entity(w->arena, &schema, call->entity, &shape);
  if (shape.is_provider)
    return;
  struct rec_list list = {.entity = text_copy(r->arena, shape.name), .parent = call->parent_row, .status = LIST_OPEN};
  list.cause = w->why.cause;
  list.note = note;
  list.origin = origin;
  vec_push(r->arena, &r->lists, list);
}

static bool carry_out(struct session *w, struct plan *plan, const struct plan_call *call) {
  struct origin from = {0};
  enum sig_type type = SIG_ROWS;
  struct answer answer = {0};
  w->name = call->collector;
  bool ok = ask(w, call, &from, &type, &answer) && store(w, plan, call, from, type, &answer);
  if (!ok)
    record_failure(w, plan, call);
  session_end(w);
  return ok;
}

static void keep_failure(struct arena *a, const struct session *w, struct failure *why) {
  *why = w->why;
  for (int i = 0; i < 4; i++)
    why->args[i] = text_copy(a, w->why.args[i]);
}

bool collect_call(struct arena *a, struct sink *sink, struct plan *plan, const struct plan_call *call,
                  const struct collect_options *o, struct failure *why) {
  struct session w = {.arena = arena_child(a), .sink = sink, .options = o, .channel.fd = -1};
  bool ok = carry_out(&w, plan, call);
  if (!ok)
    keep_failure(a, &w, why);
  arena_free(w.arena);
  return ok;
}

void collect_failed(struct arena *a, struct sink *sink, struct plan *plan, const struct plan_call *call,
                    const struct collect_options *o, const struct failure *why) {
  struct session w = {.arena = arena_child(a), .sink = sink, .options = o, .why = *why, .name = call->collector};
  record_failure(&w, plan, call);
  arena_free(w.arena);
}

enum { TURN_FIELD = SCHEMA_DEPTH + 1, TURN_FILLED };

// Parents come before their children, whatever the order in the dossier; then single values. In each turn the sets come after the
// dossier. Answers come last: they fill what is unknown after all that.
static uint32_t turn_of(struct arena *a, const struct plan_call *call, const struct collect_options *o) {
  struct schema schema = schema_of(o);
  struct entity_shape shape;
  if (call->field.n)
    return TURN_FIELD;
  if (is_filled(call))
    return TURN_FILLED;
  schema_entity(a, &schema, call->entity, &shape);
  return shape.n_ancestors;
}

void collect_run(struct arena *a, struct sink *sink, struct plan *plan, const struct collect_options *o) {
  size_t own = plan->calls.n; // what the sets ask comes behind them
  uint32_t *turns = NEW_ARRAY(a, uint32_t, own);
  struct failure why;
  struct gather *sets = gather_begin(a, sink, plan, o);
  for (size_t i = 0; i < own; i++)
    turns[i] = turn_of(a, &plan->calls.p[i], o);
  for (uint32_t turn = 0; turn <= TURN_FILLED; turn++) {
    for (size_t i = 0; i < own; i++)
      if (turns[i] == turn)
        collect_call(a, sink, plan, &plan->calls.p[i], o, &why);
    if (turn < TURN_FIELD)
      gather_lists(sets, turn);
    else if (turn == TURN_FIELD)
      gather_fields(sets);
  }
  gather_again(sets);
  gather_tell(sets);
}

void collect_replay(struct arena *a, struct sink *sink, struct plan *plan, uint32_t call,
                    const struct collect_options *o, struct text bytes) {
  if (call >= plan->calls.n)
    return;
  struct session w = {.arena = arena_child(a), .sink = sink, .options = o, .replay = true};
  w.channel = (struct channel){.fd = -1, .limit = ANSWER_LIMIT};
  w.channel.arena = w.arena;
  w.channel.in = (uint8_t *)text_copy(w.arena, bytes).p;
  w.channel.n = w.channel.cap = bytes.n;
  carry_out(&w, plan, &plan->calls.p[call]);
  arena_free(w.arena);
}
