// From words to text: where lines break, how far they go in, where comments stand.
#include "parser.h"
#include "words.h"

enum { BRACKET_WIDEST = 60, BEHIND_WIDEST = 90 }; // beyond these columns nothing goes below a bracket, or lines up its comment

struct row {
  struct text text, behind; // a line of the text, and the comment behind it
  size_t width;             // of its last line
  bool tall;                // a verbatim text makes more lines of it
};

struct lay {
  const struct words *w;
  VEC(struct row) rows;
  struct buf now;
  size_t col;
  size_t remark;                // the next one
  size_t under[DEPTH_LIMIT + 1]; // the columns behind brackets that are open
  bool tall;
};

static void begin_row(struct lay *l, size_t indent) {
  l->now = (struct buf){.arena = l->w->arena};
  l->tall = false;
  l->col = indent;
  buf_repeat(&l->now, ' ', indent);
}

static void end_row(struct lay *l) { vec_push(l->w->arena, &l->rows, (struct row){buf_text(&l->now), NO_TEXT, l->col, l->tall}); }

static void blank_row(struct lay *l) {
  if (l->rows.n > 0)
    vec_push(l->w->arena, &l->rows, (struct row){0});
}

// The comments before word `i`: behind the line that ended, or on lines of their own. `inside` a line: all at `indent`.
static void put_remarks(struct lay *l, size_t i, bool inside, size_t indent) {
  for (; l->remark < l->w->remarks.n && l->w->remarks.p[l->remark].before <= i; l->remark++) {
    const struct remark *remark = &l->w->remarks.p[l->remark];
    if (remark->behind) {
      l->rows.p[l->rows.n - 1].behind = remark->text;
      continue;
    }
    if (remark->blank && !inside)
      blank_row(l);
    begin_row(l, inside ? indent : remark->level * STEP);
    buf_add(&l->now, remark->text);
    end_row(l);
  }
}

static size_t gap_before(const struct word *word, size_t col) {
  return col + word->gap < word->column ? word->column - col : word->gap;
}

static void put_word(struct lay *l, const struct line *line, const struct word *word, bool first) {
  size_t indent = line->level * STEP;
  size_t gap = first ? 0 : gap_before(word, l->col);
  buf_repeat(&l->now, ' ', gap);
  l->col += gap;
  size_t from = l->now.n;
  if (word->kind == LETTERLIJK)
    verbatim_put(&l->now, word, line->column, indent, l->col == indent ? indent : indent + STEP);
  else
    buf_add(&l->now, word->text);
  for (size_t at = from; at < l->now.n; at++)
    if (l->now.p[at] == '\n') {
      l->tall = true;
      l->col = 0;
      from = at + 1;
    }
  l->col += text_width(text_slice(buf_text(&l->now), from, l->now.n));
  if (word->kind == '(' && word->depth < DEPTH_LIMIT)
    l->under[word->depth] = l->col;
}

static bool has_remark_before(const struct words *w, size_t i) {
  size_t first = remark_from(w, i);
  return first < w->remarks.n && w->remarks.p[first].before == i;
}

static bool must_break(const struct words *w, const struct line *line, size_t i) {
  return has_remark_before(w, i) || (!line->whole && words_keep_break(w, i));
}

// The word behind the last of those from `from` that must be on one line.
static size_t stretch_end(const struct words *w, const struct line *line, size_t from) {
  size_t i = from + 1;
  while (i < line->to && !must_break(w, line, i))
    i++;
  return i;
}

static bool may_begin(const struct words *w, size_t i) {
  const struct word *word = &w->list.p[i];
  return words_may_break(w, i) ||
         (word->broke && word->kind != ',' && word->kind != ':' && word->kind != ')' && w->list.p[i - 1].kind != '(');
}

// Where the words from `from` to `end` break, when they are too wide for a line that is at column `col`; else `end`.
static size_t choose_break(const struct words *w, size_t from, size_t end, size_t col) {
  size_t best = end;
  unsigned depth = 0;
  for (size_t i = from; i < end; i++) {
    const struct word *word = &w->list.p[i];
    if (word->kind == LETTERLIJK)
      return end;
    if (col > WIDTH && best != end)
      return best;
    bool fits = col <= WIDTH;
    unsigned outside = i > from && words_may_break(w, i) ? word->depth : DEPTH_LIMIT + 1;
    if (i > from && may_begin(w, i) && (best == end || (fits && outside <= depth))) {
      best = i;
      depth = outside;
    }
    col += (i > from ? gap_before(word, col) : 0) + text_width(word->text);
  }
  return col > WIDTH ? best : end;
}

static size_t column_inside(const struct lay *l, const struct line *line, const struct word *word) {
  size_t under = word->depth > 0 && word->depth <= DEPTH_LIMIT ? l->under[word->depth - 1] : 0;
  return under > 0 && under <= BRACKET_WIDEST ? under : line->level * STEP + DEEPER;
}

static bool has_remark_behind(const struct words *w, const struct line *line) {
  size_t i = remark_from(w, line->to);
  return i < w->remarks.n && w->remarks.p[i].before == line->to && w->remarks.p[i].behind;
}

static void put_line(struct lay *l, const struct line *line) {
  const struct words *w = l->w;
  bool fixed = line->whole || has_remark_behind(w, line); // what a comment behind it speaks of stays on one line
  put_remarks(l, line->from, false, 0);
  if (line->blank)
    blank_row(l);
  begin_row(l, line->level * STEP);
  for (size_t from = line->from, end; from < line->to; from = end) {
    if (from > line->from) {
      size_t column = column_inside(l, line, &w->list.p[from]);
      end_row(l);
      put_remarks(l, from, true, column);
      begin_row(l, column);
    }
    end = stretch_end(w, line, from);
    if (!fixed)
      end = choose_break(w, from, end, l->col);
    for (size_t i = from; i < end; i++)
      put_word(l, line, &w->list.p[i], i == from);
  }
  end_row(l);
}

// The column at which the comments behind a run of lines line up.
static size_t behind_column(const struct lay *l, size_t from, size_t to) {
  size_t widest = 0;
  for (size_t i = from; i < to; i++)
    if (l->rows.p[i].width > widest && l->rows.p[i].width <= BEHIND_WIDEST)
      widest = l->rows.p[i].width;
  return widest + 2;
}

static size_t behind_end(const struct lay *l, size_t from) {
  size_t end = from;
  while (end < l->rows.n && l->rows.p[end].behind.n > 0 && (end == from || !l->rows.p[end].tall))
    end++;
  return end > from ? end : from + 1;
}

static struct text join(const struct lay *l) {
  struct buf b = {.arena = l->w->arena};
  for (size_t from = 0, end; from < l->rows.n; from = end) {
    end = behind_end(l, from);
    size_t column = behind_column(l, from, end);
    for (size_t i = from; i < end; i++) {
      const struct row *row = &l->rows.p[i];
      buf_add(&b, row->text);
      if (row->behind.n > 0)
        buf_repeat(&b, ' ', row->width + 2 < column ? column - row->width : 2);
      buf_add(&b, row->behind);
      buf_char(&b, '\n');
    }
  }
  return buf_text(&b);
}

struct text words_text(struct words *w) {
  struct lay l = {.w = w};
  for (size_t i = 0; i < w->lines.n; i++)
    put_line(&l, &w->lines.p[i]);
  put_remarks(&l, w->list.n, false, 0);
  return join(&l);
}
