// The periods of a kpi: those of the calendar, or counted from a day.
#include "convert.h"
#include "duration.h"
#include "model.h"

// ---- how long ----

enum begins { BY_CALENDAR, BY_WHOM, EITHER }; // where it begins: always there, differs (`vanaf` is needed), there unless `vanaf` says
static const struct known_period {
  const char *word;
  uint32_t months;
  enum begins begins;
  const char *title;
} known[] = {
    {"maand", 1, EITHER, "maand"}, {"kwartaal", 3, EITHER, "kwartaal"}, {"halfjaar", 6, EITHER, "halfjaar"}, {"jaar", 12, EITHER, "kalenderjaar"},
    {"kalenderjaar", 12, BY_CALENDAR, "kalenderjaar"}, {"boekjaar", 12, BY_WHOM, "boekjaar"}, {"contractjaar", 12, BY_WHOM, "contractjaar"},
    {"schooljaar", 12, BY_WHOM, "schooljaar"}};

static const struct known_period *known_as(struct text name) {
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (text_eq(name, text_from(known[i].word))) return &known[i];
  return NULL;
}

// `12 maanden`, `4 weken`: whole days or months.
static bool read_term(struct text said, struct m_period *p) {
  struct text rest = said, number = NO_TEXT;
  enum span_unit unit = SPAN_HOUR;
  int64_t n = 0;
  text_split(&rest, ' ', &number);
  if (!text_to_int(number, &n) || n < 1 || n > PERIOD_DAYS || !span_unit_named(text_trim(rest), &unit)) return false;
  int64_t months = unit == SPAN_MONTH ? n : unit == SPAN_YEAR ? n * 12 : 0, days = unit == SPAN_WEEK ? n * 7 : unit == SPAN_DAY ? n : 0;
  p->months = (uint32_t)months;
  p->days = (uint32_t)days;
  p->word = said;
  return months + days > 0 && months <= PERIOD_MONTHS && days <= PERIOD_DAYS;
}

static bool read_length(struct model *m, const struct m_kpi *k, struct m_period *p) {
  const struct node *n = k->per;
  if (n->flags & 1) {
    bool good = read_term(n->text, p);
    if (!good) msg(m->sink, M_KPI_PERIOD_TERM, name_place(k->src, n), n->text);
    return good;
  }
  const struct known_period *of = known_as(n->text);
  bool since = n->child->kind != N_NONE;
  if (!of) msg(m->sink, M_KPI_PERIOD, name_place(k->src, n), n->text);
  else if (!since && of->begins == BY_WHOM) msg(m->sink, M_KPI_FROM, name_place(k->src, n), text_format(m->arena, "een %s", of->word), text_from(of->word));
  else if (since && of->begins == BY_CALENDAR) msg(m->sink, M_KPI_FROM_HERE, name_place(k->src, n), n->text);
  else {
    p->months = of->months;
    p->word = text_from(since ? of->word : of->title);
    return true;
  }
  return false;
}

// ---- from when ----

static bool read_day(const struct model *m, const struct node *n, struct m_period *p) {
  if (n->kind == N_DATE) {
    p->from = PERIOD_DAY;
    return date_parse(n->text, &p->first);
  }
  if (n->kind == N_DAY_OF_YEAR) { // of a leap year, so that 29 February is one
    p->from = PERIOD_YEARLY;
    return date_parse(text_format(m->arena, "%.*s 2000", TP(n->text)), &p->first) && p->months > 0 && 12 % p->months == 0;
  }
  p->from = PERIOD_FIELD;
  p->field = model_field(m, 0, n->text);
  return p->field != NONE && m->fields.p[p->field].type == TYPE_DATE;
}

static bool read_since(struct model *m, const struct m_kpi *k, struct m_period *p) {
  const struct node *n = k->per->child;
  if (n->kind == N_NONE) return true;
  p->since = n->text;
  if (read_day(m, n, p)) return true;
  msg(m->sink, M_KPI_FROM_FIELD, node_place(k->src, n), n->text);
  return false;
}

// The entity of these periods of the set; its name cannot be written, so that nothing else can be called so.
static uint32_t period_number(struct model *m, struct m_period p) {
  for (size_t i = 0; i < m->periods.n; i++) {
    const struct m_period *o = &m->periods.p[i];
    bool same = o->set == p.set && o->months == p.months && o->days == p.days && o->from == p.from && o->field == p.field && o->first == p.first;
    if (same && text_eq(o->word, p.word)) return (uint32_t)i;
  }
  struct m_entity e = {.parent = 0, .kind = KIND_PERIOD, .key = NONE, .date = NONE, .title = p.word};
  e.name = text_format(m->arena, "%.*s%s%.*s van %.*s", TP(p.word), p.since.n > 0 ? " vanaf " : "", TP(p.since), TP(m->sets.p[p.set].name));
  p.entity = (uint32_t)m->entities.n;
  vec_push(m->arena, &m->entities, e);
  vec_push(m->arena, &m->periods, p);
  return (uint32_t)m->periods.n - 1;
}

void model_kpi_period(struct model *m, struct m_kpi *k) {
  const struct m_set *s = &m->sets.p[k->set];
  struct m_period p = {.set = k->set, .field = NONE};
  bool begins = s->valid_from != NO_DAY;
  if (!begins) msg(m->sink, M_KPI_NO_BEGIN, name_place(k->src, k->node), k->name, s->name);
  if (!read_length(m, k, &p) || !read_since(m, k, &p)) {
    k->bad = true;
    return;
  }
  k->bad = k->bad || !begins;
  k->period = period_number(m, p);
  k->entity = m->periods.p[k->period].entity;
}

// ---- `2 opeenvolgende kwartalen` ----

static struct text plural_of(const struct model *m, struct text name) {
  static const char *const ends[][2] = {{"jaar", "jaren"}, {"kwartaal", "kwartalen"}, {"maand", "maanden"}};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    struct text end = text_from(ends[i][0]);
    if (name.n < end.n || !text_eq(text_slice(name, name.n - end.n, name.n), end)) continue;
    return text_format(m->arena, "%.*s%s", (int)(name.n - end.n), name.p, ends[i][1]);
  }
  return name;
}

// Its own word, or that of a period as long: «2 jaar» of a boekjaar.
static bool fits(const struct model *m, const struct m_period *p, struct text name) {
  bool good = text_starts(name, TEXT("periode")) || text_eq(name, p->word) || text_eq(name, plural_of(m, p->word));
  for (size_t i = 0; i < sizeof known / sizeof *known && !good; i++) {
    struct text as = text_from(known[i].word);
    bool same = known[i].begins == EITHER && known[i].months == p->months;
    good = same && (text_eq(name, as) || text_eq(name, plural_of(m, as)));
  }
  return good;
}

bool model_kpi_looks(struct model *m, const struct m_kpi *k) {
  bool good = true;
  for (size_t i = 0; i < k->rules.n && k->period != NONE; i++)
    for (size_t l = 0; l < k->rules.p[i].looks.n; l++) {
      const struct node *n = k->rules.p[i].looks.p[l].node, *of = n->kind == N_LOOK ? n->child->next : NULL;
      struct text name = of ? of->text : NO_TEXT, number;
      if (!of) continue;
      if (n->flags & 4) text_split(&name, ' ', &number);
      const struct m_period *p = &m->periods.p[k->period];
      if (fits(m, p, text_trim(name))) continue;
      msg(m->sink, M_KPI_LOOK_WORD, node_place(k->src, of), p->word, name, p->days > 0 || p->word.p[0] <= '9' ? NO_TEXT : plural_of(m, p->word));
      good = false;
    }
  return good;
}
