// What belongs to which kind of clause, and the text of a verbatim passage.
#include "model.h"

bool is_scope_clause(const struct node *n) {
  return n->kind == N_SCOPE_ALL || n->kind == N_SCOPE || n->kind == N_SCOPE_NOT || n->kind == N_ONLY || n->kind == N_ALSO;
}

bool is_when_clause(const struct node *n) { return n->kind == N_IF || n->kind == N_UNLESS || n->kind == N_IF_APPLIES || n->kind == N_VALIDITY || n->kind == N_PLACE || n->kind == N_OTHER_PLACES; }

struct m_note model_note(const struct node *n) {
  struct m_note note = {.text = n->child->text};
  note.kind = n->kind == N_READING ? NOTE_READING : n->kind == N_REMARK ? NOTE_REMARK : NOTE_DEFECT;
  if (n->kind == N_READING) note.by = n->child->next->text;
  return note;
}

void model_twice(struct model *m, enum message_id id, const struct source *src, const struct node *n, struct text name,
                 const struct source *first_src, const struct node *first) {
  struct message *at = msg(m->sink, id, name_place(src, n), name);
  msg_note(m->sink, at, M_NOTE_FIRST, name_place(first_src, first));
}

// A line that begins like a point of a list stays a line of its own.
static bool is_list_line(struct text line) {
  static const char *const marks[] = {"- ", "• ", "– ", "* ", "o "};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (text_starts(line, text_from(marks[i]))) return true;
  bool letter = line.n > 2 && line.p[1] == ')' && line.p[0] >= 'a' && line.p[0] <= 'z';
  bool digit = line.n > 2 && (line.p[1] == '.' || line.p[1] == ')') && line.p[0] >= '0' && line.p[0] <= '9' && line.p[2] == ' ';
  return letter || digit;
}

struct text verbatim_text(struct arena *a, struct text written) {
  struct buf b = {.arena = a};
  struct text rest = written, line;
  bool blank = false;
  while (text_split(&rest, '\n', &line)) {
    line = text_squeeze(a, line);
    if (line.n == 0) {
      blank = true;
      continue;
    }
    if (b.n > 0) buf_char(&b, blank || is_list_line(line) ? '\n' : ' ');
    buf_add(&b, line);
    blank = false;
  }
  return text_copy(a, buf_text(&b));
}
