// The report as one JSON object; docs/formaten.md describes every member.
#include "kpi_out.h"
#include "report.h"

static struct text iso(struct json_out *j, day d) {
  return d == NO_DATE ? NO_TEXT : date_iso(j->buf.arena, d);
}

static void add_possible(struct json_out *j, unsigned possible) {
  struct text rest = outcome_list(j->buf.arena, possible, ","), name;
  jout_open(j, "mogelijk", '[');
  while (text_split(&rest, ',', &name))
    jout_text(j, NULL, name);
  jout_close(j, ']');
}

static void add_rows(struct json_out *j, const struct verdict_counts *c) {
  if (c->total == 0) {
    jout_null(j, "rijen");
    return;
  }
  jout_open(j, "rijen", '{');
  jout_number(j, "totaal", c->total);
  jout_number(j, "ja", c->ja);
  jout_number(j, "deels", c->deels);
  jout_number(j, "nee", c->nee);
  jout_number(j, "onbekend", c->unknown);
  jout_close(j, '}');
}

static void add_opinions(struct json_out *j, const struct verdict *v) {
  jout_open(j, "oordelen", '[');
  for (size_t i = 0; i < v->opinions.n; i++) {
    const struct opinion *o = &v->opinions.p[i];
    jout_open(j, NULL, '{');
    jout_text_or_null(j, "rij", o->row);
    jout_text(j, "uitkomst", outcome_word(o->outcome));
    jout_text_or_null(j, "toelichting", o->note);
    jout_text_or_null(j, "door", o->by);
    jout_text_or_null(j, "datum", iso(j, o->date));
    jout_bool(j, "in-plaats-van-de-berekening", o->in_place);
    jout_close(j, '}');
  }
  jout_close(j, ']');
}

static void add_origin(struct json_out *j, const struct origin *o) {
  if (o == NULL) {
    jout_null(j, "herkomst");
    return;
  }
  jout_open(j, "herkomst", '{');
  jout_text_or_null(j, "bron", o->source);
  jout_text_or_null(j, "plaats", o->where);
  jout_text_or_null(j, "verzamelaar", o->collector);
  jout_text_or_null(j, "sha256", o->digest);
  if (o->note.n > 0)
    jout_text(j, "toelichting", o->note);
  if (o->by.n > 0)
    jout_text(j, "door", o->by);
  if (o->on != 0)
    jout_text(j, "datum", iso(j, o->on));
  jout_close(j, '}');
}

static void add_facts(struct json_out *j, const struct verdict *v) {
  jout_open(j, "bewijs", '[');
  for (size_t i = 0; i < v->facts.n; i++) {
    const struct fact *f = &v->facts.p[i];
    jout_open(j, NULL, '{');
    jout_text(j, "gegeven", f->name);
    jout_text_or_null(j, "rij", f->row);
    jout_text(j, "waarde", f->value);
    add_origin(j, f->origin);
    jout_close(j, '}');
  }
  jout_close(j, ']');
  jout_number(j, "bewijs-weggelaten", v->facts_left);
}

static void add_gap(struct json_out *j, const struct gap *g) {
  static const char *const kind[] = {[GAP_LIST] = "lijst", [GAP_FIELD] = "gegeven", [GAP_JUDGEMENT] = "oordeel"};
  jout_open(j, NULL, '{');
  jout_text(j, "soort", text_from(kind[g->kind]));
  jout_text_or_null(j, "gegeven", g->name);
  jout_text_or_null(j, "rij", g->row);
  jout_text(j, "vraag", g->question);
  jout_text_or_null(j, "hulp", g->help);
  jout_text(j, "aan", g->who);
  jout_text(j, "oorzaak", text_from(cause_word[g->cause]));
  jout_text_or_null(j, "toelichting", g->note);
  jout_close(j, '}');
}

static void add_gaps(struct json_out *j, const struct verdict *v) {
  jout_open(j, "ontbreekt", '[');
  for (size_t i = 0; i < v->gaps.n; i++)
    add_gap(j, &v->gaps.p[i]);
  jout_close(j, ']');
}

static void add_item(struct json_out *j, const struct report_item *item) {
  const struct verdict *v = item->verdict;
  jout_open(j, NULL, '{');
  jout_text(j, "set", item->set);
  jout_text(j, "eis", item->eis);
  if (item->target->kind == TARGET_PART)
    jout_text(j, "onderdeel", item->path);
  jout_text(j, "titel", item->title);
  jout_text_or_null(j, "thema", item->theme != NULL ? item->theme->number : NO_TEXT);
  jout_text(j, "uitkomst", outcome_word(v->possible));
  add_possible(j, v->possible);
  jout_text_or_null(j, "oorzaak", text_from(cause_word[v->cause]));
  jout_text_or_null(j, "via", v->via);
  jout_bool(j, "oordeel", v->judged);
  jout_text_or_null(j, "reden", v->reason);
  add_rows(j, &v->counts);
  add_opinions(j, v);
  jout_open(j, "onderdelen", '[');
  for (size_t i = 0; i < item->parts.n; i++)
    add_item(j, item->parts.p[i]);
  jout_close(j, ']');
  kpi_json(j, item);
  add_facts(j, v);
  add_gaps(j, v);
  jout_close(j, '}');
}

static void add_themes(struct json_out *j, const struct report_frame *f) {
  for (size_t i = 0; i < f->themes.n; i++) {
    jout_open(j, NULL, '{');
    jout_text(j, "kader", f->name);
    jout_text(j, "thema", f->themes.p[i]->number);
    jout_text(j, "titel", f->themes.p[i]->title);
    jout_text(j, "conclusie", conclusion_word(f->themes.p[i]->possible));
    jout_text_or_null(j, "oorzaak", text_from(cause_word[f->themes.p[i]->cause]));
    jout_close(j, '}');
  }
}

static void add_counts(struct json_out *j, const char *name, const struct report_counts *c) {
  jout_open(j, name, '{');
  jout_number(j, "ja", c->ja);
  jout_number(j, "deels", c->deels);
  jout_number(j, "nee", c->nee);
  jout_number(j, "nvt", c->nvt);
  jout_number(j, "onbekend", c->unknown);
  jout_close(j, '}');
}

static void add_message(struct json_out *j, const struct report_message *m) {
  jout_open(j, NULL, '{');
  jout_text(j, "ernst", m->severity);
  jout_text(j, "code", m->code);
  jout_text_or_null(j, "plaats", m->place);
  jout_text(j, "tekst", m->sentence);
  jout_text_or_null(j, "hulp", m->hint);
  jout_close(j, '}');
}

static void add_sets(struct json_out *j, const struct report *r) {
  jout_open(j, "sets", '[');
  for (size_t i = 0; i < r->sets.n; i++) {
    jout_open(j, NULL, '{');
    jout_text(j, "set", r->sets.p[i].name);
    jout_text_or_null(j, "versie", r->sets.p[i].version);
    jout_text_or_null(j, "image", r->sets.p[i].digest);
    jout_close(j, '}');
  }
  jout_close(j, ']');
}

static void add_head(struct json_out *j, const struct report *r) {
  jout_text(j, "formaat", TEXT("eisen-toets/1"));
  struct report_set none = {NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT, NULL}, first = r->sets.n > 0 ? r->sets.p[0] : none;
  jout_text_or_null(j, "set", first.name);
  jout_text_or_null(j, "versie", first.version);
  jout_text_or_null(j, "image", first.digest);
  add_sets(j, r);
  jout_text(j, "aanbieder", r->provider);
  jout_text(j, "peildatum", iso(j, r->peildatum));
}

static struct text as_json(struct arena *a, const struct report *r, bool one_line) {
  struct json_out j = {.buf = {.arena = a}, .one_line = one_line};
  jout_open(&j, NULL, '{');
  add_head(&j, r);
  jout_open(&j, "eisen", '[');
  for (size_t i = 0; i < r->eisen.n; i++)
    add_item(&j, r->eisen.p[i]);
  jout_close(&j, ']');
  jout_open(&j, "themas", '[');
  for (size_t i = 0; i < r->frames.n; i++)
    add_themes(&j, r->frames.p[i]);
  jout_close(&j, ']');
  jout_open(&j, "telling", '{');
  add_counts(&j, "eisen", &r->eis_counts);
  add_counts(&j, "onderdelen", &r->part_counts);
  if (has_kpis(r))
    add_counts(&j, "kpis", &r->kpi_counts);
  jout_close(&j, '}');
  jout_open(&j, "meldingen", '[');
  for (size_t i = 0; i < r->messages.n; i++)
    add_message(&j, &r->messages.p[i]);
  jout_close(&j, ']');
  jout_close(&j, '}');
  buf_char(&j.buf, '\n');
  return buf_text(&j.buf);
}

struct text report_json(struct arena *a, const struct report *r) {
  return as_json(a, r, false);
}

struct text report_json_line(struct arena *a, const struct report *r) {
  return as_json(a, r, true);
}
