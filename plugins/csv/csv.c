/* csv: rows from a table that a spreadsheet saved as text.
 *
 * The separator is `;`, `,` or a tab: what a first line «sep=;» says, else whichever the header line has most of outside quotes. A file that is valid UTF-8 is
 * read as such (a byte order mark is skipped), any other as Windows-1252. Lines end in LF, CR LF or CR. A cell may stand in
 * quotes; in it a doubled quote is one quote, and it may hold separators and line ends. Empty lines, and lines of empty
 * cells alone, are no rows. A table that cannot be read whole is not read at all: then everything in it is onbekend, with
 * the place and reason.
 */
#include "table.h"

static int is_separator(const struct input *in, char c) {
  return c == in->separator || c == '\r' || c == '\n';
}

/* Steps over one line end, of whatever kind; there is none at the end of the file. */
static void next_line(struct input *in) {
  if (in->at < in->n && in->p[in->at++] == '\r' && in->at < in->n && in->p[in->at] == '\n')
    in->at++;
  in->line++;
}

static const char *quoted_cell(struct input *in, struct cell *cell) {
  size_t opened = in->line, to = ++in->at;
  cell->p = in->p + in->at;
  for (;;) {
    if (in->at >= in->n)
      return fault(in, "op rij %zu begint een aanhalingsteken dat nergens sluit", opened);
    char c = in->p[in->at++];
    if (c == '"' && (in->at >= in->n || in->p[in->at] != '"'))
      break;
    if (c == '"')
      in->at++;
    if (c == '\n' || (c == '\r' && (in->at >= in->n || in->p[in->at] != '\n')))
      in->line++;
    in->p[to++] = c;
  }
  cell->n = (size_t)(in->p + to - cell->p);
  if (in->at < in->n && !is_separator(in, in->p[in->at]))
    return fault(in, "op rij %zu staat nog tekst achter een aanhalingsteken", in->line);
  return NULL;
}

static const char *cell_from(struct input *in, struct cell *cell) {
  if (in->at < in->n && in->p[in->at] == '"')
    return quoted_cell(in, cell);
  cell->p = in->p + in->at;
  while (in->at < in->n && !is_separator(in, in->p[in->at]))
    in->at++;
  cell->n = (size_t)(in->p + in->at - cell->p);
  return NULL;
}

/* One line of the table, with the number of the line it starts on. */
static const char *line_from(struct input *in, struct line *line) {
  line->number = in->line;
  for (line->n = 0;;) {
    if (line->n == MAX_COLUMNS)
      return fault(in, "op rij %zu staan meer dan 1000 kolommen", line->number);
    const char *why = cell_from(in, &line->cells[line->n++]);
    if (why)
      return why;
    if (in->at >= in->n || in->p[in->at] != in->separator)
      break;
    in->at++;
  }
  next_line(in);
  return NULL;
}

static int is_blank(const struct line *line) {
  for (size_t i = 0; i < line->n; i++)
    for (size_t j = 0; j < line->cells[i].n; j++)
      if (line->cells[i].p[j] != ' ' && line->cells[i].p[j] != '\t')
        return 0;
  return 1;
}

/* The next line that is not blank; *none when there is no more. */
static const char *full_line_from(struct input *in, struct line *line, int *none) {
  for (*none = 0; in->at < in->n;) {
    const char *why = line_from(in, line);
    if (why || !is_blank(line))
      return why;
  }
  *none = 1;
  return NULL;
}

/* Counts each separator in the header, outside quotes, and takes the most frequent; `;` where that does not decide. */
static void choose_separator(struct input *in) {
  size_t i = 0, semicolons = 0, commas = 0, tabs = 0;
  while (i < in->n && (in->p[i] == '\n' || in->p[i] == '\r'))
    i++;
  for (int quoted = 0; i < in->n && (quoted || (in->p[i] != '\n' && in->p[i] != '\r')); i++) {
    quoted ^= in->p[i] == '"';
    semicolons += !quoted && in->p[i] == ';';
    commas += !quoted && in->p[i] == ',';
    tabs += !quoted && in->p[i] == '\t';
  }
  in->separator = tabs > semicolons && tabs >= commas ? '\t' : commas > semicolons ? ',' : ';';
}

/* A spreadsheet may say on a first line of its own what separates: «sep=;». */
static int separator_said(struct input *in) {
  if (in->n < 5 || strncasecmp(in->p, "sep=", 4) != 0 || (in->p[4] != ';' && in->p[4] != ',' && in->p[4] != '\t'))
    return 0;
  if (in->n > 5 && in->p[5] != '\r' && in->p[5] != '\n')
    return 0;
  in->separator = in->p[4];
  in->at = 5;
  next_line(in);
  return 1;
}

/* A name without text is allowed for a column that stays empty: spreadsheets leave such columns at the end. */
static const char *check_header(struct input *in, const struct line *header) {
  for (size_t i = 0; i < header->n; i++)
    for (size_t j = 0; j < i; j++)
      if (header->cells[i].n && strcasecmp(header->names[i], header->names[j]) == 0)
        return fault(in, "de kolom «%.60s» staat er twee keer", header->names[i]);
  return NULL;
}

static const char *check_row(struct input *in, const struct line *header, const struct line *row) {
  if (row->n != header->n)
    return fault(in, "rij %zu heeft niet evenveel cellen (%zu) als de kopregel (%zu)", row->number, row->n, header->n);
  for (size_t i = 0; i < row->n; i++)
    if (!header->cells[i].n && row->cells[i].n)
      return fault(in, "rij %zu heeft een waarde in een kolom zonder naam", row->number);
  return NULL;
}

static void give_row(struct eisen_call *call, struct line *header, const struct line *row) {
  char where[32];
  snprintf(where, sizeof where, "rij %zu", row->number);
  call->rij(call, where);
  for (size_t i = 0; i < row->n; i++)
    if (header->cells[i].n)
      call->veld(call, header->names[i], row->cells[i].p, row->cells[i].n);
}

static const char *read_rows(struct eisen_call *call, struct input *in, struct line *header, struct line *row) {
  int none;
  for (size_t rows = 0;; rows++) {
    const char *why = full_line_from(in, row, &none);
    if (why || none)
      return why;
    if (rows == MAX_ROWS)
      return fault(in, "er staan meer dan een miljoen rijen in");
    if ((why = check_row(in, header, row)))
      return why;
    give_row(call, header, row);
  }
}

static const char *read_table(struct eisen_call *call, struct input *in, struct line *header, struct line *row) {
  int none;
  if (!separator_said(in))
    choose_separator(in);
  const char *why = full_line_from(in, header, &none);
  if (why)
    return why;
  if (none)
    return fault(in, "het bestand is leeg: ook de kopregel ontbreekt");
  if ((why = keep_names(in, header)) || (why = check_header(in, header)))
    return why;
  for (size_t i = 0; i < header->n; i++)
    if (header->cells[i].n)
      call->veld(call, header->names[i], "", 0);
  return read_rows(call, in, header, row);
}

static void rijen(struct eisen_call *call, struct eisen_file list) {
  struct input in = {.line = 1};
  struct line *lines = calloc(2, sizeof *lines);
  const char *why = lines ? input_read(&in, list.fd) : "er is te weinig geheugen om het bestand te lezen";
  if (!why)
    why = read_table(call, &in, &lines[0], &lines[1]);
  if (why) {
    char text[400];
    snprintf(text, sizeof text, "%s: %s", list.name, why);
    call->onbekend(call, text);
  }
  free(lines);
  free(in.names);
  free(in.p);
}

static const struct eisen_function functions[] = {
    {sizeof functions[0], "rijen", "bestand lijst -> rijen", "Leest de rijen van een tabel die als csv is bewaard.",
     EISEN_FUNCTION(rijen)},
};
EISEN_PLUGIN = {sizeof(struct eisen_plugin),
                EISEN_PLUGIN_ABI,
                "csv",
                "1",
                "Tabellen uit een rekenprogramma, bewaard als csv.",
                functions,
                1};
