// What cannot be: «8 dagen per week», «110 % van de medewerkers», «mbo-niveau 5», «€ 1.00.000», «van 1 mei 2028 tot 30 april 2027».
#include "quantity.h"
#include "rule.h"

// ---- more than goes in ----

static const struct { enum measure in; const char *per; int most; } most[] = {
    {IN_DAYS, "week", 7}, {IN_WORKDAYS, "week", 7}, {IN_HOURS, "dag", 24}, {IN_HOURS, "etmaal", 24}, {IN_HOURS, "week", 168}, {IN_DAYS, "maand", 31}, {IN_DAYS, "jaar", 366},
    {IN_WEEKS, "jaar", 53}, {IN_MONTHS, "jaar", 12}, {IN_QUARTERS, "jaar", 4}, {IN_MINUTES, "uur", 60}, {IN_SECONDS, "minuut", 60}, {IN_WEEKS, "maand", 5}};

static void look_at_part(const struct lint *l, const struct prose *p, const struct quantity *q) {
  static const char *const per[] = {"per", "in", "elke", "iedere"};
  static const char *const turns[] = {"per", "een", "elke", "iedere"};
  size_t at = q->to + 1;
  if (at >= p->n || !AMONG(p->words[q->to].fold, per)) return;
  if (word_is(p, q->to, "in")) {
    if (!AMONG(p->words[at].fold, turns)) return;
    at++;
  }
  for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
    if (q->in != most[i].in || !word_is(p, at, most[i].per) || q->milli <= (int64_t)most[i].most * 1000) continue;
    struct place place = word_place(p, &p->words[q->from], &p->words[at]);
    msg(l->model->sink, M_TIME_NONE, place, text_slice(p->src->text, place.off, place.off + place.len));
  }
}

// «110 % van de medewerkers»: of people and of what is counted there is no more than all. Of money, hours and tariffs there is.
static void look_at_share(const struct lint *l, const struct prose *p, const struct quantity *q) {
  static const char *const people[] = {"cliënten", "medewerkers", "inwoners", "jeugdigen", "professionals", "deelnemers", "kinderen", "ouders", "gezinnen", "trajecten", "meldingen", "klachten", "dossiers",
                                       "plannen", "ritten", "gesprekken", "begeleiders", "aanmeldingen", "reizigers", "vrijwilligers", "bewoners", "respondenten", "evaluaties", "huisbezoeken", "toewijzingen"};
  enum { ALL = 100000, FAR = 4 };
  if (q->in != IN_PERCENT || q->milli <= ALL || !word_is(p, q->to, "van")) return;
  for (size_t k = q->to + 1; k < p->n && k < q->to + FAR; k++)
    if (AMONG(p->words[k].fold, people)) {
      msg(l->model->sink, M_TOO_MUCH, quantity_place(p, q), quantity_words(p, q), p->words[k].fold);
      return;
    }
}

// ---- numbers that are none ----

// «€ 1.00.000», «€ 50,000»: points stand before each three digits, and behind the comma are two.
static void look_at_amount(const struct lint *l, const struct prose *p, size_t k) {
  if (!word_is(p, k, "€") || k + 1 >= p->n || p->words[k + 1].kind != WORD_NUMBER) return;
  struct text t = p->words[k + 1].text;
  size_t group = 0, behind = 0;
  bool comma = false, grouped = false, bad = false;
  for (size_t i = 0; i < t.n; i++) {
    char c = t.p[i];
    if (c >= '0' && c <= '9') {
      behind += comma, group++;
      continue;
    }
    bad |= (c == '.' && (comma || (grouped && group != 3) || group > 3)) || (c == ',' && (comma || (grouped && group != 3))) || c == '-';
    grouped |= c == '.';
    comma |= c == ',';
    group = 0;
  }
  bad |= (comma && behind > 2) || (!comma && grouped && group != 3);
  if (bad) msg(l->model->sink, M_BAD_NUMBER, word_place(p, &p->words[k], &p->words[k + 1]), t);
}

// «mbo-niveau 5»: there are four.
static void look_at_level(const struct lint *l, const struct prose *p, size_t k) {
  enum { LEVELS = 4, LARGEST = 20 };
  size_t at = word_is(p, k, "mbo-niveau") ? k + 1 : words_are(p, k, "mbo niveau") > 0 ? k + 2 : 0;
  long level = at > 0 && at < p->n && p->words[at].kind == WORD_NUMBER ? word_number(p, at) : -1;
  if (level > LEVELS && level < LARGEST) msg(l->model->sink, M_LEVEL_NONE, word_place(p, &p->words[k], &p->words[at]), p->words[at].text);
}

// ---- days in the wrong order ----

// «1 mei 2028», «1-5-2028»: how many words; 0: none.
static size_t date_at(const struct prose *p, size_t i, day *on) {
  static const char *const months[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};
  enum { SHORTEST = 8 };
  int64_t dom, year;
  if (i >= p->n || p->words[i].kind != WORD_NUMBER) return 0;
  if (p->words[i].text.n >= SHORTEST) return date_parse(p->words[i].text, on) ? 1 : 0;
  for (int m = 0; m < 12 && i + 2 < p->n; m++) {
    if (!word_is(p, i + 1, months[m]) || !text_to_int(p->words[i].text, &dom) || p->words[i + 2].text.n != 4 || !text_to_int(p->words[i + 2].text, &year)) continue;
    if (!date_valid((int)year, m + 1, (int)dom)) return 0;
    *on = date_from((int)year, m + 1, (int)dom);
    return 3;
  }
  return 0;
}

static void look_at_dates(const struct lint *l, const struct prose *p, size_t k) {
  static const char *const links[] = {"tot en met", "tot", "t / m", "t/m", "-", "–"};
  day from, to;
  size_t n = date_at(p, k, &from), link = 0;
  for (size_t i = 0; n > 0 && link == 0 && i < sizeof links / sizeof *links; i++) link = words_are(p, k + n, links[i]);
  size_t m = link > 0 ? date_at(p, k + n + link, &to) : 0;
  if (m > 0 && to < from) msg(l->model->sink, M_DATES_REVERSED, word_place(p, &p->words[k], &p->words[k + n + link + m - 1]), date_dutch(l->arena, to), date_dutch(l->arena, from));
}

void lint_impossible(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      struct quantity q;
      if (quantity_at(p, k, &q)) look_at_part(l, p, &q), look_at_share(l, p, &q);
      look_at_amount(l, p, k);
      look_at_level(l, p, k);
      look_at_dates(l, p, k);
    }
  }
}
