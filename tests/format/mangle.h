// The same source with other white space, as dice make it.
#ifndef EISEN_MANGLE_H
#define EISEN_MANGLE_H

#include "words.h"

enum mangle {
  MANGLE_GAPS = 1,     // tabs, hard and more spaces between words
  MANGLE_LEVELS = 2,   // levels of another width
  MANGLE_ENDS = 4,     // spaces and carriage returns at the ends of lines
  MANGLE_BLANKS = 8,   // blank lines
  MANGLE_BREAKS = 16,  // lines that break where they may
  MANGLE_REMARKS = 32, // comments anywhere
  MANGLE_ARTICLES = 64,
  MANGLE_SPACE = MANGLE_GAPS | MANGLE_LEVELS | MANGLE_ENDS, // of which the formatter leaves nothing
};

struct mangling {
  const struct words *w;
  unsigned what;
  uint64_t dice;
  struct buf out;
  unsigned step;   // columns of a level
  size_t remark;   // the next one
  size_t began;    // the column of this line
};

static inline unsigned roll(struct mangling *m, unsigned sides) {
  m->dice = m->dice * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(m->dice >> 33) % sides;
}

static inline bool mangle(struct mangling *m, unsigned what, unsigned sides) { return (m->what & what) != 0 && roll(m, sides) == 0; }

static inline void end_line(struct mangling *m) {
  if (mangle(m, MANGLE_ENDS, 2))
    buf_addz(&m->out, roll(m, 2) ? "  " : "\t");
  buf_addz(&m->out, m->what & MANGLE_ENDS ? "\r\n" : "\n");
}

// The comments before a word; where the word begins no line, they stand at `column`. More of them where a line may end.
static inline void put_mangled_remarks(struct mangling *m, size_t word, bool begins, bool may_end, size_t column) {
  const struct words *w = m->w;
  for (; m->remark < w->remarks.n && w->remarks.p[m->remark].before <= word; m->remark++) {
    const struct remark *remark = &w->remarks.p[m->remark];
    if (remark->behind)
      buf_addz(&m->out, mangle(m, MANGLE_GAPS, 2) ? "\t" : " ");
    else if (m->out.n > 0)
      end_line(m);
    if (remark->blank)
      end_line(m);
    if (!remark->behind)
      buf_repeat(&m->out, ' ', begins ? remark->level * m->step : column);
    buf_add(&m->out, remark->text);
  }
  if (may_end && mangle(m, MANGLE_REMARKS, 8)) {
    if (roll(m, 2) || m->remark > 0) {
      end_line(m);
      buf_repeat(&m->out, ' ', roll(m, 12));
    }
    buf_addz(&m->out, " #wat hier staat ");
  }
}

static inline void put_mangled_word(struct mangling *m, const struct line *line, const struct word *word) {
  struct text rest = word->text, part;
  buf_add(&m->out, word->quotes);
  for (bool first = true; word->quotes.n > 0 && text_split(&rest, '\n', &part); first = false) {
    size_t before = (size_t)(text_trim(part).p - part.p);
    if (!first) {
      end_line(m);
      if (text_trim(part).n > 0) // all lines are moved by as much
        buf_repeat(&m->out, ' ', before >= line->column ? before - line->column + m->began : before);
    }
    buf_add(&m->out, first ? part : text_slice(part, text_trim(part).n > 0 ? before : part.n, part.n));
  }
  if (word->quotes.n > 0 && text_ends(word->text, TEXT("\n")))
    end_line(m);
  buf_add(&m->out, word->quotes.n > 0 ? word->quotes : word->text);
}

static inline bool may_end(const struct mangling *m, size_t i) {
  const struct word *word = &m->w->list.p[i];
  return words_may_break(m->w, i) || (word->depth > 0 && word->kind != ')');
}

static inline void put_mangled_gap(struct mangling *m, size_t i, size_t column) {
  static const char *const gaps[] = {" ", "  ", "\t", "\xc2\xa0", "\xe2\x80\xaf \t"};
  size_t before = m->out.n;
  bool article = mangle(m, MANGLE_ARTICLES, 30);
  put_mangled_remarks(m, i, false, may_end(m, i), column);
  if (m->out.n > before || m->w->list.p[i].broke || (may_end(m, i) && mangle(m, MANGLE_BREAKS, 3))) {
    end_line(m);
    buf_repeat(&m->out, ' ', column + roll(m, 4));
  } else if (mangle(m, MANGLE_GAPS, 2)) {
    buf_addz(&m->out, gaps[roll(m, 5)]);
  } else {
    buf_addz(&m->out, article || m->w->list.p[i].gap > 0 ? " " : "");
  }
  if (article)
    buf_addz(&m->out, "het ");
}

static inline void put_mangled_line(struct mangling *m, const struct line *line) {
  m->began = line->level * m->step;
  put_mangled_remarks(m, line->from, true, true, 0);
  if (m->out.n > 0)
    end_line(m);
  if (line->blank || mangle(m, MANGLE_BLANKS, 4))
    end_line(m);
  buf_repeat(&m->out, ' ', m->began);
  if (mangle(m, MANGLE_ARTICLES, 60))
    buf_addz(&m->out, "de ");
  for (size_t i = line->from; i < line->to; i++) {
    if (i > line->from)
      put_mangled_gap(m, i, m->began + 1 + roll(m, 6));
    put_mangled_word(m, line, &m->w->list.p[i]);
  }
}

static inline struct text mangled(struct arena *a, const struct words *w, unsigned what, uint64_t dice) {
  struct mangling m = {.w = w, .what = what, .dice = dice * 2 + 1, .out = {.arena = a}};
  m.step = what & MANGLE_LEVELS ? 1 + roll(&m, 5) : 2;
  for (size_t i = 0; i < w->lines.n; i++)
    put_mangled_line(&m, &w->lines.p[i]);
  put_mangled_remarks(&m, w->list.n, true, true, 0);
  end_line(&m);
  return buf_text(&m.out);
}

#endif
