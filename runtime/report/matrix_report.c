#include "matrix_report.h"

#include "html_out.h"
#include "text_out.h"

static const struct { const char *sign, *words; } cells[] = {
    [CELL_HOLDS] = {"G", "geldt"}, [CELL_DEPARTS] = {"A", "geldt, met afwijking"}, [CELL_LAPSED] = {"V", "vervalt door een afwijking"},
    [CELL_NOT] = {"-", "n.v.t."}, [CELL_HOLE] = {"!", "gat"}};

static struct text leaf_title(const struct matrix *m, uint32_t leaf) {
  const struct img_node *n = &m->image->nodes[m->leaves[leaf]];
  return img_text(m->image, n->title.len > 0 ? n->title : n->path);
}

static struct text eis_name(struct arena *a, const struct matrix *m, uint32_t eis) {
  const struct img_target *t = &m->image->targets[m->eisen[eis]];
  return text_format(a, "%.*s", TP(img_text(m->image, t->number)));
}

static struct text eis_title(const struct matrix *m, uint32_t eis) { return img_text(m->image, m->image->targets[m->eisen[eis]].title); }

static uint32_t set_of(const struct matrix *m, uint32_t eis) { return m->image->targets[m->eisen[eis]].set; }

static const struct matrix_cell *cell(const struct matrix *m, bool together, uint32_t eis, uint32_t leaf) {
  return &(together ? m->together : m->alone)[(size_t)eis * m->n_leaves + leaf];
}

static bool differs(const struct matrix *m, uint32_t eis, uint32_t leaf) {
  const struct matrix_cell *a = cell(m, false, eis, leaf), *b = cell(m, true, eis, leaf);
  return a->kind != b->kind || !text_eq(a->via, b->via);
}

// Is it as for the zorgvorm before it? Then it is told once, for all of them.
static bool same_as_before(const struct matrix *m, bool together, uint32_t eis, uint32_t leaf, uint32_t before) {
  const struct matrix_cell *a = cell(m, together, eis, leaf), *b = cell(m, together, eis, before);
  return a->kind == b->kind && text_eq(a->via, b->via) && text_eq(a->why, b->why);
}

// ---- text ----

static void add_head(struct buf *b, const struct matrix *m) {
  buf_addz(b, "Zorgvormen:\n");
  for (uint32_t l = 0; l < m->n_leaves; l++) buf_format(b, "  %2u  %.*s\n", l + 1, TP(leaf_title(m, l)));
  buf_addz(b, "\nG geldt   A geldt, met afwijking   V vervalt door een afwijking   - n.v.t.   ! gat\n"
              "Een kleine letter: anders voor wie er ook iets van een andere soort bij levert.\n\n");
}

static char sign_of(const struct matrix *m, uint32_t eis, uint32_t leaf) {
  char c = cells[cell(m, false, eis, leaf)->kind].sign[0];
  if (!differs(m, eis, leaf)) return c;
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : '~';
}

static void add_grid(struct arena *a, struct buf *b, const struct matrix *m) {
  size_t width = 3;
  for (uint32_t e = 0; e < m->n_eisen; e++)
    if (eis_name(a, m, e).n > width) width = eis_name(a, m, e).n;
  buf_repeat(b, ' ', width + 2);
  for (uint32_t l = 0; l < m->n_leaves; l++) buf_format(b, "%3u", l + 1);
  buf_char(b, '\n');
  for (uint32_t e = 0; e < m->n_eisen; e++) {
    struct text name = eis_name(a, m, e);
    if (e == 0 || set_of(m, e) != set_of(m, e - 1)) buf_format(b, "%.*s\n", TP(img_text(m->image, m->image->sets[set_of(m, e)].title)));
    buf_format(b, "%.*s", TP(name));
    buf_repeat(b, ' ', width + 2 - name.n);
    for (uint32_t l = 0; l < m->n_leaves; l++) buf_format(b, "  %c", sign_of(m, e, l));
    buf_format(b, "  %.*s\n", TP(eis_title(m, e)));
  }
}

static void add_leaves_like(struct buf *b, const struct matrix *m, bool together, uint32_t eis, uint32_t leaf, bool *told) {
  for (uint32_t l = leaf; l < m->n_leaves; l++) {
    if (told[l] || !same_as_before(m, together, eis, l, leaf) || (together && !differs(m, eis, l))) continue;
    told[l] = true;
    buf_format(b, "%s%u", l == leaf ? "" : ", ", l + 1);
  }
}

static void add_why(struct arena *a, struct buf *b, const struct matrix *m, uint32_t eis) {
  bool head = false;
  for (int together = 0; together < 2; together++) {
    bool *told = NEW_ARRAY(a, bool, m->n_leaves + 1);
    for (uint32_t l = 0; l < m->n_leaves; l++) {
      const struct matrix_cell *c = cell(m, together, eis, l);
      if (told[l] || (together && !differs(m, eis, l)) || (!together && c->kind == CELL_HOLDS)) continue;
      if (!head) buf_format(b, "  %.*s %.*s\n", TP(eis_name(a, m, eis)), TP(eis_title(m, eis)));
      head = true;
      buf_format(b, "    %s", together ? "samen met iets anders, bij " : "bij ");
      add_leaves_like(b, m, together, eis, l, told);
      buf_format(b, ": %s%s%.*s%s%.*s\n", cells[c->kind].words, c->via.n > 0 ? " " : "", TP(c->via), c->kind == CELL_NOT && c->why.n > 0 ? ", want " : "",
                 TP(c->kind == CELL_NOT ? c->why : NO_TEXT));
    }
  }
}

static void add_needs(struct buf *b, const struct matrix *m) {
  buf_addz(b, "\nWat een aanbieder laat zien die alleen dit levert:\n");
  for (uint32_t l = 0; l < m->n_leaves; l++)
    buf_format(b, "  %2u  %u gegevens, waarvan in %u soorten documenten; %u oordelen   %.*s\n", l + 1, m->questions[l], m->documents[l], m->judgements[l],
               TP(leaf_title(m, l)));
}

struct text matrix_text(struct arena *a, const struct matrix *m) {
  struct buf b = {.arena = a};
  add_head(&b, m);
  add_grid(a, &b, m);
  buf_addz(&b, "\nAfwijkingen, en waarom niet (een vraagteken: hangt van het bewijs af):\n");
  for (uint32_t e = 0; e < m->n_eisen; e++) add_why(a, &b, m, e);
  add_needs(&b, m);
  return text_visible_lines(a, buf_text(&b)); // an image may come from anyone
}

// ---- csv ----

static void csv_line(struct arena *a, struct buf *b, const struct matrix *m, bool together, uint32_t e, uint32_t l) {
  const struct matrix_cell *c = cell(m, together, e, l);
  const struct img_target *t = &m->image->targets[m->eisen[e]];
  struct text fields[] = {img_text(m->image, m->image->sets[t->set].name), eis_name(a, m, e), eis_title(m, e), img_text(m->image, m->image->nodes[m->leaves[l]].path),
                          text_from(together ? "samen" : "uitsluitend"), text_from(cells[c->kind].words), c->via, c->kind == CELL_NOT ? c->why : NO_TEXT};
  size_t n = sizeof fields / sizeof *fields;
  for (size_t i = 0; i < n; i++) csv_cell(b, fields[i], i + 1 == n);
}

struct text matrix_csv(struct arena *a, const struct matrix *m) {
  struct buf b = {.arena = a};
  buf_addz(&b, "\xEF\xBB\xBFset;eis;titel;zorgvorm;soort;geldt;afwijkingen;waarom\n");
  for (uint32_t e = 0; e < m->n_eisen; e++)
    for (uint32_t l = 0; l < m->n_leaves; l++) {
      csv_line(a, &b, m, false, e, l);
      csv_line(a, &b, m, true, e, l);
    }
  return buf_text(&b);
}

// ---- html ----

static struct text cell_words(struct arena *a, const struct matrix_cell *c) {
  struct text more = c->kind == CELL_NOT ? c->why : c->via;
  return more.n > 0 ? text_format(a, "%s: %.*s", cells[c->kind].words, TP(more)) : text_from(cells[c->kind].words);
}

static void html_row(struct arena *a, struct buf *b, const struct matrix *m, uint32_t e) {
  HTML(b, "<tr><th scope=\"row\">% %</th>", eis_name(a, m, e), eis_title(m, e));
  for (uint32_t l = 0; l < m->n_leaves; l++) {
    HTML(b, "<td>%", cell_words(a, cell(m, false, e, l)));
    if (differs(m, e, l)) HTML(b, "<br/>samen met iets anders: %", cell_words(a, cell(m, true, e, l)));
    buf_addz(b, "</td>");
  }
  buf_addz(b, "</tr>\n");
}

static void html_needs(struct arena *a, struct buf *b, const struct matrix *m) {
  static const char *const columns[] = {"Zorgvorm", "Gegevens", "Soorten documenten", "Oordelen"};
  html_table(b, "kop", TEXT("Wat een aanbieder laat zien die alleen dit levert"), columns, 4);
  for (uint32_t l = 0; l < m->n_leaves; l++)
    HTML(b, "<tr><th scope=\"row\">%</th><td class=\"aantal\">%</td><td class=\"aantal\">%</td><td class=\"aantal\">%</td></tr>\n", leaf_title(m, l),
         text_format(a, "%u", m->questions[l]), text_format(a, "%u", m->documents[l]), text_format(a, "%u", m->judgements[l]));
  html_table_end(b);
}

struct text matrix_html(struct arena *a, const struct matrix *m) {
  struct buf b = {.arena = a};
  struct text set = img_text(m->image, m->image->sets[m->image->n_sets - 1].title);
  const char **columns = NEW_ARRAY(a, const char *, m->n_leaves + 1);
  columns[0] = "Eis";
  for (uint32_t l = 0; l < m->n_leaves; l++) columns[l + 1] = text_z(a, leaf_title(m, l));
  html_begin(&b, text_format(a, "Welke eisen voor wie: %.*s", TP(set)));
  HTML(&b, "<h1>Welke eisen voor wie</h1>\n<p>%</p>\n", set);
  html_table(&b, "matrix", TEXT("Zorgvormen en eisen"), columns, m->n_leaves + 1);
  for (uint32_t e = 0; e < m->n_eisen; e++) {
    if (e == 0 || set_of(m, e) != set_of(m, e - 1))
      HTML(&b, "<tr><th scope=\"rowgroup\" colspan=\"%\">%</th></tr>\n", text_format(a, "%u", m->n_leaves + 1),
           img_text(m->image, m->image->sets[set_of(m, e)].title));
    html_row(a, &b, m, e);
  }
  html_table_end(&b);
  html_needs(a, &b, m);
  html_end(&b);
  return buf_text(&b);
}
