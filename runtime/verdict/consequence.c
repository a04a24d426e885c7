// What each answer to one question would make of an outcome, and answers in words.
#include "convert.h"
#include "question.h"
#include "wonder.h"

static bool holds_of(struct text t) {
  for (size_t i = 0; i + 4 <= t.n; i++)
    if (text_starts(text_slice(t, i, t.n), TEXT(" of ")))
      return true;
  return false;
}

// "a, b of c"; "01-01-2024 of eerder, of 01-01-2025 of later"
static struct text any_of(struct arena *a, const struct text *names, size_t n) {
  bool within = false;
  for (size_t i = 0; i < n; i++)
    within = within || holds_of(names[i]);
  if (n < 2)
    return n == 0 ? NO_TEXT : names[0];
  if (within)
    return text_join(a, names, n, TEXT(", of "));
  return text_format(a, "%.*s of %.*s", TP(text_join(a, names, n - 1, TEXT(", "))), TP(names[n - 1]));
}

static struct text leaf_name(const struct image *im, uint32_t class_, int64_t leaf) {
  const struct img_class *c = &im->classes[class_];
  struct text name = NO_TEXT;
  for (uint32_t i = c->first_node; i < c->first_node + c->nodes; i++)
    if (im->nodes[i].first_leaf == leaf && im->nodes[i].leaves == 1)
      name = img_text(im, im->nodes[i].path);
  return name;
}

enum { REPLIES_SHOWN = 12 };

static bool same_letters(struct text title, struct text name) {
  if (title.n != name.n)
    return false;
  for (size_t i = 0; i < title.n; i++)
    if (title.p[i] != name.p[i] && (title.p[i] | 0x20) != name.p[i] && !(title.p[i] == ' ' && name.p[i] == '-'))
      return false;
  return true;
}

// What to write, with what it is called: "wmo.trede-3 (Stabiel arrangement, trede 3)".
static struct text leaf_choice(struct arena *a, const struct image *im, uint32_t class_, int64_t leaf) {
  struct text name = leaf_name(im, class_, leaf);
  uint32_t node = image_find_node(im, class_, name);
  struct text title = node == NONE ? NO_TEXT : img_text(im, im->nodes[node].title);
  if (title.n == 0 || same_letters(title, node == NONE ? name : img_text(im, im->nodes[node].name)))
    return name;
  return text_format(a, "%.*s (%.*s)", TP(name), TP(title));
}

// The leaves from lo to hi, at most as many as are asked.
static struct text leaf_names(struct arena *a, const struct image *im, uint32_t class_, int64_t lo, int64_t hi, uint32_t limit) {
  uint32_t all = (uint32_t)(hi - lo + 1), n = all < limit ? all : limit;
  struct text *names = NEW_ARRAY(a, struct text, n);
  for (uint32_t i = 0; i < n; i++)
    names[i] = leaf_choice(a, im, class_, lo + i);
  if (n == all)
    return any_of(a, names, n);
  return text_format(a, "%.*s … (%u in totaal: «--formaat csv» noemt ze alle)", TP(text_join(a, names, n, TEXT(", "))), all);
}

// --- What may be answered

static struct text list_answers(const struct img_entity *e) {
  bool one = e->plural.len == 0 || e->kind & KIND_SINGLE;
  if (one)
    return TEXT("ja of nee");
  return e->key == NONE ? TEXT("een getal, of geen") : TEXT("geen, of de namen met een komma ertussen");
}

static struct text field_answers(struct arena *a, const struct image *im, const struct img_field *f, uint32_t limit) {
  int64_t last = f->class_ == NONE || f->type == TYPE_DURATION ? 0 : (int64_t)im->classes[f->class_].leaves - 1;
  switch (f->type) {
  case TYPE_BOOL:
    return TEXT("ja of nee");
  case TYPE_NUMBER:
    return TEXT("een getal");
  case TYPE_MONEY:
    return TEXT("een bedrag in euro's");
  case TYPE_PERCENT:
    return TEXT("een percentage");
  case TYPE_DURATION:
    return text_format(a, "hoe lang, in %s", span_many((enum span_unit)f->class_));
  case TYPE_DATE:
    return TEXT("een datum, zoals 31-12-2024");
  case TYPE_TEXT:
    return TEXT("een tekst");
  case TYPE_CHOICE:
    if (image_is_judged(im, f->class_))
      return TEXT("ja, deels, nee of nvt");
    return text_format(a, "een van: %.*s", TP(leaf_names(a, im, f->class_, 0, last, limit)));
  default:
    return text_format(a, "geen, of met een komma ertussen: %.*s", TP(leaf_names(a, im, f->class_, 0, last, limit)));
  }
}

struct text answers_words(struct arena *a, const struct columns *columns, const struct gap *gap, uint32_t limit) {
  const struct image *im = columns->image;
  if (gap->kind == GAP_LIST)
    return list_answers(&im->entities[gap->id]);
  if (gap->kind == GAP_JUDGEMENT)
    return TEXT("ja, deels, nee of nvt (bij nvt hoort een toelichting)");
  const struct img_field *f = &im->fields[gap->id];
  struct text words = field_answers(a, im, f, limit);
  if (field_is_inner(columns, gap->id, gap->at)) {
    const struct value *v = &columns->fields[gap->id].value;
    words = text_format(a, "een van: %.*s", TP(leaf_names(a, im, f->class_, v->lo[gap->at], v->hi[gap->at], limit)));
  }
  return f->flags & FIELD_OPTIONAL && f->type != TYPE_SET ? text_format(a, "%.*s; of geen", TP(words)) : words;
}

// --- One answer in words

struct wording {
  struct arena *arena;
  const struct view *v;
  struct input in;
  const struct img_field *field; // NULL: a list or judgement
  int64_t lo, hi;                // of the cell
};

static struct text value_words(const struct wording *w, int64_t v) {
  switch (w->field->type) {
  case TYPE_DATE:
    return date_dutch(w->arena, (day)v);
  case TYPE_MONEY:
    return convert_show_money(w->arena, v);
  case TYPE_PERCENT:
    return text_format(w->arena, "%.*s %%", TP(convert_show_number(w->arena, v)));
  case TYPE_DURATION:
    return convert_show_duration(w->arena, v, (enum span_unit)w->field->class_);
  case TYPE_CHOICE:
    return leaf_name(w->v->im, w->field->class_, v);
  default:
    return convert_show_number(w->arena, v);
  }
}

// Of two neighbours the round one: 25 rather than 25,000001.
static bool is_rounder(int64_t v, int64_t than) {
  for (int64_t step = 10; step <= (int64_t)NUMBER_SCALE; step *= 10)
    if ((v % step == 0) != (than % step == 0))
      return v % step == 0;
  return true;
}

static struct text from_words(const struct wording *w, int64_t from) {
  if (w->field->type == TYPE_DATE)
    return text_format(w->arena, "%.*s of later", TP(value_words(w, from)));
  if (is_rounder(from, from - 1))
    return text_format(w->arena, "%.*s of meer", TP(value_words(w, from)));
  return text_format(w->arena, "meer dan %.*s", TP(value_words(w, from - 1)));
}

static struct text to_words(const struct wording *w, int64_t to) {
  if (w->field->type == TYPE_DATE)
    return text_format(w->arena, "%.*s of eerder", TP(value_words(w, to)));
  if (is_rounder(to, to + 1))
    return text_format(w->arena, "%.*s of minder", TP(value_words(w, to)));
  return text_format(w->arena, "minder dan %.*s", TP(value_words(w, to + 1)));
}

static struct text between_words(const struct wording *w, int64_t from, int64_t to) {
  if (from == to)
    return value_words(w, from);
  if (w->field->type == TYPE_DATE)
    return text_format(w->arena, "van %.*s tot en met %.*s", TP(value_words(w, from)), TP(value_words(w, to)));
  return text_format(w->arena, "%.*s en %.*s", TP(from_words(w, from)), TP(to_words(w, to)));
}

// A text that a norm compares with, or that stands in the dossier; any other.
static struct text text_words(const struct wording *w, const struct reply *r) {
  if (r->from != r->to || r->from >= (int64_t)w->v->columns->texts.map.n)
    return TEXT("iets anders");
  return text_format(w->arena, "«%.*s»", TP(intern_text(&w->v->columns->texts, (uint32_t)r->from)));
}

static struct text range_words(const struct wording *w, const struct reply *r) {
  bool low = r->from <= w->lo, high = r->to >= w->hi;
  if (w->field->type == TYPE_TEXT)
    return text_words(w, r);
  if (w->field->type == TYPE_CHOICE)
    return r->from == r->to ? value_words(w, r->from) : TEXT("iets anders");
  if (low && high)
    return w->field->type == TYPE_DATE ? TEXT("een datum") : TEXT("een waarde");
  return low ? to_words(w, r->to) : high ? from_words(w, r->from) : between_words(w, r->from, r->to);
}

static struct text members_words(const struct wording *w, uint64_t members) {
  struct text names[64];
  size_t n = 0;
  for (int bit = 0; bit < 64; bit++)
    if (members >> bit & 1)
      names[n++] = leaf_name(w->v->im, w->field->class_, bit);
  return n == 0 ? TEXT("geen daarvan") : text_format(w->arena, "«%.*s»", TP(text_join(w->arena, names, n, TEXT(", "))));
}

static struct text more_words(const struct wording *w, bool more) {
  const struct img_entity *e = &w->v->im->entities[w->in.id];
  const uint32_t *begin = w->v->columns->entities[w->in.id].begin;
  bool one = e->plural.len == 0 || e->kind & KIND_SINGLE, some = begin[w->in.at] < begin[w->in.at + 1];
  if (one)
    return more ? TEXT("ja") : TEXT("nee");
  return more ? TEXT("een of meer") : some ? TEXT("geen andere") : TEXT("geen");
}

static struct text outcome_answer(unsigned bits) {
  return bits == JA ? TEXT("ja") : bits == DEELS ? TEXT("deels") : bits == NEE ? TEXT("nee") : TEXT("n.v.t.");
}

static struct text reply_words(const struct wording *w, const struct reply *r) {
  if (w->in.kind == GAP_LIST)
    return more_words(w, r->more);
  if (w->in.kind == GAP_JUDGEMENT)
    return outcome_answer(r->bits);
  if (r->absent)
    return TEXT("geen");
  if (w->field->type == TYPE_BOOL)
    return r->bits == WAAR ? TEXT("ja") : TEXT("nee");
  return w->field->type == TYPE_SET ? members_words(w, r->members) : range_words(w, r);
}

static struct wording wording_of(const struct view *v, struct input in) {
  struct wording w = {.arena = v->arena, .v = v, .in = in};
  if (in.kind != GAP_FIELD)
    return w;
  const struct value *cell = &v->columns->fields[in.id].value;
  w.field = &v->im->fields[in.id];
  if (w.field->type != TYPE_BOOL && w.field->type != TYPE_SET) {
    w.lo = cell->lo[in.at];
    w.hi = cell->hi[in.at];
  }
  return w;
}

// --- Effects

static bool is_range(const struct wording *w, const struct reply *r) {
  return w->field != NULL && w->field->type != TYPE_BOOL && w->field->type != TYPE_SET && !r->absent;
}

// Neighbouring ranges with the same effect become one.
static void join_ranges(const struct wording *w, struct hole *h, unsigned *effect) {
  size_t kept = 0;
  for (size_t i = 0; i < h->replies.n; i++) {
    struct reply *last = kept == 0 ? NULL : &h->replies.p[kept - 1];
    if (last != NULL && is_range(w, last) && is_range(w, &h->replies.p[i]) && effect[kept - 1] == effect[i] &&
        w->field->type != TYPE_CHOICE && w->field->type != TYPE_TEXT) {
      last->to = h->replies.p[i].to;
      continue;
    }
    effect[kept] = effect[i];
    h->replies.p[kept++] = h->replies.p[i];
  }
  h->replies.n = kept;
}

static unsigned effect_of(struct wonder *w, const struct hole *h, const struct reply *r, uint32_t reg) {
  if (r->more) {
    struct arena *a = arena_child(w->arena);
    struct view with = wonder_row(a, w->v, h->in);
    unsigned more = run_outcome(with.run, reg, with.provider);
    arena_free(with.scratch);
    arena_free(a);
    return more;
  }
  wonder_try(w, h->in, r);
  unsigned effect = run_outcome(&w->base, reg, w->v->provider);
  wonder_undo(w);
  return effect;
}

static bool all_same(const unsigned *effect, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (effect[i] != effect[0])
      return false;
  return true;
}

// Answers that do the same are named together: «a, b of c».
static void add_effect(const struct wording *w, const struct hole *h, const unsigned *effect, size_t first,
                       struct consequences *out) {
  struct text *names = NEW_ARRAY(w->arena, struct text, h->replies.n);
  size_t n = 0;
  for (size_t i = 0; i < first; i++)
    if (effect[i] == effect[first])
      return;
  for (size_t i = first; i < h->replies.n; i++) {
    struct text name = reply_words(w, &h->replies.p[i]);
    if (effect[i] == effect[first] && (n == 0 || !text_eq(names[n - 1], name)))
      names[n++] = name;
  }
  struct text words = n <= REPLIES_SHOWN ? any_of(w->arena, names, n) : TEXT("een ander antwoord");
  vec_push(w->arena, &out->each, (struct consequence){words, effect[first]});
}

struct wonder *consequences_start(struct arena *a, const struct verdict_index *index, const struct verdicts *verdicts) {
  struct view *v = NEW(a, struct view);
  *v = view_of(a, index, verdicts->run, verdicts->provider);
  arena_free(v->scratch);
  v->scratch = a;
  return wonder_new(a, v, verdicts);
}

static bool begins_periods(const struct image *im, struct input in) {
  bool found = false;
  for (uint32_t i = 0; i < im->n_periods && in.kind == GAP_FIELD; i++)
    found = found || im->periods[i].field == in.id;
  return found;
}

void consequences_of(struct wonder *w, const struct gap *gap, uint32_t target, struct consequences *out) {
  struct hole h = {.in = {gap->kind, gap->id, gap->at}};
  *out = (struct consequences){.periods = begins_periods(w->v->im, h.in)};
  if (out->periods)
    return;
  struct wording words = wording_of(w->v, h.in);
  hole_replies(w, w->v->arena, &h);
  unsigned *effect = NEW_ARRAY(w->v->arena, unsigned, h.replies.n);
  for (size_t i = 0; i < h.replies.n; i++)
    effect[i] = effect_of(w, &h, &h.replies.p[i], w->v->im->targets[target].reg);
  if (all_same(effect, h.replies.n))
    return;
  join_ranges(&words, &h, effect);
  for (size_t i = 0; i < h.replies.n; i++)
    add_effect(&words, &h, effect, i, out);
}
