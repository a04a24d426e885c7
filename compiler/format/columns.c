// What lines up: the fields of gegevens, the cells of a table. And what does not fit on its line, and may stand below it.
#include <stdlib.h>

#include "parser.h"
#include "words.h"

enum { WIDEST = 40, MANY = 1000 }; // a cell that is wider, or beyond that number of fields, takes no part in lining up

struct field {
  size_t line, type, tail;      // words; no tail: the end of the line
  size_t name_width, type_width, tail_width;
  bool fixed, folded;           // its type takes more lines, or has a comment in it; its tail goes below
};
struct fields {
  struct words *w;
  size_t indent;
  VEC(struct field) list;
};

static bool breaks(const struct words *w, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (words_keep_break(w, i))
      return true;
  return false;
}

static void add_field(struct fields *f, size_t index) {
  struct words *w = f->w;
  const struct line *line = &w->lines.p[index];
  const struct word *name = line_word(w, line, 0);
  struct field field = {.line = index, .type = (size_t)(name - w->list.p) + 1, .tail = line->to};
  if (field.type >= line->to)
    return;
  for (size_t i = line->to; i > field.type; i--) {
    int kind = w->list.p[i - 1].kind;
    if (w->list.p[i - 1].depth > 0 || !words_is_tail(kind))
      continue;
    field.tail = i - 1;
    w->list.p[i - 1].gap = 2;
  }
  size_t inside = remark_from(w, line->from + 1);
  field.fixed = breaks(w, line->from + 1, line->to) || (inside < w->remarks.n && w->remarks.p[inside].before < line->to);
  field.name_width = words_width(w, line->from, field.type);
  field.type_width = words_width(w, field.type, field.tail);
  field.tail_width = words_width(w, field.tail, line->to);
  field.fixed |= f->list.n >= MANY;
  vec_push(w->arena, &f->list, field);
}

static size_t type_column(const struct fields *f) {
  size_t widest = 0;
  for (size_t i = 0; i < f->list.n; i++)
    if (f->list.p[i].name_width <= WIDEST && f->list.p[i].name_width > widest)
      widest = f->list.p[i].name_width;
  return f->indent + widest + 2;
}

static size_t type_end(const struct fields *f, const struct field *field, size_t column) {
  return (field->name_width <= WIDEST ? column : f->indent + field->name_width + 2) + field->type_width;
}

static bool has_tail(const struct fields *f, const struct field *field) {
  return field->tail < f->w->lines.p[field->line].to && !field->folded && !field->fixed;
}

static size_t tail_column(const struct fields *f, size_t column) {
  size_t widest = 0;
  for (size_t i = 0; i < f->list.n; i++) {
    const struct field *field = &f->list.p[i];
    if (has_tail(f, field) && field->type_width <= WIDEST && type_end(f, field, column) > widest)
      widest = type_end(f, field, column);
  }
  return widest + 2;
}

// The field whose line is widest, when it is too wide and what is behind its type can go below; else NULL.
static struct field *too_wide(const struct fields *f, size_t column, size_t tails) {
  struct field *found = NULL;
  size_t widest = WIDTH;
  for (size_t i = 0; i < f->list.n; i++) {
    struct field *field = &f->list.p[i];
    const struct line *line = &f->w->lines.p[field->line];
    if (!has_tail(f, field) || line_has_remark(f->w, line) || line->level >= DEPTH_LIMIT - 1)
      continue;
    size_t width = (field->type_width <= WIDEST ? tails : type_end(f, field, column) + 2) + field->tail_width;
    if (width > widest) {
      widest = width;
      found = field;
    }
  }
  return found;
}

static void fold_tail(const struct fields *f, const struct field *field, struct folds *folds) {
  for (size_t i = field->tail; i < f->w->lines.p[field->line].to; i++) {
    int kind = f->w->list.p[i].kind;
    if (i == field->tail || words_is_tail(kind))
      vec_push(f->w->arena, folds, (struct fold){field->line, i});
  }
}

// The fields of the gegevens on line `head`.
static void line_up_fields(struct words *w, size_t head, struct folds *folds) {
  unsigned level = w->lines.p[head].level + 1;
  struct fields f = {.w = w, .indent = level * STEP};
  for (size_t i = head + 1; i < w->lines.n && w->lines.p[i].level >= level; i++)
    if (w->lines.p[i].level == level && line_kind(w, &w->lines.p[i], 0) != SLEUTEL && line_kind(w, &w->lines.p[i], 0) != VERZAMEL)
      add_field(&f, i);
  size_t column = type_column(&f);
  for (struct field *wide; (wide = too_wide(&f, column, tail_column(&f, column))) != NULL; wide->folded = true)
    fold_tail(&f, wide, folds);
  size_t tails = tail_column(&f, column);
  for (size_t i = 0; i < f.list.n; i++) {
    const struct field *field = &f.list.p[i];
    struct word *type = &w->list.p[field->type];
    type->gap = 2;
    type->column = field->name_width <= WIDEST ? column : 0;
    if (has_tail(&f, field) && field->type_width <= WIDEST)
      w->list.p[field->tail].column = tails;
  }
}

struct cell { size_t bar, next, to; }; // of a row: the bar before it, and behind it; the end of the row

static size_t bar_behind(const struct words *w, size_t bar, size_t to) {
  do
    bar++;
  while (bar < to && w->list.p[bar].kind != '|');
  return bar;
}

// The cells of one column; their bars come at `column` or further. Rows that have no such cell are dropped.
static size_t line_up_cells(struct words *w, struct cell *cells, size_t *n, size_t column) {
  size_t kept = 0, widest = 0;
  for (size_t i = 0; i < *n; i++) {
    struct cell cell = cells[i];
    cell.next = bar_behind(w, cell.bar, cell.to);
    if (cell.next == cell.to)
      continue;
    size_t width = words_width(w, cell.bar + 1, cell.next);
    widest = width > widest ? width : widest;
    cells[kept++] = cell;
  }
  *n = kept;
  for (size_t i = 0; i < kept; i++) {
    cells[i].bar = cells[i].next;
    w->list.p[cells[i].bar].column = column + widest + 2;
  }
  return column + widest + 3;
}

// A run of lines that are rows of a table.
static void line_up_table(struct words *w, size_t from, size_t to) {
  struct cell *cells = NEW_ARRAY(w->arena, struct cell, to - from);
  size_t n = to - from, column = w->lines.p[from].level * STEP + 1;
  for (size_t i = 0; i < n; i++) {
    struct line *line = &w->lines.p[from + i];
    line->whole = true;
    cells[i] = (struct cell){.bar = (size_t)(line_word(w, line, 0) - w->list.p), .to = line->to};
  }
  while (n > 0)
    column = line_up_cells(w, cells, &n, column);
}

// A row whose fields do not fit on one line: those that do not go below, one a line.
static void fold_row(struct words *w, size_t index, struct folds *folds) {
  const struct line *line = &w->lines.p[index];
  size_t width = line->level * STEP, done = line->from;
  bool folding = false;
  if (line_has_remark(w, line) || breaks(w, line->from + 1, line->to) || line->level >= DEPTH_LIMIT - 1)
    return;
  for (size_t i = line->from + 1; i < line->to; i++) {
    if (w->list.p[i].gap != 2)
      continue;
    size_t end = i + 1;
    while (end < line->to && w->list.p[end].gap != 2)
      end++;
    width += (done > line->from ? 2 : 0) + words_width(w, done, end);
    done = end;
    folding |= width > WIDTH;
    if (folding)
      vec_push(w->arena, folds, (struct fold){index, i});
  }
}

static bool is_row(const struct words *w, const struct line *line) {
  int kind = line_kind(w, line, 0);
  return !words_is_tail(kind) && kind != '|';
}

static int by_word(const void *a, const void *b) {
  const struct fold *x = a, *y = b;
  return x->at < y->at ? -1 : x->at > y->at;
}

static void unfold(struct words *w, const struct folds *folds) {
  struct words before = *w;
  w->lines.p = NULL;
  w->lines.n = w->lines.cap = 0;
  for (size_t i = 0, fold = 0; i < before.lines.n; i++) {
    struct line line = before.lines.p[i];
    size_t end = line.to;
    for (; fold < folds->n && folds->p[fold].line == i; fold++) {
      line.to = folds->p[fold].at;
      vec_push(w->arena, &w->lines, line);
      line = (struct line){.from = line.to, .level = before.lines.p[i].level + 1};
    }
    line.to = end;
    vec_push(w->arena, &w->lines, line);
  }
}

void words_line_up(struct words *w) {
  struct folds folds = {0};
  for (size_t i = 0; i < w->lines.n; i++)
    if (is_row(w, &w->lines.p[i]))
      fold_row(w, i, &folds);
  for (size_t i = 0; i < w->lines.n; i++) {
    size_t end = i;
    if (line_kind(w, &w->lines.p[i], 0) == GEGEVENS)
      line_up_fields(w, i, &folds);
    while (end < w->lines.n && line_kind(w, &w->lines.p[end], 0) == '|')
      end++;
    if (end > i) {
      line_up_table(w, i, end);
      i = end - 1;
    }
  }
  if (folds.n == 0)
    return;
  qsort(folds.p, folds.n, sizeof *folds.p, by_word);
  unfold(w, &folds);
}
