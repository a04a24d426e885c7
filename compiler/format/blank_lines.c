// Blank lines: where one must stand, and where none may.
#include "parser.h"
#include "words.h"

static bool is_head(int kind) { return kind == EISENSET || kind == GEGEVENSBOEK || kind == KADER || kind == DOSSIER; }

// An eis or afwijking is declared, not spoken of: NUMMER "titel", and at most its text.
static bool is_declared(const struct words *w, const struct line *line) {
  int behind = line_kind(w, line, 3);
  return line_kind(w, line, 2) == TITEL && (behind == 0 || behind == LETTERLIJK);
}

// A declaration that has a blank line before it.
static bool stands_apart(const struct words *w, const struct line *line) {
  switch (line_kind(w, line, 0)) {
  case EIS: case AFWIJKING: return is_declared(w, line);
  case VOORBEELD: case HOOFDSTUK: case GEGEVENS: case INDELING: case TABEL: return line->level == 0;
  case KPI: return line->level == 0 && line_kind(w, line, 2) == TITEL;
  default: return false;
  }
}

static bool is_other_kind(int kind, int before) {
  bool group = kind == BEGRIP || kind == DEFINITIE || kind == THEMA;
  return group && kind != before;
}

// A blank line goes above the comments that belong to the line.
static void set_apart(struct words *w, struct line *line) {
  for (size_t i = remark_from(w, line->from); i < w->remarks.n && w->remarks.p[i].before == line->from; i++) {
    struct remark *remark = &w->remarks.p[i];
    if (remark->behind || remark->level > line->level)
      continue;
    remark->blank = true;
    return;
  }
  line->blank = true;
}

static void set_together(struct words *w, struct line *line) {
  for (size_t i = remark_from(w, line->from); i < w->remarks.n && w->remarks.p[i].before == line->from; i++) {
    if (w->remarks.p[i].behind)
      continue;
    w->remarks.p[i].blank = false;
    return;
  }
  line->blank = false;
}

void words_blank_lines(struct words *w) {
  int top = 0; // of the last line at the margin
  for (size_t i = 0; i < w->lines.n; i++) {
    struct line *line = &w->lines.p[i];
    int kind = line_kind(w, line, 0);
    bool first = i == 0 || line->level > w->lines.p[i - 1].level;
    bool apart = stands_apart(w, line) || (line->level == 0 && (is_head(top) || is_other_kind(kind, top)));
    if (first)
      set_together(w, line);
    else if (apart)
      set_apart(w, line);
    if (line->level == 0)
      top = kind;
  }
}
