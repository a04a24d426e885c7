// Which of several judgements on one row counts, and what is said of those that differ.
#include "column_build.h"

struct judged_rows {
  struct judged_row {
    struct judged one, other; // other: the first that says something else; by NULL: none
  } *rows;
};

uint32_t entity_depth(const struct image *im, uint32_t entity) {
  uint32_t n = 0;
  for (; entity != 0; entity = im->entities[entity].parent)
    n++;
  return n;
}

static void put_row(struct judged_row *row, struct outcome *given, uint32_t at, struct judged j) {
  if (row->one.by != NULL && row->one.depth > j.depth)
    return;
  if (row->one.by == NULL || row->one.depth < j.depth) {
    *row = (struct judged_row){.one = j};
    outcome_put(given, at, j.by->outcome);
    return;
  }
  if (row->other.by == NULL && row->one.by->outcome != j.by->outcome)
    row->other = j;
  outcome_put(given, at, outcome_at(given, at) | j.by->outcome);
}

void judged_put(struct build *b, uint32_t input, struct row_range rows, struct judged j) {
  if (b->judged[input] == NULL) {
    b->judged[input] = NEW(b->work, struct judged_rows);
    b->judged[input]->rows = NEW_ARRAY(b->work, struct judged_row, b->out->entities[b->image->judges[input].entity].rows);
  }
  for (uint32_t at = rows.lo; at < rows.hi; at++)
    put_row(&b->judged[input]->rows[at], &b->out->judges[input].given, at, j);
}

// «ja (dossier.eis, regel 4)».
static struct text words_of(const struct build *b, struct arena *a, const struct judged *j) {
  const char *outcome = j->by->outcome == JA ? "ja" : j->by->outcome == NEE ? "nee" : j->by->outcome == DEELS ? "deels" : "nvt";
  return text_format(a, "%s (%.*s)", outcome, TP(told_where(b, j->provider, j->by->origin)));
}

static struct text aim_of(const struct build *b, const struct rec_judgement *j) {
  struct buf out = {.arena = b->sink->arena};
  buf_format(&out, "eis %.*s", TP(j->eis));
  if (j->part.n)
    buf_format(&out, ", onderdeel %.*s,", TP(j->part));
  buf_format(&out, " van %.*s", TP(j->set));
  if (j->row.n)
    buf_format(&out, " bij %.*s", TP(told_short(b, j->row)));
  return buf_text(&out);
}

static void tell_row(struct build *b, struct judge_column *column, uint32_t at, const struct judged_row *row, const struct judged_row *before) {
  struct text one = words_of(b, b->arena, &row->one), other = words_of(b, b->arena, &row->other);
  struct judged_apart *apart = NEW(b->arena, struct judged_apart);
  *apart = (struct judged_apart){at, text_format(b->arena, "%.*s; %.*s", TP(one), TP(other)), column->apart};
  column->apart = apart;
  if (before == NULL || before->one.by != row->one.by || before->other.by != row->other.by)
    msg(b->sink, M_JUDGED_APART, NO_PLACE, aim_of(b, row->one.by), one, other);
}

void judged_tell(struct build *b) {
  for (uint32_t input = 0; input < b->image->n_judges; input++) {
    if (b->judged[input] == NULL)
      continue;
    struct judge_column *column = &b->out->judges[input];
    const struct judged_row *before = NULL;
    for (uint32_t at = 0; at < b->out->entities[b->image->judges[input].entity].rows; at++) {
      const struct judged_row *row = &b->judged[input]->rows[at];
      if (row->other.by == NULL)
        continue;
      tell_row(b, column, at, row, before);
      before = row;
    }
  }
}
