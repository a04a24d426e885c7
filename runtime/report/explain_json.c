// An explanation as one JSON object; docs/formaten.md describes every member.
#include "explain_report.h"
#include "json_out.h"
#include "report.h"

static void add_possible(struct json_out *j, const char *name, unsigned possible) {
  struct text rest = outcome_list(j->buf.arena, possible, ","), name_of;
  jout_open(j, name, '[');
  while (text_split(&rest, ',', &name_of))
    jout_text(j, NULL, name_of);
  jout_close(j, ']');
}

static void add_steps(struct json_out *j, const char *name, const steps *all) {
  static const char *const holds[] = {[WAAR] = "ja", [ONWAAR] = "nee", [WAAR | ONWAAR] = "onbekend"};
  jout_open(j, name, '[');
  for (size_t i = 0; i < all->n; i++) {
    const struct step *s = &all->p[i];
    jout_open(j, NULL, '{');
    jout_number(j, "diepte", s->depth);
    jout_text(j, "tekst", step_sentence(j->buf.arena, s));
    jout_text_or_null(j, "uitkomst",
                      s->outcome != 0 ? outcome_word(s->outcome)
                      : s->holds != 0 ? text_from(holds[s->holds])
                                      : NO_TEXT);
    jout_close(j, '}');
  }
  jout_close(j, ']');
}

static void add_exception(struct json_out *j, const struct explain_report *r, const struct explained_exception *x) {
  static const char *const effects[] = {[EFFECT_REPLACE] = "vervangt",
                                        [EFFECT_LAPSE] = "vervalt",
                                        [EFFECT_SATISFIED] = "voldaan",
                                        [EFFECT_UNCHANGED] = "ongewijzigd",
                                        [EFFECT_SUPPLEMENT] = "aanvulling"};
  const struct image *im = r->image;
  jout_open(j, NULL, '{');
  jout_text(j, "afwijking", img_text(im, x->exception->label));
  jout_text(j, "titel", img_text(im, x->exception->title));
  jout_text(j, "set", img_text(im, im->sets[x->exception->set].name));
  jout_text(j, "geldt", x->applied == NULL ? TEXT("nee") : x->applied->sure ? TEXT("ja") : TEXT("misschien"));
  jout_text_or_null(j, "gevolg",
                    x->applied == NULL   ? NO_TEXT
                    : x->applied->begrip ? TEXT("begrip")
                                         : text_from(effects[x->applied->effect]));
  jout_text_or_null(j, "voorwaarde", img_text(im, x->exception->guard));
  add_steps(j, "stappen", &x->why);
  jout_text_or_null(j, "tekst", img_text(im, x->exception->text));
  jout_text_or_null(j, "bron", img_text(im, x->exception->source));
  jout_close(j, '}');
}

static void add_consequences(struct json_out *j, const char *name, const struct consequences *c) {
  jout_open(j, name, '[');
  for (size_t i = 0; i < c->each.n; i++) {
    jout_open(j, NULL, '{');
    jout_text(j, "antwoord", c->each.p[i].answer);
    add_possible(j, "mogelijk", c->each.p[i].possible);
    jout_close(j, '}');
  }
  jout_close(j, ']');
}

static void add_gap(struct json_out *j, const struct explained_gap *g) {
  jout_open(j, NULL, '{');
  jout_text(j, "vraag", g->gap->question);
  jout_text_or_null(j, "rij", g->gap->row);
  jout_text(j, "aan", g->gap->who);
  jout_text_or_null(j, "toelichting", g->gap->note);
  add_consequences(j, "gevolgen", &g->own);
  add_consequences(j, "gevolgen-geheel", &g->whole);
  jout_close(j, '}');
}

static void add_explanation(struct json_out *j, const struct explain_report *r, const struct explanation *e) {
  const struct image *im = r->image;
  jout_text_or_null(j, "onderdeel", e->label);
  jout_text(j, "titel", img_text(im, e->target->title));
  jout_text(j, "uitkomst", outcome_word(e->verdict->possible));
  add_possible(j, "mogelijk", e->verdict->possible);
  jout_text_or_null(j, "oorzaak", text_from(cause_word[e->verdict->cause]));
  jout_text_or_null(j, "reden", e->verdict->reason);
  jout_text_or_null(j, "tekst", img_text(im, e->target->text));
  jout_text_or_null(j, "bron", img_text(im, e->target->source));
  jout_text_or_null(j, "bereik", img_text(im, e->target->scope));
  add_steps(j, "voor-wie", &e->scope);
  jout_open(j, "afwijkingen", '[');
  for (size_t i = 0; i < e->exceptions.n; i++)
    add_exception(j, r, &e->exceptions.p[i]);
  jout_close(j, ']');
  jout_text_or_null(j, "norm", e->norm);
  jout_text_or_null(j, "norm-plaats", e->norm_place);
  add_steps(j, "stappen", &e->norm_steps);
  jout_number(j, "rijen-weggelaten", e->rows_left);
  jout_open(j, "ontbreekt", '[');
  for (size_t i = 0; i < e->gaps.n; i++)
    add_gap(j, &e->gaps.p[i]);
  jout_close(j, ']');
  jout_number(j, "ontbreekt-weggelaten", (uint32_t)e->gaps_left);
  jout_open(j, "onderdelen", '[');
  for (size_t i = 0; i < e->parts.n; i++) {
    jout_open(j, NULL, '{');
    add_explanation(j, r, e->parts.p[i]);
    jout_close(j, '}');
  }
  jout_close(j, ']');
}

struct text explain_json(struct arena *a, const struct explain_report *r) {
  struct json_out j = {.buf = {.arena = a}};
  const struct img_target *t = r->explanation->target;
  jout_open(&j, NULL, '{');
  jout_text(&j, "formaat", TEXT("eisen-uitleg/1"));
  jout_text(&j, "aanbieder", r->provider);
  jout_text(&j, "peildatum", date_iso(a, r->peildatum));
  jout_text(&j, "set", r->set);
  jout_text_or_null(&j, "eis", t->eis == NONE ? NO_TEXT : img_text(r->image, r->image->targets[t->eis].number));
  add_explanation(&j, r, r->explanation);
  jout_close(&j, '}');
  buf_char(&j.buf, '\n');
  return buf_text(&j.buf);
}
