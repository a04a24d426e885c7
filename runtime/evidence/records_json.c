// Records as JSON: the mirror of records_read.c. Members come in a fixed order, and what is empty is left out, so that
// the same records give the same bytes. One line, so that a batch is a file with a line for each provider.
#include "records.h"
#include "value.h"

// A comma, unless this is the first of its object or list. A string ends in a quote, so the last byte tells.
static void next(struct buf *b) {
  char last = b->p[b->n - 1];
  if (last != '{' && last != '[' && last != ':')
    buf_char(b, ',');
}

static void escaped(struct buf *b, unsigned char c, bool utf8) {
  switch (c) {
  case '"':
    buf_addz(b, "\\\"");
    return;
  case '\\':
    buf_addz(b, "\\\\");
    return;
  case '\n':
    buf_addz(b, "\\n");
    return;
  case '\r':
    buf_addz(b, "\\r");
    return;
  case '\t':
    buf_addz(b, "\\t");
    return;
  }
  if (c == 0 || (c >= 0x80 && !utf8))
    buf_addz(b, "\xEF\xBF\xBD"); // what JSON cannot hold: U+FFFD
  else if (c < 0x20)
    buf_format(b, "\\u%04x", c);
  else
    buf_char(b, (char)c);
}

static void string(struct buf *b, struct text t) {
  bool utf8 = text_is_utf8(t);
  buf_char(b, '"');
  for (size_t i = 0; i < t.n; i++)
    escaped(b, (unsigned char)t.p[i], utf8);
  buf_char(b, '"');
}

static void name(struct buf *b, const char *member) {
  next(b);
  buf_format(b, "\"%s\":", member);
}

static void text_member(struct buf *b, const char *member, struct text t) {
  if (!t.n)
    return;
  name(b, member);
  string(b, t);
}

static void date_member(struct buf *b, const char *member, day d) {
  if (d == NO_DATE)
    return;
  name(b, member);
  string(b, date_iso(b->arena, d));
}

static void word_member(struct buf *b, const char *member, const char *value) {
  if (!*value)
    return;
  name(b, member);
  buf_format(b, "\"%s\"", value);
}

static void number_member(struct buf *b, const char *member, uint32_t n) {
  name(b, member);
  buf_format(b, "%u", n);
}

static void index_member(struct buf *b, const char *member, uint32_t index) {
  if (index != NO_INDEX)
    number_member(b, member, index);
}

static void true_member(struct buf *b, const char *member) {
  name(b, member);
  buf_addz(b, "true");
}

static void origin_object(struct buf *b, const struct origin *o) {
  text_member(b, "bron", o->source);
  text_member(b, "plaats", o->where);
  text_member(b, "collector", o->collector);
  text_member(b, "digest", o->digest);
  text_member(b, "toelichting", o->note);
  text_member(b, "door", o->by);
  date_member(b, "datum", o->on ? o->on : NO_DATE);
}

static void list_object(struct buf *b, const struct rec_list *l) {
  static const char *const status[] = {"volledig", "open", "steekproef"};
  text_member(b, "gegeven", l->entity);
  index_member(b, "van", l->parent);
  word_member(b, "status", status[l->status]);
  if (l->status == LIST_SAMPLE) {
    number_member(b, "steekproef", l->sample);
    if (l->total)
      number_member(b, "totaal", l->total);
  }
  word_member(b, "oorzaak", cause_word[l->cause]);
  text_member(b, "toelichting", l->note);
  index_member(b, "herkomst", l->origin);
}

static void string_list(struct buf *b, const struct text *texts, uint32_t n) {
  buf_char(b, '[');
  for (uint32_t i = 0; i < n; i++) {
    next(b);
    string(b, texts[i]);
  }
  buf_char(b, ']');
}

static void value_object(struct buf *b, const struct rec_value *v) {
  text_member(b, "veld", v->field);
  if (v->state == STATE_ABSENT) {
    true_member(b, "geen");
  } else if (v->state == STATE_UNKNOWN) {
    true_member(b, "onbekend");
    if (v->n_values && v->cause == CAUSE_SOURCES_DIFFER) {
      name(b, "mogelijk");
      string_list(b, v->values, v->n_values);
    }
    word_member(b, "oorzaak", cause_word[v->cause]);
  } else {
    name(b, "waarde");
    if (v->n_values == 1)
      string(b, v->values[0]);
    else
      string_list(b, v->values, v->n_values);
  }
  if (v->until)
    date_member(b, "geldig-tot", v->until);
  text_member(b, "toelichting", v->note);
  index_member(b, "herkomst", v->origin);
}

static void row_object(struct buf *b, const struct rec_row *r) {
  text_member(b, "gegeven", r->entity);
  text_member(b, "sleutel", r->key);
  index_member(b, "ouder", r->parent);
  index_member(b, "herkomst", r->origin);
  if (!r->values.n)
    return;
  name(b, "velden");
  buf_char(b, '[');
  for (size_t i = 0; i < r->values.n; i++) {
    next(b);
    buf_char(b, '{');
    value_object(b, &r->values.p[i]);
    buf_char(b, '}');
  }
  buf_char(b, ']');
}

static void aim(struct buf *b, struct text set, struct text eis, struct text part, struct text row) {
  text_member(b, "set", set);
  text_member(b, "eis", eis);
  text_member(b, "onderdeel", part);
  text_member(b, "rij", row);
}

static const char *outcome_word(unsigned outcome) {
  return outcome == JA ? "ja" : outcome == NEE ? "nee" : outcome == DEELS ? "deels" : "nvt";
}

static void judgement_object(struct buf *b, const struct rec_judgement *j) {
  aim(b, j->set, j->eis, j->part, j->row);
  word_member(b, "oordeel", outcome_word(j->outcome));
  if (j->in_place)
    true_member(b, "in-plaats-van-de-berekening");
  text_member(b, "toelichting", j->note);
  text_member(b, "door", j->by);
  date_member(b, "datum", j->date);
  index_member(b, "herkomst", j->origin);
}

static void waiver_object(struct buf *b, const struct rec_waiver *w) {
  aim(b, w->set, w->eis, w->part, w->row);
  text_member(b, "versie", w->version);
  text_member(b, "parameter", w->parameter);
  text_member(b, "waarde", w->value);
  text_member(b, "door", w->by);
  text_member(b, "toelichting", w->note);
  date_member(b, "van", w->from);
  date_member(b, "tot", w->to);
  index_member(b, "herkomst", w->origin);
}

#define LIST(b, member, vec, object)                                                                                   \
  do {                                                                                                                 \
    name((b), (member));                                                                                               \
    buf_char((b), '[');                                                                                                \
    for (size_t list_i = 0; list_i < (vec).n; list_i++) {                                                              \
      next(b);                                                                                                         \
      buf_char((b), '{');                                                                                              \
      object((b), &(vec).p[list_i]);                                                                                   \
      buf_char((b), '}');                                                                                              \
    }                                                                                                                  \
    buf_char((b), ']');                                                                                                \
  } while (0)

struct text records_to_json(struct arena *a, const struct records *r) {
  struct buf b = {.arena = a};
  buf_char(&b, '{');
  text_member(&b, "formaat", TEXT("eisen-bewijs/1"));
  text_member(&b, "aanbieder", r->provider);
  date_member(&b, "peildatum", r->peildatum);
  if (r->period_from != NO_DATE || r->period_to != NO_DATE) {
    name(&b, "toetsperiode");
    buf_char(&b, '{');
    date_member(&b, "van", r->period_from);
    date_member(&b, "tot-en-met", r->period_to);
    buf_char(&b, '}');
  }
  LIST(&b, "herkomsten", r->origins, origin_object);
  LIST(&b, "lijsten", r->lists, list_object);
  LIST(&b, "rijen", r->rows, row_object);
  LIST(&b, "oordelen", r->judgements, judgement_object);
  LIST(&b, "ontheffingen", r->waivers, waiver_object);
  buf_addz(&b, "}\n");
  return buf_text(&b);
}
